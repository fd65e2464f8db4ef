//go:build !lean

package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/cmd/lagebild/kube"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/playground/cluster"
)

func newDemoKube() *cobra.Command {
	c := cluster.Config{Plugin: kube.PluginName}
	c.Seed = demo.DefaultSeed
	var from string
	cmd := &cobra.Command{
		Use:   "demo-kube",
		Short: "A Kubernetes API server with operator, scraper, server and the simulated region, for trying kubectl",
		Long: `Starts a real kube-apiserver with etcd on this machine, installs the CustomResourceDefinitions, and runs operator, scraper
and server as in a cluster, against the simulated region. It prints a KUBECONFIG and commands to try; objects are yours to
apply. Nothing outside this machine is asked, and all of it is gone at Ctrl-C. kube-apiserver and etcd are those that
KUBEBUILDER_ASSETS names, else they are downloaded, or built once from Go modules.`,
	}
	f := cmd.Flags()
	f.IntVar(&c.APIPort, "api-port", 0, "port of the API server (default: any that is free)")
	f.StringVar(&from, "from", cluster.DefaultFrom, "day of the incident to begin with; on earlier ones than the default not all sites answer")
	f.Float64Var(&c.Factor, "factor", cluster.DefaultFactor, "how many times faster than real time the region's clock goes")
	f.IntVar(&c.Workers, "workers", 16, "sources run at once")
	f.BoolVar(&c.Apply, "apply", false, "apply the region's objects")
	return play(cmd, &c.Config, func(ctx context.Context) (err error) {
		c.Level, _ = f.GetString("log-level")
		if c.From, err = flags.Day("from", from); err != nil {
			return err
		}
		return cluster.Run(ctx, c)
	})
}

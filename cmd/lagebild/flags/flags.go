package flags

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
)

// World are those of every command that asks the web.
func World(cmd *cobra.Command, w *app.WorldConfig) {
	f := cmd.Flags()
	f.StringVar(&w.Contact, "contact", fetch.DefaultContact, "web or mailto address in our User-Agent where a webmaster finds you")
	f.StringVar(&w.UserAgent, "user-agent", "", "whole User-Agent header (default: Lagebild/1 with the contact address)")
	f.DurationVar(&w.Gap, "gap", 2*time.Second, "least time between two requests to one host")
	f.StringSliceVar(&w.Allow, "allow-net", nil, "networks that may be asked although they are not public, such as 127.0.0.0/8")
	f.BoolVar(&w.AnyPort, "allow-any-port", false, "ask ports other than 80 and 443")
	f.StringVar(&w.Simulation, "simulation", "", "address of a simulated region (see lagebild demo --sites-only): takes its clock and certificate and opens this machine's own addresses")
}

// Clock is for commands that ask no web, but live on the clock of a simulated region.
func Clock(cmd *cobra.Command, w *app.WorldConfig) {
	cmd.Flags().StringVar(&w.Simulation, "simulation", "", "address of a simulated region whose clock counts")
}

// Scraper are those of commands that run sources.
func Scraper(cmd *cobra.Command, s *app.ScraperConfig) {
	f := cmd.Flags()
	f.IntVar(&s.Workers, "workers", 8, "sources run at once")
	f.StringSliceVar(&s.Uplink, "uplink", nil, "host:port of reference targets; when none of them takes a connection, failures are put down to our own side")
}

// Site are those of commands that serve the pages.
func Site(cmd *cobra.Command, w *app.WorldConfig, s *app.SiteConfig, listen string) {
	f := cmd.Flags()
	f.StringVar(&s.Listen, "listen", listen, "address of the pages")
	Origin(cmd, &w.Origin)
	f.Float64Var(&s.Limits.Rate, "client-rate", 20, "pages that one visitor may ask for each second; a negative number sets no limit")
	f.IntVar(&s.Limits.Burst, "client-burst", 200, "pages that one visitor may ask for at once")
	f.StringVar(&s.Limits.Proxies, "proxies", "", "networks of proxies whose X-Forwarded-For is believed, for instance 10.0.0.0/8,fd00::/8, or none (default: all private networks)")
}

// Origin is for commands that serve the pages.
func Origin(cmd *cobra.Command, origin *string) {
	cmd.Flags().StringVar(origin, "origin", "", "how visitors reach the pages, such as https://lage.example: in feeds, citations and as the sender of warnings (default: as each visitor names it)")
}

// Trace is for commands that can send traces.
func Trace(cmd *cobra.Command, endpoint *string) {
	cmd.Flags().StringVar(endpoint, "otlp-endpoint", "", "collector that traces are sent to by OTLP over HTTP, such as http://collector:4318 (default: none, unless OTEL_EXPORTER_OTLP_ENDPOINT names one)")
}

// Day is the beginning of the day in Europe/Berlin that text, the value of a flag, names.
func Day(flag, text string) (time.Time, error) {
	t, err := notice.Day(text).Start(notice.Berlin())
	if err != nil {
		return t, &fault.Error{Kind: fault.Invalid, Op: "reading --" + flag, Err: err, Remedy: "write a day as 2023-11-08"}
	}
	return t, nil
}

package kubeplugin

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/kubeplugin/output"
	"github.com/lagebild/lagebild/internal/kubeplugin/why"
	"github.com/lagebild/lagebild/internal/notice"
)

func (p *plugin) newWhy() *cobra.Command {
	var url, form string
	cmd := &cobra.Command{
		Use:   "why AGS|NAME SERVICE",
		Short: "Shows which statement a cell of the overview shows, and what lost",
		Long: `Shows which statement a cell of the overview shows, and why the other standing statements on it are not shown. It asks the
server at --url, or, without, the database that DATABASE_URL names.`,
		Example: "  kubectl port-forward service/lagebild-server 8470 &\n  kubectl lagebild why 05962004 buergerbuero --url http://127.0.0.1:8470",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.Explain(cmd.Context(), url, why.Question{Body: args[0], Service: notice.Service(args[1])})
			if err != nil {
				return err
			}
			if form != "" {
				return output.Data(p.Out, form, w)
			}
			return w.Write(p.Out)
		},
	}
	cmd.Flags().StringVar(&url, "url", "", "address of a Lagebild server, such as http://127.0.0.1:8470")
	cmd.Flags().StringVarP(&form, "output", "o", "", "json or yaml instead of text")
	return cmd
}

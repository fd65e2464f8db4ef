package flags

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// Logging gives root and all commands under it the flags that Log reads.
func Logging(root *cobra.Command) {
	root.PersistentFlags().String("log-level", "info", "least level that is logged: debug, info, warn or error")
	root.PersistentFlags().String("log-format", "text", "form of log lines: text or json")
}

// Log is the logger that the flags ask for; it writes to w.
func Log(cmd *cobra.Command, w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	text, _ := cmd.Flags().GetString("log-level")
	if err := level.UnmarshalText([]byte(text)); err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, Op: "reading --log-level", Err: err, Remedy: "use debug, info, warn or error"}
	}
	opts := &slog.HandlerOptions{Level: level}
	switch format, _ := cmd.Flags().GetString("log-format"); format {
	case "text":
		return slog.New(telemetry.LogHandler(slog.NewTextHandler(w, opts))), nil
	case "json":
		return slog.New(telemetry.LogHandler(slog.NewJSONHandler(w, opts))), nil
	default:
		return nil, &fault.Error{Kind: fault.Invalid, Op: "reading --log-format", Err: fmt.Errorf("%q is no form", format), Remedy: "use text or json"}
	}
}

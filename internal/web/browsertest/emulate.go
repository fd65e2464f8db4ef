package browsertest

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// ScriptsOff keeps the pages that the browser of ctx opens from now on from running scripts. Those of the test still run.
func ScriptsOff(ctx context.Context) error {
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	if err != nil {
		return fmt.Errorf("turning scripts off: %w", err)
	}
	return nil
}

// OnPaper shows the page that the browser of ctx has open as it is printed; with false as on a screen again.
func OnPaper(ctx context.Context, paper bool) error {
	media := ""
	if paper {
		media = "print"
	}
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
	if err != nil {
		return fmt.Errorf("choosing the medium %q: %w", media, err)
	}
	return nil
}

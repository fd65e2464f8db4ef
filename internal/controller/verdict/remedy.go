package verdict

import (
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// remedies says what people can do about a failed fetch.
var remedies = map[fault.Kind]string{
	fault.NotFound:         "look for the page's new address and change url, or make a Source that succeeds this one",
	fault.Invalid:          "correct the spec; lagebild try -f shows what a fetch gives",
	fault.Blocked:          "ask the webmaster to let our User-Agent in, or use another address",
	fault.RobotsDenied:     "ask the webmaster to allow our User-Agent in robots.txt, or use an address that it allows",
	fault.SoftBlocked:      "open the address in a browser; ask the webmaster to let our User-Agent in, or use a feed",
	fault.RateLimited:      "nothing, we wait as asked; a longer interval helps",
	fault.Unreachable:      "nothing if the town's server is down; else check the host name in url",
	fault.TLSInvalid:       "the town has to renew or correct its certificate; or use an address whose certificate is valid",
	fault.TimedOut:         "nothing if the town's server is busy; a longer timeout may help",
	fault.TooLarge:         "use the address of a smaller page, or a feed",
	fault.TooManyRedirects: "use the address to which a browser gets in the end",
	fault.WrongMediaType:   "use an address that gives a page or a feed, and the type that goes with it",
	fault.BadContent:       "check in a browser whether the address still gives what type says",
	fault.Empty:            "check the selectors against the page; lagebild try -f shows what they find",
	fault.RefusedTarget:    "use a public address; private networks are opened with --allow-net of the scraper only",
	fault.Unavailable:      "nothing, the town's server has a fault of its own",
	fault.OurSide:          "nothing at the object; look at our own network and database",
	fault.Conflict:         "nothing, it is tried again",
	fault.Internal:         "report it, with the scraper's log",
}

// faultMessage is what a condition says of a failed fetch.
func faultMessage(kind fault.Kind, text string) string {
	if text == "" {
		text = "the fetch failed: " + string(kind)
	}
	remedy := remedies[kind]
	if remedy == "" || strings.HasSuffix(text, ")") { // the fault names a remedy itself
		return text
	}
	return text + " (" + remedy + ")"
}

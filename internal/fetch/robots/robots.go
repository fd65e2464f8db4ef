package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how much of a file is read; what comes after it is ignored, as RFC 9309 allows.
const MaxBytes = 500 << 10

// maxRules bounds what one group may make us remember and try on each path.
const maxRules = 5000

// File is a robots.txt as it was fetched.
type File struct {
	Status    int // of the answer; 0 if none came
	Body      []byte
	FetchedAt time.Time
}

// Rules is what a robots.txt says to one crawler. The zero Rules allow everything.
type Rules struct {
	rules []rule
	// Delay is the wish of a Crawl-delay line, a common extension of the format; 0 if there is none.
	Delay time.Duration
}

type rule struct {
	pattern string // percent-escapes in upper case; may hold '*' and end in '$'
	allow   bool
}

// Parse gives the rules of a robots.txt for the crawler whose product token is token ("lagebild"): those of its own groups if
// there are any, else those of the groups for all.
func Parse(body []byte, token string) Rules {
	if len(body) > MaxBytes {
		body = body[:MaxBytes]
		// The last line may be cut in the middle and then forbid more than it says.
		body = body[:bytes.LastIndexByte(body, '\n')+1]
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	p := parser{token: product(token)}
	for line := range bytes.FieldsFuncSeq(body, func(r rune) bool { return r == '\n' || r == '\r' }) {
		p.line(line)
	}
	if p.foundOwn {
		return p.own
	}
	return p.all
}

type parser struct {
	token            string
	own, all         Rules
	foundOwn         bool
	forOwn, forAll   bool // whom the group that is being read speaks to
	rulesHaveStarted bool // the next User-agent line opens a new group
}

func (p *parser) line(line []byte) {
	if i := bytes.IndexByte(line, '#'); i >= 0 {
		line = line[:i]
	}
	key, value, ok := strings.Cut(string(line), ":")
	if !ok {
		return
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "user-agent":
		p.agent(value)
	case "allow":
		p.rule(value, true)
	case "disallow":
		p.rule(value, false)
	case "crawl-delay":
		p.delay(value)
	}
}

func (p *parser) agent(value string) {
	if p.rulesHaveStarted {
		p.forOwn, p.forAll, p.rulesHaveStarted = false, false, false
	}
	if strings.HasPrefix(value, "*") {
		p.forAll = true
		return
	}
	if product(value) == p.token {
		p.forOwn, p.foundOwn = true, true
	}
}

// product is the product token that value begins with, in lower case: "Lagebild/1.0" is "lagebild".
func product(value string) string {
	value = strings.ToLower(value)
	end := strings.IndexFunc(value, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' && r != '_' })
	if end >= 0 {
		value = value[:end]
	}
	return value
}

func (p *parser) rule(value string, allow bool) {
	p.rulesHaveStarted = true
	if value == "" || value[0] != '/' && value[0] != '*' {
		return
	}
	r := rule{pattern: escapes(value), allow: allow}
	if p.forOwn && len(p.own.rules) < maxRules {
		p.own.rules = append(p.own.rules, r)
	}
	if p.forAll && len(p.all.rules) < maxRules {
		p.all.rules = append(p.all.rules, r)
	}
}

func (p *parser) delay(value string) {
	p.rulesHaveStarted = true
	s, err := strconv.ParseFloat(value, 64)
	if err != nil || !(s > 0) {
		return
	}
	// Nobody waits longer than a day; the bound also keeps the product inside of a Duration.
	d := time.Duration(min(s, 86400) * float64(time.Second))
	if p.forOwn {
		p.own.Delay = max(p.own.Delay, d)
	}
	if p.forAll {
		p.all.Delay = max(p.all.Delay, d)
	}
}

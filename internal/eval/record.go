package eval

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// Record is a result that is kept in a file, to be compared with later ones. The same result gives the same bytes.
type Record struct {
	Corpus    string              `json:"corpus"`    // hash of the labels
	Extractor string              `json:"extractor"` // its version
	All       Figures             `json:"all"`
	Tune      Figures             `json:"tune"`
	Blind     Figures             `json:"blind"`
	Documents map[string]Mistakes `json:"documents"` // by id; only those with a mistake
}

// Mistakes are what is wrong with a document, each as "body service status" with the first day behind where there is
// one; of a blind document each is a hash of that, so that mistakes can be counted and told apart, but not read.
type Mistakes struct {
	Wrong   []string `json:"wrong,omitempty"`
	Missing []string `json:"missing,omitempty"`
}

// Record makes a record of the report. extractor is the version that made it.
func (r *Report) Record(extractor string) Record {
	rec := Record{Extractor: extractor, All: r.Figures, Tune: r.Tune, Blind: r.Blind, Documents: map[string]Mistakes{}}
	sum := sha256.New()
	for i := range r.Results {
		res := &r.Results[i]
		fmt.Fprintf(sum, "%s %s %s\n", res.Case.ID, res.Case.Date, res.Case.Body)
		var m Mistakes
		for _, l := range res.Case.Statements {
			fmt.Fprintln(sum, l)
		}
		for _, s := range res.Wrong {
			m.Wrong = append(m.Wrong, name(res.Case, claimOf(s)))
		}
		for _, l := range res.Missing {
			m.Missing = append(m.Missing, name(res.Case, l.claim()))
		}
		slices.Sort(m.Wrong)
		slices.Sort(m.Missing)
		if len(m.Wrong)+len(m.Missing) > 0 {
			rec.Documents[res.Case.ID] = m
		}
	}
	rec.Corpus = hex.EncodeToString(sum.Sum(nil)[:8])
	return rec
}

const hashed = "#"

func name(c Case, k claim) string {
	s := strings.TrimSpace(fmt.Sprintf("%s %s %s %s", k.body, k.service, k.status, k.from))
	if !c.Blind() {
		return s
	}
	sum := sha256.Sum256([]byte(c.ID + " " + s))
	return hashed + hex.EncodeToString(sum[:4])
}

// Encode writes the record as JSON, a document a line.
func (rec Record) Encode() ([]byte, error) {
	docs := rec.Documents
	rec.Documents = nil
	head, err := json.MarshalIndent(rec, "", " ")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "encoding a result", err)
	}
	head, ok := bytes.CutSuffix(head, []byte("null\n}"))
	if !ok {
		return nil, fault.New(fault.Internal, "encoding a result", "documents are not its last field")
	}
	var b bytes.Buffer
	b.Write(head)
	b.WriteString("{")
	for i, id := range slices.Sorted(maps.Keys(docs)) {
		line, err := json.Marshal(docs[id])
		if err != nil {
			return nil, fault.Wrap(fault.Internal, "encoding a result", err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n  %q: %s", id, line)
	}
	b.WriteString("\n }\n}\n")
	return b.Bytes(), nil
}

// ReadRecord reads a record from a file. Errors: NotFound, Invalid for what is no record.
func ReadRecord(file string) (Record, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return Record{}, fault.Wrap(fault.NotFound, "opening a result", err)
	}
	var rec Record
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&rec); err != nil || rec.Corpus == "" {
		if err == nil {
			err = fmt.Errorf("it names no corpus")
		}
		return Record{}, &fault.Error{Kind: fault.Invalid, Op: "reading the result " + file, Err: err, Remedy: "write it anew with: lagebild eval --json FILE DIR"}
	}
	return rec, nil
}

package app

import (
	"sync/atomic"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// Reader reads notices of a region that may change while it works.
type Reader struct {
	catalog *catalog.Catalog
	now     atomic.Pointer[readerState]
}

type readerState struct {
	region    *region.Region
	extractor *extract.Extractor
}

// NewReader gives a reader of the given bodies.
func NewReader(bodies []notice.Body) (*Reader, error) {
	c, err := catalog.Load()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "loading the catalogue", err)
	}
	r := &Reader{catalog: c}
	return r, r.set(bodies)
}

// set changes the bodies; documents in hand are still read with the earlier ones.
func (r *Reader) set(bodies []notice.Body) error {
	gaz, err := region.EmbeddedGazetteer()
	if err != nil {
		return fault.Wrap(fault.Internal, "loading the gazetteer", err)
	}
	reg, err := region.New(bodies, gaz)
	if err != nil {
		return err
	}
	ex, err := extract.New(r.catalog, reg)
	if err != nil {
		return fault.Wrap(fault.Internal, "making the extractor", err)
	}
	r.now.Store(&readerState{region: reg, extractor: ex})
	return nil
}

// Extract reads a document.
func (r *Reader) Extract(doc notice.Document, opt extract.Options) []notice.Statement {
	return r.now.Load().extractor.Extract(doc, opt)
}

func (r *Reader) districtName(ags string) string { return r.now.Load().region.DistrictName(ags) }

// EmbeddedReader is the embedded region with an extractor for it.
func EmbeddedReader() (*region.Region, *extract.Extractor, error) {
	cat, err := catalog.Load()
	if err != nil {
		return nil, nil, err
	}
	reg, err := region.Embedded()
	if err != nil {
		return nil, nil, err
	}
	ex, err := extract.New(cat, reg)
	return reg, ex, err
}

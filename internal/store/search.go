package store

import (
	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/search"
)

// SearchConfig is what a Searcher is made of.
type SearchConfig struct {
	Store        *Store
	Catalog      *catalog.Catalog
	DistrictName func(ags string) string // name of a Kreis that is no body itself; "" if unknown
	Compare      int                     // up to so many hits are compared one by one; of more, half as many; 0 = 2,000
}

// NewSearcher makes a Searcher.
func NewSearcher(cfg SearchConfig) (*Searcher, error) {
	if cfg.Store == nil {
		return nil, fault.New(fault.Internal, "making a searcher", "a store is needed")
	}
	return search.New(search.Config{
		DB: cfg.Store.db, Analyser: cfg.Store.analyser, Catalog: cfg.Catalog, DistrictName: cfg.DistrictName, Compare: cfg.Compare,
	})
}

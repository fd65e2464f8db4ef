package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web"
)

func main() {
	st, err := store.Open(context.Background(), os.Args[1])
	if err != nil {
		panic(err)
	}
	cat, _ := catalog.Load()
	reg, _ := region.Embedded()
	at, _ := time.Parse(time.RFC3339, os.Args[2])
	name := func(ags string) string { b, _ := reg.Body(ags); return b.Name }
	s, err := web.New(web.Config{Store: st, Catalog: cat, DistrictName: name, Clock: clock.Scaled{Origin: time.Now(), Start: at, Factor: 1}, Attributions: []string{"Namen: X"}, Note: "Simulierte Region: Alle Meldungen sind erfunden. / Simulated region: all notices are made up."})
	if err != nil {
		panic(err)
	}
	fmt.Println(http.ListenAndServe("127.0.0.1:8572", s.Handler()))
}

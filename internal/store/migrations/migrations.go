// Package migrations holds the SQL files that bring a database to the schema of this version, each applied in one
// transaction.
package migrations

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
)

// FS holds the files, named NNNNNN_title.sql without gaps.
//
//go:embed *.sql
var FS embed.FS

// Hash is the hex SHA-256 of all migrations: databases migrated by the same hash have the same schema.
func Hash() string {
	names, err := fs.Glob(FS, "*.sql") // sorted
	if err != nil {
		panic("migrations: " + err.Error()) // only a malformed pattern
	}
	h := sha256.New()
	for _, n := range names {
		b, err := FS.ReadFile(n)
		if err != nil {
			panic("migrations: " + err.Error()) // embedded: cannot be missing
		}
		_, _ = h.Write([]byte(n + "\x00"))
		_, _ = h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil))
}

package store_test

import "testing"

// TestTextIsCompressedCheaply: with lz4 wherever the server has it.
func TestTextIsCompressedCheaply(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var has bool
	w.must(w.db.Get(&has, `SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'`))
	want := 0
	if has {
		want = 4
	}
	var n int
	w.must(w.db.Get(&n, `SELECT count(*) FROM pg_attribute
		WHERE attrelid = 'notices'::regclass AND attname IN ('text', 'blocks', 'links', 'search') AND attcompression = 'l'`))
	if n != want {
		t.Errorf("%d columns of notices are compressed with lz4, want %d", n, want)
	}
}

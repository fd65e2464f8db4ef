package pg

import (
	"hash/fnv"
)

// Advisory locks. The numbers are never used for anything else.
const (
	LockMigrate int64 = 7_301_001 // one migration at a time
	LockBody    int64 = 7_301_002 // class, with a body's hash: moves the cells of a body
	LockScope   int64 = 7_301_003 // class, with a scope's hash: syncs the sources of a scope
)

// LockKey is the advisory lock of a class on name. Two names may share one: they then only wait for each other.
func LockKey(class int64, name string) int64 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name))
	return class<<32 | int64(h.Sum32())
}

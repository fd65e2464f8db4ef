// Package refs follows what objects name: a Municipality, the Source whose place another one takes, an AGS.
//
// It reads from the cache, which has an index for each way to ask. What it returns shares memory with the cache: nobody may
// change it.
package refs

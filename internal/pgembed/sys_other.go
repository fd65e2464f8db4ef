//go:build unix && !linux

package pgembed

// memoryDir is a folder in memory: there is none that every such system has.
func memoryDir(uint64) string { return "" }

//go:build lean

package main

import "github.com/spf13/cobra"

func otherCommands() []*cobra.Command { return nil }

func rootFor([]string) *cobra.Command { return newRoot() }

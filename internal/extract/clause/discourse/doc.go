// Package discourse lets a clause change what those before it in its sentence have said: limit it, deny it, turn it round, give part of it back.
package discourse

// Package child runs a program that ends with the process that started it, however that one ends: on Linux by the kernel,
// elsewhere only where Stop is called. What the program prints goes to the log, and its last lines into error messages.
package child

// Package catalog lists the services and statuses that the whole product speaks of, with their labels in German and
// English, in the order in which people see them. The list is embedded data; the package does no I/O.
package catalog

// Package lists reads notices and statements page by page.
package lists

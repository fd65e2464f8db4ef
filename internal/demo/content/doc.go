// Package content composes what a site of the simulated region says, block by block, without markup and without what stands
// around it. The words are those of package texts, the facts those of the site's plan.
package content

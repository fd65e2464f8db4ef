// Package red counts requests, their failures and how long they take, by route, and makes each the first span of a trace.
package red

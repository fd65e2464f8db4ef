// Package failure tells what sort of failure an error of the client, the transport or the connection is, or a status.
package failure

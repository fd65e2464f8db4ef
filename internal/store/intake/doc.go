// Package intake makes what was read fit for the database: documents, versions and statements as rows. It is pure.
package intake

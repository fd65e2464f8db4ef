// Package runas starts PostgreSQL's programs, which refuse to run as root, as a user as whom they do run.
//
// For root that is a user namespace, in which root outside is an ordinary user inside, so that files stay root's and any folder
// can be used; where namespaces are forbidden, as in a plain container, it is the user postgres or nobody, to whom the folders
// have to be given. For anybody else it is the current user.
package runas

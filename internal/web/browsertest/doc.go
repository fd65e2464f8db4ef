// Package browsertest gives tests a real browser: the Chromium that LAGEBILD_CHROMIUM names, else one on PATH or in a usual
// place, else Debian's, which it installs where it may (as root, with apt-get). Where none of that works the test fails and
// says what to install.
//
// The browser resolves no name but localhost, so that a page that asks another host shows it as an error.
package browsertest

// Package browsertest gives tests a real browser: the Chromium that LAGEBILD_CHROMIUM names, else one on PATH or in a usual
// place, else Debian's, which it installs where it may (as root, with apt-get), else the one in the npm package
// @sparticuz/chromium, which it keeps in the cache folder (Linux on amd64, with npm and node). Where none of that works the
// test fails and says what to install.
//
// The browser resolves no name but 127.0.0.1, so that a page that asks another host shows it as an error.
package browsertest

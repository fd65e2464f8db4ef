// Package softblock tells pages that answer with 200 but are not the site's: challenges of firewalls, default pages of web
// servers, parked domains, maintenance placeholders, shells that stay empty without JavaScript.
//
// Taking a notice for a placeholder would hide it, and after an attack a town's page may say just what placeholders say: that
// the site is being maintained, cannot be reached, and no more. So words alone never decide. Signals weigh, those that only a
// vendor's own markup or title carries weigh enough alone, and everything else counts only on a page that has next to no text
// and says nothing that an administration would say. In doubt a page is genuine: then it is read, and finding nothing in
// it is a fault of its own.
package softblock

// Package pages renders the sites of the simulated region. A page is a function of the site's plan, the address and the
// time alone. Each habit has its own markup; around it stands what stands around such texts in life: menus, cookie notes,
// opening hours, other news.
package pages

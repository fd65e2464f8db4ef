// Package convert turns Municipality and Source objects into what the domain has for them, bodies and source specs, and back.
// What an object's schema allows and still cannot work is named field by field.
package convert

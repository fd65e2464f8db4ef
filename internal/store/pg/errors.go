package pg

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"github.com/lagebild/lagebild/internal/fault"
)

// Constraint is the name of a constraint whose violation callers can tell apart.
type Constraint string

// The constraints that concurrent writers can run into.
const (
	ConstraintSourceName  Constraint = "sources_name_key"
	ConstraintDocumentKey Constraint = "documents_key"
	ConstraintVersion     Constraint = "notices_version"
	ConstraintSighting    Constraint = "sightings_open"
	ConstraintCell        Constraint = "cells_open"
)

// IsViolation reports whether err says that one of the constraints was violated; without names, any of the above.
func IsViolation(err error, names ...Constraint) bool {
	e := pq.As(err, pqerror.UniqueViolation)
	if e == nil {
		return false
	}
	if len(names) == 0 {
		names = []Constraint{ConstraintSourceName, ConstraintDocumentKey, ConstraintVersion, ConstraintSighting, ConstraintCell}
	}
	for _, n := range names {
		if string(n) == e.Constraint {
			return true
		}
	}
	return false
}

// Translate gives an error of the driver its fault kind; op says what was being done. An error that has a kind keeps it.
func Translate(op string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	return fault.Wrap(kindOf(err), op, err)
}

func kindOf(err error) fault.Kind {
	if e := pq.As(err); e != nil {
		return kindOfState(e)
	}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fault.NotFound
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, driver.ErrBadConn),
		errors.Is(err, sql.ErrConnDone), errors.Is(err, sql.ErrTxDone), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fault.OurSide
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return fault.OurSide
	}
	return fault.Internal
}

// kindOfState goes by SQLSTATE: the class is the first two characters.
func kindOfState(e *pq.Error) fault.Kind {
	if IsViolation(e) {
		return fault.Conflict
	}
	switch e.SQLState()[:2] {
	case "08", "40", "53", "55", "57", "58", "25", "28", "3D", "XX": // connection, rollback, resources, locks, operator, system, state, login
		return fault.OurSide
	case "22": // data exception: a value that cannot be stored
		return fault.Invalid
	default:
		return fault.Internal
	}
}

// retryable reports whether the transaction may simply be run again.
func retryable(err error) bool {
	return pq.As(err, pqerror.TRSerializationFailure, pqerror.TRDeadlockDetected) != nil
}

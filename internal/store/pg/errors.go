package pg

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"github.com/lagebild/lagebild/internal/fault"
)

// contested are the constraints that concurrent writers can run into.
var contested = []string{"sources_name_key", "documents_key", "notices_version", "sightings_open", "cells_open", "cells_history"}

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
	if e.Code == pqerror.UniqueViolation && slices.Contains(contested, e.Constraint) {
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

// Down reports whether err says that the database cannot be reached or is out of order, so that trying anything else is of no
// use either. An error of its own making over one statement is none: a deadlock, a lack of memory, a bug.
func Down(err error) bool {
	if fault.KindOf(err) != fault.OurSide {
		return false
	}
	e := pq.As(err)
	return e == nil || e.Code != pqerror.OutOfMemory && !slices.Contains([]string{"40", "XX"}, e.SQLState()[:2])
}

// retryable reports whether the transaction may simply be run again.
func retryable(err error) bool {
	return pq.As(err, pqerror.TRSerializationFailure, pqerror.TRDeadlockDetected) != nil
}

-- +goose Up
-- The run that follows a change of a Source can be linked to the trace of that change.

ALTER TABLE sources ADD COLUMN traceparent text NOT NULL DEFAULT '';
COMMENT ON COLUMN sources.traceparent IS 'W3C trace context of the change that made the row what it is; empty once a run was linked to it, or without traces.';

-- +goose Down
-- The change before a run is not known any more; nothing else goes.
ALTER TABLE sources DROP COLUMN traceparent;

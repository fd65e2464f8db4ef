-- +goose Up
-- Writing costs less. JSON that nobody searches is kept as it came instead of being taken apart. Two cheap unique indexes take
-- the place of the constraint on overlapping stretches of a cell, whose index was dearer than all others together: the body's
-- lock, which every writer of cells holds, already keeps two from writing at once. The extension btree_gist stays, for others
-- may use it.

ALTER TABLE observations ALTER COLUMN header TYPE json;
ALTER TABLE notices ALTER COLUMN blocks TYPE json, ALTER COLUMN links TYPE json;
ALTER TABLE statements ALTER COLUMN detour TYPE json;

DROP INDEX cells_history;
CREATE UNIQUE INDEX cells_history ON cells (body, service, since);
CREATE UNIQUE INDEX cells_open ON cells (body, service) WHERE until IS NULL;
ALTER TABLE cells DROP CONSTRAINT cells_no_overlap;
COMMENT ON TABLE cells IS 'History of what the overview shows of each body and service. No row at a moment: nothing stood, unknown. Whoever writes holds the lock of the body, and no two rows of a cell overlap.';

-- +goose Down
-- The constraint comes back; it refuses to if stretches of a cell overlap.
COMMENT ON TABLE cells IS 'History of what the overview shows of each body and service. No row at a moment: nothing stood, unknown.';
ALTER TABLE cells ADD CONSTRAINT cells_no_overlap EXCLUDE USING gist (body WITH =, service WITH =, tstzrange(since, until) WITH &&);
DROP INDEX cells_open;
DROP INDEX cells_history;
CREATE INDEX cells_history ON cells (body, service, since);

ALTER TABLE statements ALTER COLUMN detour TYPE jsonb;
ALTER TABLE notices ALTER COLUMN blocks TYPE jsonb, ALTER COLUMN links TYPE jsonb;
ALTER TABLE observations ALTER COLUMN header TYPE jsonb;

-- +goose Up
-- During an upgrade processes of the earlier release go on beside the new schema, and are started again after a failure. The one
-- row here says with which schema at least a release must have been made to work with this database. A migration that earlier
-- releases cannot live with sets it to its own number; one that only adds leaves it.

CREATE TABLE schema_floor (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL
);
COMMENT ON TABLE schema_floor IS 'The oldest schema version whose releases can work with this database; one row.';
INSERT INTO schema_floor (version) VALUES (5);

-- +goose Down
-- Without the row only releases of exactly this schema work with the database.
DROP TABLE schema_floor;

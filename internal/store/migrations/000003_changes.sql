-- +goose Up
-- A log of what changed, so that a follower of changes misses none. Neither times nor identities can serve: they are given
-- out before the commit, and a transaction that ends late would put its rows behind a reader that has moved on. Rows are
-- read in the order of their transactions, and only of those that no running one precedes. What is stored already enters
-- the log in the order of its time; nothing else changes.

CREATE TABLE changes (
    xid          xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id           bigint GENERATED ALWAYS AS IDENTITY,
    kind         text NOT NULL CHECK (kind IN ('cell', 'end', 'drop', 'notice', 'withdrawn', 'restored')),
    body         text NOT NULL DEFAULT '',
    service      text NOT NULL DEFAULT '',
    status       text NOT NULL DEFAULT '',
    statement_id bigint,
    notice_id    bigint,
    since        timestamptz NOT NULL,
    until        timestamptz,
    status_since timestamptz,
    contradicted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (xid, id)
);
COMMENT ON TABLE changes IS 'What changed, in the order in which it can be read without missing anything. A restore into another cluster must empty it: transaction numbers begin anew there.';
COMMENT ON COLUMN changes.xid IS 'The transaction that wrote the row. A reader takes only rows older than every running transaction.';
COMMENT ON COLUMN changes.kind IS 'cell: a stretch of a cell''s history was written; end: its end was set or moved; drop: an announced one is announced no longer; notice: a new version; withdrawn, restored: of a document, by its newest version.';
COMMENT ON COLUMN changes.since IS 'Of a cell: start of the stretch, in the future if announced. Of a notice: when it was first seen; of one withdrawn or restored: since when it was gone.';

CREATE INDEX cells_since ON cells (since);
CREATE INDEX cells_until ON cells (until) WHERE until IS NOT NULL;

INSERT INTO changes (kind, body, service, status, statement_id, notice_id, since, until, status_since, contradicted)
SELECT x.kind, x.body, x.service, x.status, x.statement_id, x.notice_id, x.since, x.until, x.status_since, x.contradicted
FROM (
    SELECT 'cell' AS kind, c.body, c.service, c.status, c.statement_id, NULL AS notice_id, c.since, c.until, c.status_since, c.contradicted, c.id
    FROM cells c
    UNION ALL
    SELECT 'notice', '', '', '', NULL, n.id, n.first_seen_at, NULL, NULL, false, n.id FROM notices n
) x
ORDER BY x.since, x.kind DESC, x.id;

-- +goose StatementBegin
CREATE FUNCTION log_cells() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO changes (kind, body, service, status, statement_id, since, until, status_since, contradicted)
        SELECT 'cell', c.body, c.service, c.status, c.statement_id, c.since, c.until, c.status_since, c.contradicted
        FROM written c ORDER BY c.id;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO changes (kind, body, service, status, statement_id, since, until, status_since, contradicted)
        SELECT 'end', c.body, c.service, c.status, c.statement_id, c.since, c.until, c.status_since, c.contradicted
        FROM written c JOIN gone g ON g.id = c.id WHERE c.until IS DISTINCT FROM g.until ORDER BY c.id;
    ELSE
        INSERT INTO changes (kind, body, service, status, statement_id, since, until, status_since, contradicted)
        SELECT 'drop', g.body, g.service, g.status, g.statement_id, g.since, g.until, g.status_since, g.contradicted
        FROM gone g ORDER BY g.id;
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION log_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, notice_id, since) SELECT 'notice', n.id, n.first_seen_at FROM written n ORDER BY n.id;
    RETURN NULL;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION log_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, notice_id, since)
    SELECT CASE WHEN NEW.withdrawn_at IS NULL THEN 'restored' ELSE 'withdrawn' END, n.id, coalesce(NEW.withdrawn_at, OLD.withdrawn_at)
    FROM notices n WHERE n.document_id = NEW.id ORDER BY n.version DESC LIMIT 1;
    RETURN NULL;
END $$;
-- +goose StatementEnd

CREATE TRIGGER cells_inserted AFTER INSERT ON cells REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION log_cells();
CREATE TRIGGER cells_updated AFTER UPDATE ON cells REFERENCING OLD TABLE AS gone NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION log_cells();
CREATE TRIGGER cells_deleted AFTER DELETE ON cells REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION log_cells();
CREATE TRIGGER notices_inserted AFTER INSERT ON notices REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION log_notices();
CREATE TRIGGER documents_withdrawn AFTER UPDATE OF withdrawn_at ON documents FOR EACH ROW
    WHEN ((OLD.withdrawn_at IS NULL) <> (NEW.withdrawn_at IS NULL)) EXECUTE FUNCTION log_withdrawal();

-- +goose Down
-- The log goes; what it tells of stays.
DROP TRIGGER documents_withdrawn ON documents;
DROP TRIGGER notices_inserted ON notices;
DROP TRIGGER cells_deleted ON cells;
DROP TRIGGER cells_updated ON cells;
DROP TRIGGER cells_inserted ON cells;
DROP FUNCTION log_withdrawal();
DROP FUNCTION log_notices();
DROP FUNCTION log_cells();
DROP INDEX cells_until;
DROP INDEX cells_since;
DROP TABLE changes;

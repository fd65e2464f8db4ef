-- +goose Up
-- The full text is made of entries that the program works out itself (package german), because PostgreSQL's own German
-- dictionaries differ between versions and split no compounds. Notices that are there keep their old entries until they are
-- indexed anew, newest first (Store.Reindex); nothing is lost.

DROP INDEX notices_title;
ALTER TABLE notices ALTER COLUMN search DROP EXPRESSION;
ALTER TABLE notices DROP COLUMN search_title, DROP COLUMN search_text;
COMMENT ON COLUMN notices.search IS 'Entries of title (weight A), text (B) and parts of compounds in the text (D); #n for each 1,024 ids, %n for each id modulo 128. See notice_search.';

-- The entries #n and %n, which no text has, find the newest notices with a word, and an even sample of those with a word,
-- from the index alone, without all the others being looked at.
-- +goose StatementBegin
CREATE FUNCTION notice_search(id bigint, title text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(CAST(title AS tsvector), 'A') || CAST(body AS tsvector)
        || array_to_tsvector(ARRAY['#' || (id >> 10), '%' || (id & 127)])
$$;
-- +goose StatementEnd

CREATE TABLE search_state (
    analyser integer NOT NULL,
    pending  bigint NOT NULL
);
CREATE UNIQUE INDEX search_state_one ON search_state ((true));
INSERT INTO search_state (analyser, pending) VALUES (0, 0);
COMMENT ON TABLE search_state IS 'One row: which rules the entries of notices were made by.';
COMMENT ON COLUMN search_state.analyser IS 'Version of the rules.';
COMMENT ON COLUMN search_state.pending IS 'Notices with an id up to this one still have entries made by older rules.';

-- +goose Down
-- Entries go back to PostgreSQL's German ones.
DROP TABLE search_state;
DROP FUNCTION notice_search(bigint, text, text);
ALTER TABLE notices DROP COLUMN search, ADD COLUMN search_title text, ADD COLUMN search_text text;
UPDATE notices SET search_title = lower(title), search_text = lower(left(text, 400000));
ALTER TABLE notices ALTER COLUMN search_title SET NOT NULL, ALTER COLUMN search_text SET NOT NULL;
ALTER TABLE notices ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('german'::regconfig, search_title), 'A') ||
    setweight(to_tsvector('german'::regconfig, search_text), 'B')) STORED;
CREATE INDEX notices_search ON notices USING gin (search);
CREATE INDEX notices_title ON notices USING gin (search_title gin_trgm_ops);

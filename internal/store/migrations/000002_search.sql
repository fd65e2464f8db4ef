-- +goose Up
-- The full text is made of entries that the program works out itself (package german), because PostgreSQL's own German
-- dictionaries differ between versions and split no compounds. Notices that are there keep their old entries until they are
-- indexed anew, newest first (Store.Reindex); nothing is lost.

DROP INDEX notices_title;
ALTER TABLE notices ALTER COLUMN search DROP EXPRESSION;
COMMENT ON COLUMN notices.search IS 'Entries of title (weight A), text (B) and parts of compounds in the text (D); #n for each 1,024 ids, %n for each id modulo 128.';
COMMENT ON COLUMN notices.search_title IS 'Only on its way in: entries of the title, as a tsvector in its written form. Stored empty.';
COMMENT ON COLUMN notices.search_text IS 'Only on its way in: entries of the text likewise. Stored empty.';

-- The entries #n and %n, which no text has, find the newest notices with a word, and an even sample of those with a word,
-- from the index alone, without all the others being looked at.
-- +goose StatementBegin
CREATE FUNCTION notice_search(id bigint, title text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(CAST(title AS tsvector), 'A') || CAST(body AS tsvector)
        || array_to_tsvector(ARRAY['#' || (id >> 10), '%' || (id & 127)])
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION notices_index() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.search := notice_search(NEW.id, NEW.search_title, NEW.search_text);
    NEW.search_title := '';
    NEW.search_text := '';
    RETURN NEW;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER notices_index BEFORE INSERT ON notices FOR EACH ROW EXECUTE FUNCTION notices_index();

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
DROP TRIGGER notices_index ON notices;
DROP FUNCTION notices_index();
DROP FUNCTION notice_search(bigint, text, text);
UPDATE notices SET search_title = lower(title), search_text = lower(left(text, 400000));
ALTER TABLE notices DROP COLUMN search;
ALTER TABLE notices ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('german'::regconfig, search_title), 'A') ||
    setweight(to_tsvector('german'::regconfig, search_text), 'B')) STORED;
CREATE INDEX notices_search ON notices USING gin (search);
CREATE INDEX notices_title ON notices USING gin (search_title gin_trgm_ops);

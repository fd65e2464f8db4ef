-- +goose Up
-- The whole schema of the first release. There is no data before it.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE bodies (
    ags          text PRIMARY KEY CHECK (ags <> ''),
    name         text NOT NULL,
    kind         text NOT NULL,
    district_ags text NOT NULL DEFAULT '',
    population   integer NOT NULL DEFAULT 0,
    homepage     text NOT NULL DEFAULT '',
    aliases      text[] NOT NULL DEFAULT '{}',
    retired_at   timestamptz
);
COMMENT ON TABLE bodies IS 'Administrations that make statements: Kreise, Staedte, Gemeinden.';
COMMENT ON COLUMN bodies.ags IS 'Amtlicher Gemeindeschluessel: 8 digits, 5 for a Kreis.';
COMMENT ON COLUMN bodies.retired_at IS 'No longer wanted in overviews since; its notices are kept.';

CREATE TABLE hosts (
    host            text PRIMARY KEY,
    due_at          timestamptz,
    next_request_at timestamptz NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    lease_token     text,
    lease_until     timestamptz
) WITH (fillfactor = 70);
CREATE INDEX hosts_due ON hosts (due_at) WHERE due_at IS NOT NULL;
COMMENT ON TABLE hosts IS 'Servers that are asked: politeness and the one running source of each, over all replicas.';
COMMENT ON COLUMN hosts.host IS 'Lower-case name, with the port unless it is the scheme''s own.';
COMMENT ON COLUMN hosts.due_at IS 'Least next_fetch_at of its active sources; null if it has none. Whoever changes one of those recomputes it with the row locked.';
COMMENT ON COLUMN hosts.next_request_at IS 'Nobody may ask before.';
COMMENT ON COLUMN hosts.lease_token IS 'The run that holds the host: at most one source of a host runs at a time.';

CREATE TABLE robots (
    origin     text PRIMARY KEY,
    status     integer NOT NULL,
    body       bytea NOT NULL,
    fetched_at timestamptz NOT NULL
);
COMMENT ON TABLE robots IS 'robots.txt of each origin as last fetched.';
COMMENT ON COLUMN robots.status IS 'HTTP status; 0 if no answer came.';

CREATE TABLE sources (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    namespace       text NOT NULL,
    name            text NOT NULL,
    scope           text NOT NULL,
    spec            jsonb NOT NULL,
    host            text NOT NULL REFERENCES hosts,
    body            text NOT NULL DEFAULT '',
    authority       text NOT NULL,
    suspended       boolean NOT NULL DEFAULT false,
    retired_at      timestamptz,
    active          boolean NOT NULL GENERATED ALWAYS AS (retired_at IS NULL AND NOT suspended) STORED,
    succeeds        text NOT NULL DEFAULT '',
    took_over_at    timestamptz,
    recheck         boolean NOT NULL DEFAULT false,
    requested_at    timestamptz,
    handled_at      timestamptz,
    next_fetch_at   timestamptz NOT NULL,
    lease_token     text,
    lease_until     timestamptz,
    lease_worker    text,
    state           jsonb NOT NULL DEFAULT '{}',
    failures        integer NOT NULL DEFAULT 0,
    last_run_at     timestamptz,
    last_success_at timestamptz,
    last_change_at  timestamptz,
    last_fault      text NOT NULL DEFAULT '',
    last_error      text NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL,
    CONSTRAINT sources_name_key UNIQUE (namespace, name)
) WITH (fillfactor = 70);
CREATE INDEX sources_due ON sources (host, next_fetch_at) WHERE active;
CREATE INDEX sources_scope ON sources (scope);
CREATE INDEX sources_body ON sources (body) WHERE body <> '';
COMMENT ON TABLE sources IS 'What is fetched, when next, and how the last runs ended.';
COMMENT ON COLUMN sources.scope IS 'The folder of manifests or the namespace whose sync owns the row.';
COMMENT ON COLUMN sources.body IS 'AGS of the body it speaks for; empty for texts about many. Copied from spec.';
COMMENT ON COLUMN sources.retired_at IS 'Its object is gone since: kept with its notices, never fetched.';
COMMENT ON COLUMN sources.succeeds IS 'Name, in the same namespace, of the source whose place it takes.';
COMMENT ON COLUMN sources.took_over_at IS 'When its first success with a document withdrew the documents of the source it succeeds.';
COMMENT ON COLUMN sources.recheck IS 'The spec changed (perhaps its authority): the next success decides anew all cells that it speaks of.';
COMMENT ON COLUMN sources.requested_at IS 'Somebody asked for a fetch now.';
COMMENT ON COLUMN sources.handled_at IS 'requested_at as it was when the source was last claimed.';
COMMENT ON COLUMN sources.lease_token IS 'The run that may finish it. A sync that changes the spec clears it: what the old spec brings is refused.';
COMMENT ON COLUMN sources.state IS 'Validators and document keys that the next run needs.';
COMMENT ON COLUMN sources.failures IS 'Runs in a row that failed through the target; our own faults do not count.';

CREATE TABLE runs (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id   bigint NOT NULL REFERENCES sources,
    worker      text NOT NULL DEFAULT '',
    started_at  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    fault       text NOT NULL DEFAULT '',
    error       text NOT NULL DEFAULT '',
    status      integer NOT NULL DEFAULT 0,
    bytes       bigint NOT NULL DEFAULT 0,
    requests    integer NOT NULL DEFAULT 0,
    documents   integer NOT NULL DEFAULT 0
);
CREATE INDEX runs_source ON runs (source_id, finished_at DESC);
COMMENT ON TABLE runs IS 'Every attempt to read a source.';
COMMENT ON COLUMN runs.fault IS 'Fault kind; empty for a success.';
COMMENT ON COLUMN runs.error IS 'Text of the fault, or of the followed pages that failed in a run that succeeded.';
COMMENT ON COLUMN runs.bytes IS 'Decompressed bytes received.';
COMMENT ON COLUMN runs.documents IS 'Documents read anew or confirmed.';

CREATE TABLE captures (
    sha256    bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    size      bigint NOT NULL,
    zstd      bytea NOT NULL,
    stored_at timestamptz NOT NULL
);
ALTER TABLE captures ALTER COLUMN zstd SET STORAGE EXTERNAL;
COMMENT ON TABLE captures IS 'Bytes as they came, once for each content.';
COMMENT ON COLUMN captures.sha256 IS 'Of the decompressed bytes.';
COMMENT ON COLUMN captures.zstd IS 'The bytes, zstd-compressed; kept out of PostgreSQL''s own compression.';

CREATE TABLE observations (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256     bytea NOT NULL REFERENCES captures,
    source_id  bigint NOT NULL REFERENCES sources,
    run_id     bigint REFERENCES runs ON DELETE SET NULL,
    url        text NOT NULL,
    final_url  text NOT NULL,
    status     integer NOT NULL,
    header     jsonb NOT NULL,
    media_type text NOT NULL,
    charset    text NOT NULL,
    tls_peer   text NOT NULL,
    fetched_at timestamptz NOT NULL
);
CREATE INDEX observations_capture ON observations (sha256, fetched_at);
COMMENT ON TABLE observations IS 'Every answer that brought bytes: who was asked, when, and with which head it came. Several may share one capture.';
COMMENT ON COLUMN observations.tls_peer IS 'Subject and SHA-256 of the leaf certificate; empty without TLS.';

CREATE TABLE documents (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id     bigint NOT NULL REFERENCES sources,
    key           text NOT NULL,
    url           text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    withdrawn_at  timestamptz,
    withdrawn_why text NOT NULL DEFAULT '' CHECK (withdrawn_why IN ('', 'gone', 'superseded')),
    CONSTRAINT documents_key UNIQUE (source_id, key)
);
CREATE INDEX documents_standing ON documents (source_id) WHERE withdrawn_at IS NULL;
COMMENT ON TABLE documents IS 'One page, article, item or post of a source.';
COMMENT ON COLUMN documents.key IS 'Stable identity within its source.';
COMMENT ON COLUMN documents.withdrawn_at IS 'Gone from its source since; null while it stands. That something is gone never means that it is solved.';
COMMENT ON COLUMN documents.withdrawn_why IS 'gone: a complete reading no longer held it; superseded: the source that takes its source''s place answered.';

CREATE TABLE notices (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id   bigint NOT NULL REFERENCES documents,
    source_id     bigint NOT NULL REFERENCES sources,
    version       integer NOT NULL CHECK (version > 0),
    content_hash  bytea NOT NULL,
    title         text NOT NULL,
    text          text NOT NULL,
    language      text NOT NULL,
    url           text NOT NULL,
    blocks        jsonb NOT NULL,
    links         jsonb NOT NULL,
    published_at  timestamptz,
    updated_at    timestamptz,
    first_seen_at timestamptz NOT NULL,
    observation_id bigint REFERENCES observations,
    extractor     text NOT NULL,
    search_title  text NOT NULL,
    search_text   text NOT NULL,
    search        tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('german'::regconfig, search_title), 'A') ||
        setweight(to_tsvector('german'::regconfig, search_text), 'B')) STORED,
    CONSTRAINT notices_version UNIQUE (document_id, version)
);
CREATE INDEX notices_search ON notices USING gin (search);
CREATE INDEX notices_title ON notices USING gin (search_title gin_trgm_ops);
CREATE INDEX notices_source ON notices (source_id, first_seen_at DESC);
COMMENT ON TABLE notices IS 'Versions of documents. A version is never overwritten; a text that comes back after another one is a new version.';
COMMENT ON COLUMN notices.content_hash IS 'SHA-256 of title and text: what makes a version.';
COMMENT ON COLUMN notices.source_id IS 'As in documents; copied for the newest notice of a source.';
COMMENT ON COLUMN notices.observation_id IS 'The answer in which the version was first read.';
COMMENT ON COLUMN notices.extractor IS 'Version of the extractor that made the statements in force.';
COMMENT ON COLUMN notices.search_title IS 'Title, lower case, with umlauts and sharp s spelled out.';
COMMENT ON COLUMN notices.search_text IS 'Text likewise, cut so that its tsvector stays below 1 MB.';

CREATE TABLE sightings (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id bigint NOT NULL REFERENCES documents,
    notice_id   bigint NOT NULL REFERENCES notices,
    from_at     timestamptz NOT NULL,
    to_at       timestamptz NOT NULL,
    ended_at    timestamptz,
    CHECK (to_at >= from_at)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX sightings_open ON sightings (document_id) WHERE ended_at IS NULL;
CREATE INDEX sightings_notice ON sightings (notice_id, from_at);
COMMENT ON TABLE sightings IS 'When a version was seen. Within from_at..to_at no two confirmations lie further apart than the stale limit, so that staleness is exact at any past moment.';
COMMENT ON COLUMN sightings.to_at IS 'Last confirmation in this range.';
COMMENT ON COLUMN sightings.ended_at IS 'The version stood no longer, or a later range took over; null while it stands.';

CREATE TABLE statements (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id     bigint NOT NULL REFERENCES notices,
    source_id     bigint NOT NULL,
    body          text NOT NULL,
    service       text NOT NULL,
    status        text NOT NULL CHECK (status IN ('available', 'limited', 'unavailable')),
    from_day      date,
    until_day     date,
    detour        jsonb NOT NULL,
    quote         text NOT NULL,
    start_byte    integer NOT NULL,
    end_byte      integer NOT NULL,
    rule          text NOT NULL,
    confidence    double precision NOT NULL,
    review        boolean NOT NULL,
    as_of         timestamptz,
    extractor     text NOT NULL,
    effective_at  timestamptz NOT NULL,
    first_seen_at timestamptz NOT NULL,
    stored_at     timestamptz NOT NULL,
    replaced_at   timestamptz,
    standing      boolean NOT NULL DEFAULT true
) WITH (fillfactor = 80);
CREATE INDEX statements_notice ON statements (notice_id);
CREATE INDEX statements_standing ON statements (body, service) WHERE standing;
CREATE INDEX statements_body ON statements (body, first_seen_at DESC);
COMMENT ON TABLE statements IS 'What a body says of a service, as read from one version of a document.';
COMMENT ON COLUMN statements.source_id IS 'As in notices; copied so that cells are decided without a detour.';
COMMENT ON COLUMN statements.body IS 'AGS; need not be in bodies: a text may speak of a body that nobody watches.';
COMMENT ON COLUMN statements.from_day IS 'First day, Europe/Berlin, on which it holds; null: at once.';
COMMENT ON COLUMN statements.until_day IS 'Last day, Europe/Berlin, on which it holds; null: open.';
COMMENT ON COLUMN statements.start_byte IS 'The quote is bytes start_byte up to end_byte of the notice''s text.';
COMMENT ON COLUMN statements.review IS 'Kept for a person to look at; never shown as fact.';
COMMENT ON COLUMN statements.effective_at IS 'By which the newest is found: as_of, else when the document was updated or published, else when first seen; kept over versions that repeat it.';
COMMENT ON COLUMN statements.first_seen_at IS 'first_seen_at of its notice.';
COMMENT ON COLUMN statements.replaced_at IS 'A newer extractor read the version otherwise.';
COMMENT ON COLUMN statements.standing IS 'Its version is the newest of a document that is not withdrawn, and it is not replaced.';

CREATE TABLE cells (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body         text NOT NULL,
    service      text NOT NULL,
    status       text NOT NULL CHECK (status IN ('available', 'limited', 'unavailable')),
    statement_id bigint NOT NULL REFERENCES statements,
    authority    text NOT NULL,
    contradicted boolean NOT NULL,
    against      bigint[] NOT NULL,
    sources      integer NOT NULL,
    since        timestamptz NOT NULL,
    until        timestamptz,
    status_since timestamptz NOT NULL,
    CHECK (until > since),
    CONSTRAINT cells_no_overlap EXCLUDE USING gist (body WITH =, service WITH =, tstzrange(since, until) WITH &&)
);
CREATE INDEX cells_at ON cells USING gist (tstzrange(since, until));
CREATE INDEX cells_history ON cells (body, service, since);
COMMENT ON TABLE cells IS 'History of what the overview shows of each body and service. No row at a moment: nothing stood, unknown.';
COMMENT ON COLUMN cells.since IS 'Start of the row; in the future for a change that is announced for a day.';
COMMENT ON COLUMN cells.until IS 'End of the row, exclusive; null: open.';
COMMENT ON COLUMN cells.status_since IS 'Since when the cell shows this status, over rows that differ only in what backs it.';
COMMENT ON COLUMN cells.against IS 'Standing statements of like authority that disagree.';
COMMENT ON COLUMN cells.sources IS 'How many sources back a standing statement on the cell.';

-- +goose Down
-- Everything goes; the extensions stay, for others may use them.
DROP TABLE cells;
DROP TABLE statements;
DROP TABLE sightings;
DROP TABLE notices;
DROP TABLE documents;
DROP TABLE observations;
DROP TABLE captures;
DROP TABLE runs;
DROP TABLE sources;
DROP TABLE robots;
DROP TABLE hosts;
DROP TABLE bodies;

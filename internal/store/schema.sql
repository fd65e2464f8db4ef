-- The schema after all migrations, read back from the database. Written by: go test ./internal/store -run Schema -update

CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;

CREATE TABLE bodies (
    ags text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    district_ags text NOT NULL DEFAULT ''::text,
    population integer NOT NULL DEFAULT 0,
    homepage text NOT NULL DEFAULT ''::text,
    aliases text[] NOT NULL DEFAULT '{}'::text[],
    retired_at timestamp with time zone
);
CREATE TABLE captures (
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    zstd bytea STORAGE EXTERNAL NOT NULL,
    stored_at timestamp with time zone NOT NULL
);
CREATE TABLE cells (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    body text NOT NULL,
    service text NOT NULL,
    status text NOT NULL,
    statement_id bigint NOT NULL,
    authority text NOT NULL,
    contradicted boolean NOT NULL,
    against bigint[] NOT NULL,
    sources integer NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    status_since timestamp with time zone NOT NULL
);
CREATE TABLE changes (
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    body text NOT NULL DEFAULT ''::text,
    service text NOT NULL DEFAULT ''::text,
    status text NOT NULL DEFAULT ''::text,
    statement_id bigint,
    notice_id bigint,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    status_since timestamp with time zone,
    contradicted boolean NOT NULL DEFAULT false
);
CREATE TABLE documents (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    source_id bigint NOT NULL,
    key text NOT NULL,
    url text NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_why text NOT NULL DEFAULT ''::text
);
CREATE TABLE hosts (
    host text NOT NULL,
    due_at timestamp with time zone,
    next_request_at timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00'::timestamp with time zone,
    lease_token text,
    lease_until timestamp with time zone
) WITH (fillfactor=70);
CREATE TABLE notices (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    document_id bigint NOT NULL,
    source_id bigint NOT NULL,
    version integer NOT NULL,
    content_hash bytea NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    language text NOT NULL,
    url text NOT NULL,
    blocks json NOT NULL,
    links json NOT NULL,
    published_at timestamp with time zone,
    updated_at timestamp with time zone,
    first_seen_at timestamp with time zone NOT NULL,
    observation_id bigint,
    extractor text NOT NULL,
    search tsvector NOT NULL
);
CREATE TABLE observations (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    sha256 bytea NOT NULL,
    source_id bigint NOT NULL,
    run_id bigint,
    url text NOT NULL,
    final_url text NOT NULL,
    status integer NOT NULL,
    header json NOT NULL,
    media_type text NOT NULL,
    charset text NOT NULL,
    tls_peer text NOT NULL,
    fetched_at timestamp with time zone NOT NULL
);
CREATE TABLE robots (
    origin text NOT NULL,
    status integer NOT NULL,
    body bytea NOT NULL,
    fetched_at timestamp with time zone NOT NULL
);
CREATE TABLE runs (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    source_id bigint NOT NULL,
    worker text NOT NULL DEFAULT ''::text,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NOT NULL,
    fault text NOT NULL DEFAULT ''::text,
    error text NOT NULL DEFAULT ''::text,
    status integer NOT NULL DEFAULT 0,
    bytes bigint NOT NULL DEFAULT 0,
    requests integer NOT NULL DEFAULT 0,
    documents integer NOT NULL DEFAULT 0
);
CREATE TABLE schema_floor (
    one boolean NOT NULL DEFAULT true,
    version bigint NOT NULL
);
CREATE TABLE search_state (
    analyser integer NOT NULL,
    pending bigint NOT NULL
);
CREATE TABLE sightings (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    document_id bigint NOT NULL,
    notice_id bigint NOT NULL,
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
) WITH (fillfactor=70);
CREATE TABLE sources (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    namespace text NOT NULL,
    name text NOT NULL,
    scope text NOT NULL,
    spec jsonb NOT NULL,
    host text NOT NULL,
    body text NOT NULL DEFAULT ''::text,
    authority text NOT NULL,
    suspended boolean NOT NULL DEFAULT false,
    retired_at timestamp with time zone,
    active boolean NOT NULL GENERATED ALWAYS AS (((retired_at IS NULL) AND (NOT suspended))) STORED,
    succeeds text NOT NULL DEFAULT ''::text,
    took_over_at timestamp with time zone,
    recheck boolean NOT NULL DEFAULT false,
    requested_at timestamp with time zone,
    handled_at timestamp with time zone,
    next_fetch_at timestamp with time zone NOT NULL,
    lease_token text,
    lease_until timestamp with time zone,
    lease_worker text,
    state jsonb NOT NULL DEFAULT '{}'::jsonb,
    failures integer NOT NULL DEFAULT 0,
    last_run_at timestamp with time zone,
    last_success_at timestamp with time zone,
    last_change_at timestamp with time zone,
    last_fault text NOT NULL DEFAULT ''::text,
    last_error text NOT NULL DEFAULT ''::text,
    created_at timestamp with time zone NOT NULL,
    traceparent text NOT NULL DEFAULT ''::text
) WITH (fillfactor=70);
CREATE TABLE statements (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    notice_id bigint NOT NULL,
    source_id bigint NOT NULL,
    body text NOT NULL,
    service text NOT NULL,
    status text NOT NULL,
    from_day date,
    until_day date,
    detour json NOT NULL,
    quote text NOT NULL,
    start_byte integer NOT NULL,
    end_byte integer NOT NULL,
    rule text NOT NULL,
    confidence double precision NOT NULL,
    review boolean NOT NULL,
    as_of timestamp with time zone,
    extractor text NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    standing boolean NOT NULL DEFAULT true
) WITH (fillfactor=80);

ALTER TABLE bodies ADD CONSTRAINT bodies_ags_check CHECK ((ags <> ''::text));
ALTER TABLE bodies ADD CONSTRAINT bodies_pkey PRIMARY KEY (ags);
ALTER TABLE captures ADD CONSTRAINT captures_sha256_check CHECK ((octet_length(sha256) = 32));
ALTER TABLE captures ADD CONSTRAINT captures_pkey PRIMARY KEY (sha256);
ALTER TABLE cells ADD CONSTRAINT cells_check CHECK ((until > since));
ALTER TABLE cells ADD CONSTRAINT cells_status_check CHECK ((status = ANY (ARRAY['available'::text, 'limited'::text, 'unavailable'::text])));
ALTER TABLE cells ADD CONSTRAINT cells_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES statements(id);
ALTER TABLE cells ADD CONSTRAINT cells_pkey PRIMARY KEY (id);
ALTER TABLE changes ADD CONSTRAINT changes_kind_check CHECK ((kind = ANY (ARRAY['cell'::text, 'end'::text, 'drop'::text, 'notice'::text, 'withdrawn'::text, 'restored'::text])));
ALTER TABLE changes ADD CONSTRAINT changes_pkey PRIMARY KEY (xid, id);
ALTER TABLE documents ADD CONSTRAINT documents_withdrawn_why_check CHECK ((withdrawn_why = ANY (ARRAY[''::text, 'gone'::text, 'superseded'::text])));
ALTER TABLE documents ADD CONSTRAINT documents_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id);
ALTER TABLE documents ADD CONSTRAINT documents_pkey PRIMARY KEY (id);
ALTER TABLE documents ADD CONSTRAINT documents_key UNIQUE (source_id, key);
ALTER TABLE hosts ADD CONSTRAINT hosts_pkey PRIMARY KEY (host);
ALTER TABLE notices ADD CONSTRAINT notices_version_check CHECK ((version > 0));
ALTER TABLE notices ADD CONSTRAINT notices_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id);
ALTER TABLE notices ADD CONSTRAINT notices_observation_id_fkey FOREIGN KEY (observation_id) REFERENCES observations(id);
ALTER TABLE notices ADD CONSTRAINT notices_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id);
ALTER TABLE notices ADD CONSTRAINT notices_pkey PRIMARY KEY (id);
ALTER TABLE notices ADD CONSTRAINT notices_version UNIQUE (document_id, version);
ALTER TABLE observations ADD CONSTRAINT observations_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE SET NULL;
ALTER TABLE observations ADD CONSTRAINT observations_sha256_fkey FOREIGN KEY (sha256) REFERENCES captures(sha256);
ALTER TABLE observations ADD CONSTRAINT observations_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id);
ALTER TABLE observations ADD CONSTRAINT observations_pkey PRIMARY KEY (id);
ALTER TABLE robots ADD CONSTRAINT robots_pkey PRIMARY KEY (origin);
ALTER TABLE runs ADD CONSTRAINT runs_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id);
ALTER TABLE runs ADD CONSTRAINT runs_pkey PRIMARY KEY (id);
ALTER TABLE schema_floor ADD CONSTRAINT schema_floor_one_check CHECK (one);
ALTER TABLE schema_floor ADD CONSTRAINT schema_floor_pkey PRIMARY KEY (one);
ALTER TABLE sightings ADD CONSTRAINT sightings_check CHECK ((to_at >= from_at));
ALTER TABLE sightings ADD CONSTRAINT sightings_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id);
ALTER TABLE sightings ADD CONSTRAINT sightings_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id);
ALTER TABLE sightings ADD CONSTRAINT sightings_pkey PRIMARY KEY (id);
ALTER TABLE sources ADD CONSTRAINT sources_host_fkey FOREIGN KEY (host) REFERENCES hosts(host);
ALTER TABLE sources ADD CONSTRAINT sources_pkey PRIMARY KEY (id);
ALTER TABLE sources ADD CONSTRAINT sources_name_key UNIQUE (namespace, name);
ALTER TABLE statements ADD CONSTRAINT statements_status_check CHECK ((status = ANY (ARRAY['available'::text, 'limited'::text, 'unavailable'::text])));
ALTER TABLE statements ADD CONSTRAINT statements_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id);
ALTER TABLE statements ADD CONSTRAINT statements_pkey PRIMARY KEY (id);

CREATE INDEX cells_at ON public.cells USING gist (tstzrange(since, until));
CREATE UNIQUE INDEX cells_history ON public.cells USING btree (body, service, since);
CREATE UNIQUE INDEX cells_open ON public.cells USING btree (body, service) WHERE (until IS NULL);
CREATE INDEX cells_since ON public.cells USING btree (since);
CREATE INDEX cells_until ON public.cells USING btree (until) WHERE (until IS NOT NULL);
CREATE INDEX documents_standing ON public.documents USING btree (source_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX hosts_due ON public.hosts USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX notices_search ON public.notices USING gin (search);
CREATE INDEX notices_source ON public.notices USING btree (source_id, first_seen_at DESC);
CREATE INDEX observations_capture ON public.observations USING btree (sha256, fetched_at);
CREATE INDEX runs_source ON public.runs USING btree (source_id, finished_at DESC);
CREATE UNIQUE INDEX search_state_one ON public.search_state USING btree ((true));
CREATE INDEX sightings_notice ON public.sightings USING btree (notice_id, from_at);
CREATE UNIQUE INDEX sightings_open ON public.sightings USING btree (document_id) WHERE (ended_at IS NULL);
CREATE INDEX sources_body ON public.sources USING btree (body) WHERE (body <> ''::text);
CREATE INDEX sources_due ON public.sources USING btree (host, next_fetch_at) WHERE active;
CREATE INDEX sources_scope ON public.sources USING btree (scope);
CREATE INDEX statements_body ON public.statements USING btree (body, first_seen_at DESC);
CREATE INDEX statements_notice ON public.statements USING btree (notice_id);
CREATE INDEX statements_standing ON public.statements USING btree (body, service) WHERE standing;

CREATE OR REPLACE FUNCTION public.log_cells()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;
CREATE OR REPLACE FUNCTION public.log_notices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO changes (kind, notice_id, since) SELECT 'notice', n.id, n.first_seen_at FROM written n ORDER BY n.id;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.log_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO changes (kind, notice_id, since)
    SELECT CASE WHEN NEW.withdrawn_at IS NULL THEN 'restored' ELSE 'withdrawn' END, n.id, coalesce(NEW.withdrawn_at, OLD.withdrawn_at)
    FROM notices n WHERE n.document_id = NEW.id ORDER BY n.version DESC LIMIT 1;
    RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.notice_search(id bigint, title text, body text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT setweight(CAST(title AS tsvector), 'A') || CAST(body AS tsvector)
        || array_to_tsvector(ARRAY['#' || (id >> 10), '%' || (id & 127)])
$function$
;

CREATE TRIGGER cells_deleted AFTER DELETE ON public.cells REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION log_cells();
CREATE TRIGGER cells_inserted AFTER INSERT ON public.cells REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION log_cells();
CREATE TRIGGER cells_updated AFTER UPDATE ON public.cells REFERENCING OLD TABLE AS gone NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION log_cells();
CREATE TRIGGER documents_withdrawn AFTER UPDATE OF withdrawn_at ON public.documents FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) <> (new.withdrawn_at IS NULL))) EXECUTE FUNCTION log_withdrawal();
CREATE TRIGGER notices_inserted AFTER INSERT ON public.notices REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION log_notices();

COMMENT ON TABLE bodies IS 'Administrations that make statements: Kreise, Staedte, Gemeinden.';
COMMENT ON TABLE captures IS 'Bytes as they came, once for each content.';
COMMENT ON TABLE cells IS 'History of what the overview shows of each body and service. No row at a moment: nothing stood, unknown. Whoever writes holds the lock of the body, and no two rows of a cell overlap.';
COMMENT ON TABLE changes IS 'What changed, in the order in which it can be read without missing anything. A restore into another cluster must empty it: transaction numbers begin anew there.';
COMMENT ON TABLE documents IS 'One page, article, item or post of a source.';
COMMENT ON TABLE hosts IS 'Servers that are asked: politeness and the one running source of each, over all replicas.';
COMMENT ON TABLE notices IS 'Versions of documents. A version is never overwritten; a text that comes back after another one is a new version.';
COMMENT ON TABLE observations IS 'Every answer that brought bytes: who was asked, when, and with which head it came. Several may share one capture.';
COMMENT ON TABLE robots IS 'robots.txt of each origin as last fetched.';
COMMENT ON TABLE runs IS 'Every attempt to read a source.';
COMMENT ON TABLE schema_floor IS 'The oldest schema version whose releases can work with this database; one row.';
COMMENT ON TABLE search_state IS 'One row: which rules the entries of notices were made by.';
COMMENT ON TABLE sightings IS 'When a version was seen. Within from_at..to_at no two confirmations lie further apart than the stale limit, so that staleness is exact at any past moment.';
COMMENT ON TABLE sources IS 'What is fetched, when next, and how the last runs ended.';
COMMENT ON TABLE statements IS 'What a body says of a service, as read from one version of a document.';

COMMENT ON COLUMN bodies.ags IS 'Amtlicher Gemeindeschluessel: 8 digits, 5 for a Kreis.';
COMMENT ON COLUMN bodies.retired_at IS 'No longer wanted in overviews since; its notices are kept.';
COMMENT ON COLUMN captures.sha256 IS 'Of the decompressed bytes.';
COMMENT ON COLUMN captures.zstd IS 'The bytes, zstd-compressed; kept out of PostgreSQL''s own compression.';
COMMENT ON COLUMN cells.against IS 'Standing statements of like authority that disagree.';
COMMENT ON COLUMN cells.sources IS 'How many sources back a standing statement on the cell.';
COMMENT ON COLUMN cells.since IS 'Start of the row; in the future for a change that is announced for a day.';
COMMENT ON COLUMN cells.until IS 'End of the row, exclusive; null: open.';
COMMENT ON COLUMN cells.status_since IS 'Since when the cell shows this status, over rows that differ only in what backs it.';
COMMENT ON COLUMN changes.xid IS 'The transaction that wrote the row. A reader takes only rows older than every running transaction.';
COMMENT ON COLUMN changes.kind IS 'cell: a stretch of a cell''s history was written; end: its end was set or moved; drop: an announced one is announced no longer; notice: a new version; withdrawn, restored: of a document, by its newest version.';
COMMENT ON COLUMN changes.since IS 'Of a cell: start of the stretch, in the future if announced. Of a notice: when it was first seen; of one withdrawn or restored: since when it was gone.';
COMMENT ON COLUMN documents.key IS 'Stable identity within its source.';
COMMENT ON COLUMN documents.withdrawn_at IS 'Gone from its source since; null while it stands. That something is gone never means that it is solved.';
COMMENT ON COLUMN documents.withdrawn_why IS 'gone: a complete reading no longer held it; superseded: the source that takes its source''s place answered.';
COMMENT ON COLUMN hosts.host IS 'Lower-case name, with the port unless it is the scheme''s own.';
COMMENT ON COLUMN hosts.due_at IS 'Least next_fetch_at of its active sources; null if it has none. Whoever changes one of those recomputes it with the row locked.';
COMMENT ON COLUMN hosts.next_request_at IS 'Nobody may ask before.';
COMMENT ON COLUMN hosts.lease_token IS 'The run that holds the host: at most one source of a host runs at a time.';
COMMENT ON COLUMN notices.source_id IS 'As in documents; copied for the newest notice of a source.';
COMMENT ON COLUMN notices.content_hash IS 'SHA-256 of title and text: what makes a version.';
COMMENT ON COLUMN notices.observation_id IS 'The answer in which the version was first read.';
COMMENT ON COLUMN notices.extractor IS 'Version of the extractor that made the statements in force.';
COMMENT ON COLUMN notices.search IS 'Entries of title (weight A), text (B) and parts of compounds in the text (D); #n for each 1,024 ids, %n for each id modulo 128. See notice_search.';
COMMENT ON COLUMN observations.tls_peer IS 'Subject and SHA-256 of the leaf certificate; empty without TLS.';
COMMENT ON COLUMN robots.status IS 'HTTP status; 0 if no answer came.';
COMMENT ON COLUMN runs.fault IS 'Fault kind; empty for a success.';
COMMENT ON COLUMN runs.error IS 'Text of the fault, or of the followed pages that failed in a run that succeeded.';
COMMENT ON COLUMN runs.bytes IS 'Decompressed bytes received.';
COMMENT ON COLUMN runs.documents IS 'Documents read anew or confirmed.';
COMMENT ON COLUMN search_state.analyser IS 'Version of the rules.';
COMMENT ON COLUMN search_state.pending IS 'Notices with an id up to this one still have entries made by older rules.';
COMMENT ON COLUMN sightings.to_at IS 'Last confirmation in this range.';
COMMENT ON COLUMN sightings.ended_at IS 'The version stood no longer, or a later range took over; null while it stands.';
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
COMMENT ON COLUMN sources.traceparent IS 'W3C trace context of the change that made the row what it is; empty once a run was linked to it, or without traces.';
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

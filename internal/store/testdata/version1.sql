-- Rows as the first release wrote them, with the schema of migration 1: a notice in two versions, and one that announces a day.
INSERT INTO bodies (ags, name, kind, district_ags, population, homepage, aliases, retired_at) VALUES
('05974', 'Kreis Soest', 'District', '05974', '0', '', '{}', NULL),
('05974040', 'Soest', 'Town', '05974', '0', '', '{}', NULL),
('05974052', 'Werl', 'Town', '05974', '30000', '', '{"Wallfahrtsstadt Werl"}', NULL);

INSERT INTO hosts (host, due_at, next_request_at, lease_token, lease_until) VALUES
('werl.de', '2023-11-01 13:15:00+00', '2023-11-01 13:00:00+00', NULL, NULL);

INSERT INTO sources (id, namespace, name, scope, spec, host, body, authority, suspended, retired_at, succeeds, took_over_at, recheck, requested_at, handled_at, next_fetch_at, lease_token, lease_until, lease_worker, state, failures, last_run_at, last_success_at, last_change_at, last_fault, last_error, created_at) OVERRIDING SYSTEM VALUE VALUES
('1', 'nrw', 'werl', 'nrw', '{"body": "05974052", "page": {"url": "https://werl.de/"}, "type": "page", "timeout": 30000000000, "interval": 900000000000, "authority": "Official"}', 'werl.de', '05974052', 'Official', 'false', NULL, '', NULL, 'false', NULL, NULL, '2023-11-01 13:15:00+00', NULL, NULL, NULL, '{"keys": {"https://werl.de/": ["a", "b"]}}', '0', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', '', '', '2023-11-01 11:00:00+00');
SELECT setval(pg_get_serial_sequence('sources', 'id'), max(id)) FROM sources;

INSERT INTO runs (id, source_id, worker, started_at, finished_at, fault, error, status, bytes, requests, documents) OVERRIDING SYSTEM VALUE VALUES
('1', '1', 'test', '2023-11-01 11:59:59+00', '2023-11-01 12:00:00+00', '', '', '200', '33', '1', '1'),
('2', '1', 'test', '2023-11-01 12:59:59+00', '2023-11-01 13:00:00+00', '', '', '200', '74', '1', '2');
SELECT setval(pg_get_serial_sequence('runs', 'id'), max(id)) FROM runs;

INSERT INTO captures (sha256, size, zstd, stored_at) VALUES
(E'\\x0f944471098421b379693143e78e769376d7a3fd7293e9996663ec19c5166594', '74', E'\\x28b52ffd04005102004461732042c3bc7267657262c3bc726f20697374206765c3b666666e65742e446173205261746861757320697374207a752c206162204d6f6e74616720776965646572206f6666656e2e142025f4', '2023-11-01 13:00:00+00'),
(E'\\xdd87f5280016693e4735d38ab465787f03b8497b6ce1cfc23a60f069c6822783', '33', E'\\x28b52ffd04000901004461732042c3bc7267657262c3bc726f206973742067657363686c6f7373656e2e62941e95', '2023-11-01 12:00:00+00');

INSERT INTO observations (id, sha256, source_id, run_id, url, final_url, status, header, media_type, charset, tls_peer, fetched_at) OVERRIDING SYSTEM VALUE VALUES
('1', E'\\xdd87f5280016693e4735d38ab465787f03b8497b6ce1cfc23a60f069c6822783', '1', '1', 'https://werl.de/', 'https://werl.de/?final', '200', '{"Date": ["Wed, 01 Nov 2023 12:00:00 UTC"]}', 'text/html', 'utf-8', 'CN=werl.de', '2023-11-01 12:00:00+00'),
('2', E'\\x0f944471098421b379693143e78e769376d7a3fd7293e9996663ec19c5166594', '1', '2', 'https://werl.de/', 'https://werl.de/?final', '200', '{"Date": ["Wed, 01 Nov 2023 13:00:00 UTC"]}', 'text/html', 'utf-8', 'CN=werl.de', '2023-11-01 13:00:00+00');
SELECT setval(pg_get_serial_sequence('observations', 'id'), max(id)) FROM observations;

INSERT INTO documents (id, source_id, key, url, first_seen_at, withdrawn_at, withdrawn_why) OVERRIDING SYSTEM VALUE VALUES
('1', '1', 'a', 'https://werl.de/a', '2023-11-01 12:00:00+00', NULL, ''),
('2', '1', 'b', 'https://werl.de/b', '2023-11-01 13:00:00+00', NULL, '');
SELECT setval(pg_get_serial_sequence('documents', 'id'), max(id)) FROM documents;

INSERT INTO notices (id, document_id, source_id, version, content_hash, title, text, language, url, blocks, links, published_at, updated_at, first_seen_at, observation_id, extractor, search_title, search_text) OVERRIDING SYSTEM VALUE VALUES
('1', '1', '1', '1', E'\\xe363f5a7c4fb122391899275c60d02168cb75089b432db552205256972278e4d', 'Titel a', 'Das Bürgerbüro ist geschlossen.', 'de', 'https://werl.de/a', '[{"end": 33, "kind": "paragraph", "lead": -1, "start": 0}]', '[{"end": 1, "url": "https://werl.de/", "start": 0}]', NULL, NULL, '2023-11-01 12:00:00+00', '1', '1', 'titel a', 'das buergerbuero ist geschlossen.'),
('2', '1', '1', '2', E'\\x750f485d063c92eee9643d51db6763adcd7e6889dcbb9badbce189a8eb565eff', 'Titel a', 'Das Bürgerbüro ist geöffnet.', 'de', 'https://werl.de/a', '[{"end": 31, "kind": "paragraph", "lead": -1, "start": 0}]', '[{"end": 1, "url": "https://werl.de/", "start": 0}]', NULL, NULL, '2023-11-01 13:00:00+00', '2', '1', 'titel a', 'das buergerbuero ist geoeffnet.'),
('3', '2', '1', '1', E'\\xac02b71820559779872b43facba6eb71ac8b85a5e65d51c64cd233f4879fa898', 'Titel b', 'Das Rathaus ist zu, ab Montag wieder offen.', 'de', 'https://werl.de/b', '[{"end": 43, "kind": "paragraph", "lead": -1, "start": 0}]', '[{"end": 1, "url": "https://werl.de/", "start": 0}]', NULL, NULL, '2023-11-01 13:00:00+00', '2', '1', 'titel b', 'das rathaus ist zu, ab montag wieder offen.');
SELECT setval(pg_get_serial_sequence('notices', 'id'), max(id)) FROM notices;

INSERT INTO sightings (id, document_id, notice_id, from_at, to_at, ended_at) OVERRIDING SYSTEM VALUE VALUES
('1', '1', '1', '2023-11-01 12:00:00+00', '2023-11-01 12:00:00+00', '2023-11-01 13:00:00+00'),
('2', '1', '2', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', NULL),
('3', '2', '3', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', NULL);
SELECT setval(pg_get_serial_sequence('sightings', 'id'), max(id)) FROM sightings;

INSERT INTO statements (id, notice_id, source_id, body, service, status, from_day, until_day, detour, quote, start_byte, end_byte, rule, confidence, review, as_of, extractor, effective_at, first_seen_at, stored_at, replaced_at, standing) OVERRIDING SYSTEM VALUE VALUES
('1', '1', '1', '05974052', 'buergerbuero', 'unavailable', NULL, NULL, '[{"kind": "phone", "text": "02922 1000", "value": "+4929221000"}]', 'Das Bürgerbüro ist geschlossen.', '0', '33', 'test', '0.9', 'false', NULL, '1', '2023-11-01 12:00:00+00', '2023-11-01 12:00:00+00', '2023-11-01 12:00:00+00', NULL, 'false'),
('2', '2', '1', '05974052', 'buergerbuero', 'available', NULL, NULL, '[]', 'Das Bürgerbüro ist geöffnet.', '0', '31', 'test', '0.9', 'false', NULL, '1', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', NULL, 'true'),
('3', '3', '1', '05974052', 'rathaus', 'unavailable', NULL, NULL, '[]', 'Das Rathaus ist zu, ab Montag wieder offen.', '0', '43', 'test', '0.9', 'false', NULL, '1', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', NULL, 'true'),
('4', '3', '1', '05974052', 'rathaus', 'available', '2023-11-06', NULL, '[]', 'Das Rathaus ist zu, ab Montag wieder offen.', '0', '43', 'test', '0.9', 'false', NULL, '1', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', '2023-11-01 13:00:00+00', NULL, 'true');
SELECT setval(pg_get_serial_sequence('statements', 'id'), max(id)) FROM statements;

INSERT INTO cells (id, body, service, status, statement_id, authority, contradicted, against, sources, since, until, status_since) OVERRIDING SYSTEM VALUE VALUES
('1', '05974052', 'buergerbuero', 'unavailable', '1', 'Official', 'false', '{}', '1', '2023-11-01 12:00:00+00', '2023-11-01 13:00:00+00', '2023-11-01 12:00:00+00'),
('2', '05974052', 'buergerbuero', 'available', '2', 'Official', 'false', '{}', '1', '2023-11-01 13:00:00+00', NULL, '2023-11-01 13:00:00+00'),
('3', '05974052', 'rathaus', 'unavailable', '3', 'Official', 'false', '{}', '1', '2023-11-01 13:00:00+00', '2023-11-05 23:00:00+00', '2023-11-01 13:00:00+00'),
('4', '05974052', 'rathaus', 'available', '4', 'Official', 'false', '{}', '1', '2023-11-05 23:00:00+00', NULL, '2023-11-05 23:00:00+00');
SELECT setval(pg_get_serial_sequence('cells', 'id'), max(id)) FROM cells;

-- +goose Up
-- Texts are compressed with lz4, which takes a small part of the time of PostgreSQL's own compression; a server may be built
-- without it. What is stored already stays as it is.

-- +goose StatementBegin
DO $$ BEGIN
    ALTER TABLE notices
        ALTER COLUMN text SET COMPRESSION lz4, ALTER COLUMN blocks SET COMPRESSION lz4,
        ALTER COLUMN links SET COMPRESSION lz4, ALTER COLUMN search SET COMPRESSION lz4;
    ALTER TABLE observations ALTER COLUMN header SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'this server compresses without lz4';
END $$;
-- +goose StatementEnd

-- +goose Down
-- What was compressed with lz4 stays readable; new texts are compressed as the server does by default.
ALTER TABLE observations ALTER COLUMN header SET COMPRESSION default;
ALTER TABLE notices
    ALTER COLUMN text SET COMPRESSION default, ALTER COLUMN blocks SET COMPRESSION default,
    ALTER COLUMN links SET COMPRESSION default, ALTER COLUMN search SET COMPRESSION default;

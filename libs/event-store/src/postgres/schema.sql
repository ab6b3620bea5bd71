-- One event store: a schema with one table. {{schema}} is a quoted identifier.
-- The position is the gapless index of the event in the one global order, from 0; only append.sql assigns it.
CREATE SCHEMA IF NOT EXISTS {{schema}};

CREATE TABLE IF NOT EXISTS {{schema}}.event (
  position bigint NOT NULL CHECK (position >= 0),
  id       uuid NOT NULL,
  stream   text COLLATE "C" NOT NULL CHECK (length(stream) BETWEEN 3 AND 200),
  revision integer NOT NULL CHECK (revision >= 0),
  type     text COLLATE "C" NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
  -- Exactly the canonical bytes (RFC 8785) that were hashed; jsonb would reorder, renumber and refuse \u0000.
  data     bytea NOT NULL CHECK (length(data) BETWEEN 2 AND 1048576),
  metadata bytea NOT NULL CHECK (length(metadata) BETWEEN 2 AND 1048576),
  CONSTRAINT event_position_key PRIMARY KEY (position),
  CONSTRAINT event_id_key UNIQUE (id),
  CONSTRAINT event_stream_revision_key UNIQUE (stream, revision)
);

-- One event store: a schema with one table. {{schema}} is a quoted identifier.
-- The position is the gapless index of the event in the one global order, from 0; only append.sql assigns it.
-- What a stream, a type and a payload may be is checked before (encoding.ts), once for every store.
CREATE SCHEMA IF NOT EXISTS {{schema}};

CREATE TABLE IF NOT EXISTS {{schema}}.event (
  position bigint NOT NULL,
  id       uuid NOT NULL,
  stream   text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  type     text COLLATE "C" NOT NULL,
  -- Exactly the canonical bytes (RFC 8785) that were hashed; jsonb would reorder, renumber and refuse \u0000.
  data     bytea NOT NULL,
  metadata bytea NOT NULL,
  CONSTRAINT event_position_key PRIMARY KEY (position),
  CONSTRAINT event_id_key UNIQUE (id),
  CONSTRAINT event_stream_revision_key UNIQUE (stream, revision)
);

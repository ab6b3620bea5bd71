-- One transparency log: what an append adds is never changed. {{schema}} is a quoted identifier.
CREATE SCHEMA IF NOT EXISTS {{schema}};

-- Who the log is. A log has one name and one key; another key is another log.
CREATE TABLE IF NOT EXISTS {{schema}}.identity (
  only_row boolean NOT NULL DEFAULT true CHECK (only_row) PRIMARY KEY,
  origin   text NOT NULL,
  vkey     text NOT NULL
);

-- The leaves in order, without gaps from 0, and where in the store their events stand.
CREATE TABLE IF NOT EXISTS {{schema}}.leaf (
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0) PRIMARY KEY,
  hash       bytea NOT NULL CHECK (length(hash) = 32),
  event_id   uuid NOT NULL UNIQUE,
  position   bigint NOT NULL UNIQUE
);

-- Hashes of the complete subtrees of 256, 65,536, … leaves: what tiles and proofs are made of.
CREATE TABLE IF NOT EXISTS {{schema}}.subtree (
  level      smallint NOT NULL CHECK (level > 0 AND level % 8 = 0),
  node_index bigint NOT NULL CHECK (node_index >= 0),
  hash       bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, node_index)
);

-- Why the log stopped; null: it goes on again. The last row counts.
CREATE TABLE IF NOT EXISTS {{schema}}.fault (
  number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT now(),
  message text
);

-- Every checkpoint that was ever signed.
CREATE TABLE IF NOT EXISTS {{schema}}.checkpoint (
  size      bigint NOT NULL CHECK (size >= 0) PRIMARY KEY,
  note      text NOT NULL,
  signed_at timestamptz NOT NULL DEFAULT now()
);

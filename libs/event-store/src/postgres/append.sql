-- Appends a batch and tells the verdict on each append, in the order given.
--
-- One array element per event, append after append: id, stream (of one append only in a batch), revision the event
-- is to have, step in its append (from 1), type, data, metadata. So an append begins at step 1, and its writer
-- expects the stream at the revision before (-1: no such stream).
--
-- All that is accepted is stored from first_position on, in the order given. When that is everything, verdicts,
-- revisions and positions are null; otherwise they have one element per append:
--
-- verdict      revision, position
--   ok          null: they follow from first_position
--   repeated    of its last event, stored by an earlier call with the same ids, stream and expectation
--   conflict    revision: where the stream is (-1: no such stream); position: null
--   id-reused   null: an id is known with another stream or expectation
--
-- has_waited: whether another writer held the lock, so that this batch had to wait for its commit.
--
-- VOLATILE under READ COMMITTED: every statement below sees what the last holder of the lock committed. As one
-- statement with one snapshot it would turn conflicts into unique violations.
-- Of an earlier release, with other parameters.
DROP FUNCTION IF EXISTS {{schema}}.append(text[], integer[], integer[], uuid[], text[], bytea[], bytea[]);

CREATE OR REPLACE FUNCTION {{schema}}.append(
  ids uuid[], streams text[], event_revisions integer[], steps integer[],
  types text[], data bytea[], metadata bytea[],
  OUT first_position bigint, OUT verdicts text[], OUT revisions integer[], OUT positions bigint[],
  OUT has_waited boolean
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
-- The planner guesses badly about arrays and a table it has never analysed: always the indexes.
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET jit = off
SET plan_cache_mode = force_generic_plan
AS $append$
#variable_conflict use_column
DECLARE
  is_fresh boolean; -- every stream is where its writer expects it and no id is known
BEGIN
  -- (1) One writer at a time from here to the commit: this is what makes positions gapless and in commit order.
  has_waited := NOT pg_try_advisory_xact_lock(hashtextextended({{lock}}, 0));
  IF has_waited THEN
    PERFORM pg_advisory_xact_lock(hashtextextended({{lock}}, 0));
  END IF;
  SELECT coalesce(max(e.position) + 1, 0) INTO first_position FROM {{schema}}.event e;

  -- (2) Nearly always everything is accepted.
  SELECT
    NOT EXISTS (
      SELECT FROM unnest(streams, event_revisions, steps) AS n(stream, revision, step)
      WHERE n.step = 1 AND n.revision - 1 <> coalesce(
        (SELECT e.revision FROM {{schema}}.event e WHERE e.stream = n.stream ORDER BY e.revision DESC LIMIT 1), -1))
    AND NOT EXISTS (SELECT FROM unnest(ids) AS n(id) JOIN {{schema}}.event e ON e.id = n.id)
  INTO is_fresh;

  -- (3) Otherwise each append is judged by itself; first whether it is a repeat, for then the stream has moved on.
  IF NOT is_fresh THEN
    WITH event AS (
      SELECT n.*, sum((n.step = 1)::integer) OVER (ORDER BY n.number) AS append, e.position AS known_at,
        coalesce(e.stream = n.stream AND e.revision = n.revision, false) AS is_same
      FROM unnest(ids, streams, event_revisions, steps, types, data, metadata)
        WITH ORDINALITY AS n(id, stream, revision, step, type, data, metadata, number)
        LEFT JOIN {{schema}}.event e ON e.id = n.id
    ), append AS (
      SELECT n.append, min(n.stream) AS stream, min(n.revision) - 1 AS expected, max(n.revision) AS revision,
        max(n.known_at) AS known_at, bool_and(n.is_same) AS is_same
      FROM event n GROUP BY n.append
    ), judged AS (
      SELECT a.append, a.revision, a.known_at, h.head, CASE
        WHEN a.is_same THEN 'repeated'
        WHEN a.known_at IS NOT NULL THEN 'id-reused'
        WHEN h.head = a.expected THEN 'ok'
        ELSE 'conflict' END AS verdict
      FROM append a CROSS JOIN LATERAL (SELECT coalesce(
        (SELECT e.revision FROM {{schema}}.event e WHERE e.stream = a.stream ORDER BY e.revision DESC LIMIT 1), -1)
      ) AS h(head)
    ), answer AS (
      SELECT array_agg(j.verdict ORDER BY j.append) AS verdicts,
        array_agg(CASE j.verdict WHEN 'repeated' THEN j.revision WHEN 'conflict' THEN j.head END ORDER BY j.append)
          AS revisions,
        array_agg(CASE j.verdict WHEN 'repeated' THEN j.known_at END ORDER BY j.append) AS positions
      FROM judged j
    ), accepted AS (
      SELECT array_agg(n.id ORDER BY n.number) AS ids, array_agg(n.stream ORDER BY n.number) AS streams,
        array_agg(n.revision ORDER BY n.number) AS revisions, array_agg(n.type ORDER BY n.number) AS types,
        array_agg(n.data ORDER BY n.number) AS data, array_agg(n.metadata ORDER BY n.number) AS metadata
      FROM event n JOIN judged j ON j.append = n.append AND j.verdict = 'ok'
    )
    SELECT a.verdicts, a.revisions, a.positions, o.ids, o.streams, o.revisions, o.types, o.data, o.metadata
    INTO verdicts, revisions, positions, ids, streams, event_revisions, types, data, metadata
    FROM answer a, accepted o;
  END IF;

  -- (4) Everything that is accepted, in the order given.
  IF cardinality(ids) > 0 THEN
    INSERT INTO {{schema}}.event (position, id, stream, revision, type, data, metadata)
    SELECT first_position + n.number - 1, n.id, n.stream, n.revision, n.type, n.data, n.metadata
    FROM unnest(ids, streams, event_revisions, types, data, metadata)
      WITH ORDINALITY AS n(id, stream, revision, type, data, metadata, number);
    PERFORM pg_notify({{channel}}, (first_position + cardinality(ids) - 1)::text);
  END IF;
END
$append$;

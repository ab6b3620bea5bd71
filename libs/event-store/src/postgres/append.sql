-- Appends a batch and tells the verdict on each append, in the order given.
--
-- Per append: its stream (each at most once in a batch), the revision its writer expects there (-1: no such
-- stream) and how many events it has. Per event, append after append: id, type, data, metadata.
--
-- verdict      revision, position
--   ok          of its last event, stored now
--   repeated    of its last event, stored by an earlier call with the same ids, stream and expectation
--   conflict    revision: where the stream is (-1: no such stream); position: null
--   id-reused   meaningless: an id is known with another stream or expectation
--
-- VOLATILE under READ COMMITTED: every statement below sees what the last holder of the lock committed. As one
-- statement with one snapshot it would turn conflicts into unique violations.
CREATE OR REPLACE FUNCTION {{schema}}.append(
  streams text[], expected integer[], counts integer[],
  ids uuid[], types text[], data bytea[], metadata bytea[]
) RETURNS TABLE (verdict text, revision integer, "position" bigint)
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
  next_position bigint;
  heads integer[];      -- per append: revision of the last event of its stream, -1 for none
  owners integer[];     -- per event: number of its append, from 1
  owner_streams text[]; -- per event: its stream
  revisions integer[];  -- per event: the revision it is to have
  known integer[];      -- numbers of the appends of which an id is stored already
  verdicts text[];      -- per append
  last_revisions integer[];
  last_positions bigint[];
  repeat record;
  inserted bigint;
BEGIN
  -- (1) One writer at a time from here to the commit: this is what makes positions gapless and in commit order.
  PERFORM pg_advisory_xact_lock(hashtextextended({{lock}}, 0));
  SELECT coalesce(max(e.position) + 1, 0) INTO next_position FROM {{schema}}.event e;

  -- (2) Where the streams are.
  heads := ARRAY(
    SELECT coalesce(
      (SELECT e.revision FROM {{schema}}.event e WHERE e.stream = a.stream ORDER BY e.revision DESC LIMIT 1), -1)
    FROM unnest(streams) WITH ORDINALITY AS a(stream, number) ORDER BY a.number);

  SELECT array_agg(x.number), array_agg(x.stream), array_agg(x.revision) INTO owners, owner_streams, revisions
  FROM (
    SELECT a.number::integer AS number, a.stream, a.expected + i AS revision
    FROM unnest(streams, expected, counts) WITH ORDINALITY AS a(stream, expected, count, number),
      generate_series(1, a.count) AS i
    ORDER BY a.number, i
  ) x;

  -- (3) Ids that are stored already.
  known := ARRAY(
    SELECT DISTINCT n.owner FROM unnest(ids, owners) AS n(id, owner) JOIN {{schema}}.event e ON e.id = n.id);

  -- (4) The verdicts; first whether it is a repeat, for then the stream has moved on.
  verdicts := ARRAY(
    SELECT CASE WHEN h.head = h.expected THEN 'ok' ELSE 'conflict' END
    FROM unnest(heads, expected) WITH ORDINALITY AS h(head, expected, number) ORDER BY h.number);
  last_revisions := heads;
  last_positions := array_fill(NULL::bigint, ARRAY[cardinality(streams)]);
  IF cardinality(known) > 0 THEN
    FOR repeat IN
      SELECT n.owner, bool_and(e.stream IS NOT DISTINCT FROM n.stream AND e.revision IS NOT DISTINCT FROM n.revision)
        AS is_same, max(e.revision) AS revision, max(e.position) AS last_position
      FROM unnest(ids, owners, owner_streams, revisions) AS n(id, owner, stream, revision)
        LEFT JOIN {{schema}}.event e ON e.id = n.id
      WHERE n.owner = ANY (known)
      GROUP BY n.owner
    LOOP
      verdicts[repeat.owner] := CASE WHEN repeat.is_same THEN 'repeated' ELSE 'id-reused' END;
      last_revisions[repeat.owner] := repeat.revision;
      last_positions[repeat.owner] := repeat.last_position;
    END LOOP;
  END IF;

  -- (5) Everything that is accepted, in the order given.
  INSERT INTO {{schema}}.event (position, id, stream, revision, type, data, metadata)
  SELECT next_position + row_number() OVER (ORDER BY n.number) - 1,
    n.id, n.stream, n.revision, n.type, n.data, n.metadata
  FROM unnest(ids, owners, owner_streams, revisions, types, data, metadata)
    WITH ORDINALITY AS n(id, owner, stream, revision, type, data, metadata, number)
  WHERE verdicts[n.owner] = 'ok';
  GET DIAGNOSTICS inserted = ROW_COUNT;
  IF inserted > 0 THEN
    PERFORM pg_notify({{channel}}, (next_position + inserted - 1)::text);
  END IF;

  RETURN QUERY
  SELECT v.verdict,
    CASE v.verdict WHEN 'ok' THEN v.expected + v.count ELSE v.revision END,
    CASE v.verdict WHEN 'ok'
      THEN next_position - 1 + sum(v.count) FILTER (WHERE v.verdict = 'ok') OVER (ORDER BY v.number)
      ELSE v.last_position END
  FROM unnest(verdicts, expected, counts, last_revisions, last_positions)
    WITH ORDINALITY AS v(verdict, expected, count, revision, last_position, number)
  ORDER BY v.number;
END
$append$;

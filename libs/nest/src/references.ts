import type { Loaded, Unchecked } from '#kernel';
import type { AnyCommandSpec, Inherited, Lineage, Reference } from './command-spec.js';
import type { RememberedStreams } from './stream-fold.js';

/** What a command refers to, as it stands now, by the names of its references. */
export async function loadReferences(
  { references = {} }: Pick<AnyCommandSpec, 'references'>,
  { command, own }: { readonly command: object; readonly own: unknown },
  streams: Pick<RememberedStreams, 'load'>,
): Promise<unknown> {
  const named = Object.entries<Reference<object, unknown>>(references);
  const loaded = await Promise.all(
    named.map(async ([name, reference]) => {
      const states = await Promise.all(
        (await idsOf(reference, { command, own }, streams)).map(async (id) =>
          id === undefined ? [undefined] : withThoseBefore(reference, id, streams),
        ),
      );
      return [name, reference.many ? states.flat() : states.flat()[0]] as const;
    }),
  );
  return Object.fromEntries(loaded);
}

/** Ids of the subjects that a reference means. */
export async function idsOf(
  { ids, through }: Pick<Reference<object, unknown>, 'ids' | 'through'>,
  { command, own }: { readonly command: object; readonly own: unknown },
  streams: Pick<RememberedStreams, 'load'>,
): Promise<readonly (string | undefined)[]> {
  const named = ids(command, own);
  if (!through) return named;
  return Promise.all(
    named.map(async (id) =>
      id === undefined ? undefined : through.id((await streams.load(through.stream, id)).state),
    ),
  );
}

/** A subject, and after it those before it in its lineage, where the reference follows one. */
async function withThoseBefore(
  { stream, along }: Reference<object, unknown>,
  id: string,
  streams: Pick<RememberedStreams, 'load'>,
): Promise<Inherited<unknown>[]> {
  const load = (each: string): Promise<Loaded<Unchecked>> => streams.load(stream, each);
  const before = along ? await idsBefore(along, id, streams) : [];
  const inherited = before.map(async (each) => ({ ...(await load(each)), heir: id }));
  return Promise.all([load(id), ...inherited]);
}

/** Ids of all that came before one, however far back: each once. */
async function idsBefore(
  { stream, before }: Lineage,
  id: string,
  streams: Pick<RememberedStreams, 'load'>,
): Promise<readonly string[]> {
  const found = new Set([id]);
  // A set gives what is added while it is walked.
  for (const each of found)
    for (const earlier of before((await streams.load(stream, each)).state)) found.add(earlier);
  found.delete(id);
  return [...found];
}

import { type DataOf, isRejection } from '#kernel';
import { type Desk, reaction, when } from '#read-store';
import {
  CloseSource,
  HoldSource,
  OpenPart,
  ReleasePart,
  ReleaseSource,
  ReservePart,
} from '../commands/carry-out-reshaping.js';
import {
  type Parcel,
  ReshapingDecided,
  carriedFrom,
  parcelStream,
  reservedFrom,
  unlikeRights,
} from '../facts/index.js';

type Decided = DataOf<typeof ReshapingDecided>;

/**
 * Carries out a split or a merger: holds the other sources and the codes of the parts, closes the sources, then opens the
 * parts with what stood on them when they were closed. When something cannot be held, all is given free again.
 */
export const reshapings = reaction({
  name: 'reshapings',
  title: '地块分割、合并',
  on: [
    when(ReshapingDecided, async ({ data }, desk) => {
      const cause = await heldAll(data, desk);
      if (cause !== undefined) return giveFree(data, cause, desk);
      const { reshapingId, sources, parts, on } = data;
      const into = parts.map(({ code }) => code);
      for (const code of sources)
        await desk.insist(`close/${code}`, new CloseSource(code, reshapingId, into, on));
      const carried = carriedFrom(await parcelsOf(sources, desk), reshapingId);
      for (const code of into) await desk.insist(`open/${code}`, new OpenPart(code, carried, on));
    }),
  ],
});

/** Holds everything; or says why something cannot be held. */
async function heldAll(
  { reshapingId, sources, parts, on }: Decided,
  desk: Desk,
): Promise<string | undefined> {
  const [, ...others] = sources;
  for (const code of others) {
    const answer = await desk.send(`hold/${code}`, new HoldSource(code, reshapingId, on));
    if (isRejection(answer)) return answer.detail;
  }
  const [source, ...merged] = await parcelsOf(sources, desk);
  // Now that nothing moves any more: a right may have passed on since it was decided.
  const [unlike] = merged.flatMap((other) => (source && unlikeRights(source, other, on)) ?? []);
  if (unlike !== undefined) return `${unlike}。`;
  for (const part of source ? parts : []) {
    const reserved = source && reservedFrom(source, part, { reshapingId, origins: sources });
    const answer = reserved && (await desk.send(`reserve/${part.code}`, new ReservePart(reserved, on)));
    if (isRejection(answer)) return answer.detail;
  }
  return undefined;
}

/** What was never held refuses, which is as good as free. */
async function giveFree(
  { reshapingId, sources, parts, on }: Decided,
  cause: string,
  desk: Desk,
): Promise<void> {
  for (const { code } of parts) await desk.send(`free/${code}`, new ReleasePart(code, reshapingId, on));
  for (const code of sources)
    await desk.send(`release/${code}`, new ReleaseSource(code, reshapingId, cause, on));
}

async function parcelsOf(codes: readonly string[], desk: Desk): Promise<Parcel[]> {
  const found: Parcel[] = [];
  for (const code of codes) {
    const { state } = await desk.load(parcelStream, code);
    if (!state) throw new Error(`parcel ${code} has no stream`);
    found.push(state);
  }
  return found;
}

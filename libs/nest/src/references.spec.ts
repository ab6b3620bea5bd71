import { describe, expect, it } from '@jest/globals';
import { PARCEL_LINEAGE, parcelStream } from '#land-rights/facts';
import type { Loaded } from '#kernel';
import { priorityBookStream } from '#priority/facts';
import { many, one, oneThrough } from './command-spec.js';
import { loadReferences } from './references.js';

/** Parcels by the ones that they came out of; of all else nothing is known. */
const ORIGINS: Readonly<Record<string, readonly string[]>> = {
  part: ['half', 'strip'],
  half: ['whole'],
  strip: ['whole'],
};
const streams = {
  load: async (stream: object, id: string): Promise<Loaded<never>> => {
    const state: unknown = stream === parcelStream ? { origins: ORIGINS[id] } : undefined;
    return { id, state: state as never, revision: -1 };
  },
};
const loaded = (reference: ReturnType<typeof many>) =>
  loadReferences({ references: { reference } }, { command: {}, own: undefined }, streams);

describe('what a command refers to', () => {
  it('is each subject, and along a lineage all before it, however far back, each once', async () => {
    const reference = many(priorityBookStream, () => ['part', 'field', 'part'], PARCEL_LINEAGE);
    expect(await loaded(reference)).toMatchObject({
      reference: [
        { id: 'part' },
        { id: 'half', heir: 'part' },
        { id: 'strip', heir: 'part' },
        { id: 'whole', heir: 'part' },
        { id: 'field' },
      ],
    });
  });

  it('is nothing but the subjects without a lineage', async () => {
    const reference = many(priorityBookStream, () => ['part']);
    expect(await loaded(reference)).toEqual({ reference: [{ id: 'part', state: undefined, revision: -1 }] });
  });

  it('may be told by another subject, and is none where that one tells of none', async () => {
    const whole = {
      stream: parcelStream,
      id: (parcel: { origins?: readonly string[] } | undefined) => parcel?.origins?.[0],
    };
    const references = {
      told: oneThrough(priorityBookStream, () => 'half', whole),
      untold: oneThrough(priorityBookStream, () => 'whole', whole),
      none: oneThrough(priorityBookStream, () => undefined, whole),
    };
    expect(await loadReferences({ references }, { command: {}, own: undefined }, streams)).toEqual({
      told: { id: 'whole', state: undefined, revision: -1 },
      untold: undefined,
      none: undefined,
    });
  });

  it('may be one, or none', async () => {
    const references = {
      one: one(priorityBookStream, () => 'part'),
      none: one(priorityBookStream, () => undefined),
    };
    expect(await loadReferences({ references }, { command: {}, own: undefined }, streams)).toMatchObject({
      one: { id: 'part' },
      none: undefined,
    });
  });
});

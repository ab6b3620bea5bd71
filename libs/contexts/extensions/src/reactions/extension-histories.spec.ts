import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContractConcluded } from '#contracts/facts';
import { SHA } from '#examples';
import { eventsOf, evolve, metadataOf, replay } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { householdSheetStream } from '../facts/index.js';

const HOUSEHOLDS = 3;
const step = fc.record({ kind: fc.nat(6), at: fc.nat(HOUSEHOLDS - 1), given: fc.boolean() });
type Step = { readonly kind: number; readonly at: number; readonly given: boolean };

type Wish = 'confirms' | 'gives-up' | 'waits';

function givingUp(village: ExtensionVillage, at: number): object {
  const parcelCode = village.parcelCode(at);
  return { kept: [], givenUp: [{ parcelCode, ground: 'surrendered', paperSha256: SHA }] };
}

/** One thing that a clerk tries, lawful at that moment or not. */
async function tried(village: ExtensionVillage, { kind, at, given }: Step): Promise<void> {
  if (kind === 0) await village.survey(at, given ? givingUp(village, at) : {});
  else if (kind === 1) await village.confirm(at);
  else if (kind === 2) await village.decide().catch(() => undefined);
  else if (kind === 3) await village.issue();
  else if (kind === 4) await village.settle(given ? { from: -1 } : {});
  else if (kind === 5) await village.survey(at);
  else {
    const again = { sheetId: village.sheetId(at), signedOn: '2026-02-20' };
    await village.submit('IssueExtensionContract', again);
  }
}

/** Opened and, in some cases, prepared up to the signing, when some have confirmed. */
async function begun(households: number, wishes: readonly Wish[] | null): Promise<ExtensionVillage> {
  const village = new ExtensionVillage();
  await village.found(households);
  await village.settle();
  await village.open();
  await village.settle();
  if (wishes === null) return village;
  for (let at = 0; at < households; at++) {
    await village.survey(at, wishes[at] === 'gives-up' ? givingUp(village, at) : {});
    if (wishes[at] !== 'waits') await village.confirm(at);
  }
  await village.decide();
  return village;
}

const wish = fc.constantFrom<Wish>('confirms', 'gives-up', 'waits');
const confirmations = fc.option(fc.array(wish, { minLength: HOUSEHOLDS, maxLength: HOUSEHOLDS }));

describe('any extension', () => {
  it('extends a household once at most, whatever is tried and handled again (property)', async () => {
    const counted = { extended: 0, notExtended: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), confirmations, async (steps, confirmed) => {
        const village = await begun(HOUSEHOLDS, confirmed);
        for (const each of steps) await tried(village, each);
        await village.settle({ from: -1 });
        const log = await village.county.log();
        for (let at = 0; at < HOUSEHOLDS; at++) {
          const types = await village.historyOf(at);
          const ended = types.filter(
            (type) => type === 'HouseholdExtended' || type === 'HouseholdNotExtended',
          );
          expect(ended.length).toBeLessThanOrEqual(1);
          if (ended.includes('HouseholdExtended')) counted.extended++;
          if (ended.includes('HouseholdNotExtended')) counted.notExtended++;
          const { state: parcel } = await village.county.load(parcelStream, village.parcelCode(at));
          const next = parcel?.rights.filter(({ from }) => from > '2026-12-31') ?? [];
          expect(next.length).toBe(ended.includes('HouseholdExtended') ? 1 : 0);
          const { state: sheet } = await village.county.load(householdSheetStream, village.sheetId(at));
          const concluded = log.filter(
            ({ type, data }) =>
              type === ContractConcluded.name && data.extensionSheetId === village.sheetId(at),
          );
          expect(concluded).toHaveLength(sheet?.issued?.attempt ?? 0);
        }
      }),
      { seed: 20_260_301, numRuns: 40 },
    );
    // Chance has come this far often enough to mean something.
    expect(counted.extended).toBeGreaterThan(10);
    expect(counted.notExtended).toBeGreaterThan(0);
  });

  it('is at every prefix what was seen as it went (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), confirmations, async (steps, confirmed) => {
        const village = await begun(1, confirmed);
        for (const each of steps) await tried(village, { ...each, at: 0 });
        const own = eventsOf(householdSheetStream).map(({ name }) => name);
        const history = (await village.county.log())
          .filter(({ type }) => own.includes(type))
          .map((event, revision) => ({ ...event, revision, effectiveOn: metadataOf(event).effectiveOn }));
        let seen = householdSheetStream.initial;
        for (const [index, event] of history.entries()) {
          seen = evolve(householdSheetStream, seen, event, event);
          expect(replay(householdSheetStream, history.slice(0, index + 1)).state).toEqual(seen);
        }
        expect((await village.county.load(householdSheetStream, village.sheetId(0))).state).toEqual(seen);
      }),
      { seed: 20_260_302, numRuns: 25 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Household,
  MajorityCorrected,
  householdHasItRight,
  householdStream,
  isOnRoster,
  livesIn,
  majorityOf,
  personStream,
  rosterStream,
  sharesStream,
} from '#collectives/facts';
import { WHOLE, compareFractions, evolve, sumOf } from '#kernel';
import { CONTEXTS } from '#platform';
import { choices } from '../choices.js';
import { COLLECTIVES, VillageClerks, stateOf } from './village-clerks.js';
import { VillageInMemory } from './village-in-memory.js';

/** Two villages after a number of acts, with process managers that follow now and then, and in the end wholly. */
async function villageOf(seed: number, acts: number): Promise<VillageInMemory> {
  const choose = choices(seed);
  const village = new VillageInMemory();
  const clerks = new VillageClerks(village, choose);
  await clerks.found();
  for (let act = 0; act < acts; act++) {
    await clerks.act();
    for (let steps = choose(12); steps > 0; steps--) await village.follow(choose);
  }
  await village.settle(choose);
  return village;
}

/** Ids of the subjects of a category that there are. */
function subjectsOf({ recorded }: VillageInMemory, { category }: { category: string }): readonly string[] {
  const own = recorded.filter(({ stream }) => stream.startsWith(`${category}-`));
  return [...new Set(own.map(({ subject }) => subject))];
}

function everybodyIsInOnePlace(village: VillageInMemory): void {
  const households = subjectsOf(village, householdStream).flatMap(
    (id): Household | [] => stateOf(village, householdStream, id) ?? [],
  );
  const rosters = COLLECTIVES.map((id) => stateOf(village, rosterStream, id));
  for (const personId of subjectsOf(village, personStream)) {
    const most = stateOf(village, personStream, personId).diedOn === undefined ? 1 : 0;
    const homes = households.filter((each) => livesIn(each, personId));
    const member = rosters.filter((roster) => roster && isOnRoster(roster, personId));
    expect([personId, homes.length <= most, member.length <= most]).toEqual([personId, true, true]);
  }
  expect(households.filter(({ split }) => split !== undefined)).toEqual([]);
  for (const { standing, members } of households) if (standing !== 'active') expect(members).toEqual([]);
}

/** By what was last said right of them, wherever they ever were: nobody knows of a wrong birthday in the end. */
function everybodyIsOfAgeByTheRightNumber(village: VillageInMemory): void {
  for (const personId of subjectsOf(village, personStream)) {
    const { right, households, rosters, correction } = stateOf(village, personStream, personId);
    expect(correction?.inUse ?? true).toBe(true);
    if (!right) continue;
    for (const id of households) {
      const household = stateOf(village, householdStream, id);
      expect([personId, id, household && householdHasItRight(household, personId, right)]).toEqual([
        ...[personId, id, true],
      ]);
    }
    for (const id of rosters) {
      const roster = stateOf(village, rosterStream, id);
      const of = roster && majorityOf(roster, personId);
      expect([personId, id, of]).toEqual([personId, id, right.majority?.fullCapacityFrom]);
    }
  }
}

/** Follows the log as a reader would, and reads every stream anew at every event of it. */
function everyPrefixIsTheLiveState({ recorded, catalog }: VillageInMemory): void {
  const streams = CONTEXTS.flatMap((context) => context.streams);
  const live = new Map<string, unknown>();
  for (const [at, { stream: name, subject, type, data, revision, metadata }] of recorded.entries()) {
    const stream = streams.find(({ category }) => category === catalog.categoryOf(type));
    if (!stream) throw new Error(`no stream of ${type}`);
    const { effectiveOn } = metadata;
    const before = live.get(name) ?? stream.initial;
    live.set(name, evolve(stream, before, { type, data }, { revision, effectiveOn }));
    const prefix = { recorded: recorded.slice(0, at + 1) };
    expect(stateOf(prefix, stream, subject)).toEqual(live.get(name));
    if (stream.category !== sharesStream.category) continue;
    const holdings = stateOf(prefix, sharesStream, subject)?.holdings ?? [];
    expect(compareFractions(sumOf(holdings.map(({ share }) => share)), WHOLE)).toBe(0);
  }
}

describe('any history of two villages, whichever process manager is fast or slow', () => {
  const seen = new Set<string>();

  it('has everybody in one household and one collective, of age by the right number, whole shares, and prefixes that replay', async () => {
    const histories = fc.tuple(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 30 }));
    await fc.assert(
      fc.asyncProperty(histories, async ([seed, acts]) => {
        const village = await villageOf(seed, acts);
        everybodyIsInOnePlace(village);
        everybodyIsOfAgeByTheRightNumber(village);
        everyPrefixIsTheLiveState(village);
        for (const { type } of village.recorded) seen.add(type);
      }),
      { seed: 20_260_302, numRuns: 25 },
    );
  }, 120_000);

  it('comes to every kind of fact of households and persons, so that this is about something', () => {
    // The head is named, and the extinct are recorded, by clerks alone; codes are never taken twice here; nobody has land.
    const alone = [
      'HeadOfHouseholdNamed',
      'HouseholdExtinctionRecorded',
      'HouseholdSplitFellThrough',
      'ContractLandWaived',
    ];
    const names = [
      ...householdStream.events,
      ...personStream.events,
      ...sharesStream.events,
      MajorityCorrected,
    ]
      .map(({ name }) => name)
      .filter((name) => !alone.includes(name) && !name.startsWith('ShareCertificate'));
    const asked = names.filter((name) => !['SharesInherited', 'SharesRedeemed'].includes(name));
    expect(asked.filter((name) => !seen.has(name))).toEqual([]);
  });
});

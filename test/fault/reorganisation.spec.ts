import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectiveStream } from '#collectives/facts';
import { collectiveCode } from '#kernel';
import { CommandGateway } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { MergingVillages, SHA, TONGYU, XIAWU_VILLAGE, announcement } from '../acceptance/merging-villages.js';
import { MortalReactions } from './mortal-reactions.js';

/** What somebody records, and the streams in which it must end the same way; each by the part it plays. */
interface Round {
  readonly record: () => Promise<void>;
  readonly streams: Readonly<Record<string, string>>;
}

/**
 * The process that carries mergers and splits out dies before or after each of its commands in turn, and another takes
 * its place. Wherever it died, every collective, roster, list of what was left over and division ends the same, event
 * for event.
 */
describe('the process manager of mergers and splits that dies between any two steps', () => {
  let county: TestCounty;
  let villages: MergingVillages;
  let reactions: MortalReactions;
  let number = 500;

  beforeAll(async () => {
    county = await TestCounty.open();
    villages = await MergingVillages.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  const fresh = (): string => collectiveCode('N2', '140722', ++number);
  async function registered(): Promise<string> {
    const collectiveId = fresh();
    await villages.register(collectiveId, `第 ${number} 社`, XIAWU_VILLAGE);
    // A resolution counts the roster, and waits for those who are on their way onto it.
    await reactions.run(Infinity, 'before');
    return collectiveId;
  }
  const party = (collectiveId: string) => villages.party(collectiveId, XIAWU_VILLAGE);
  const decided = (what: 'merged' | 'split', body: object) =>
    villages.countyReviewer.must(`collectives/record-collective-${what}`, {
      divisionCode: XIAWU_VILLAGE,
      announcement,
      ...body,
    });

  /**
   * The types of events in each stream; of a collective how it stands as well, and by part who acts for it. What it left
   * over is listed by another process manager, so that its place among the events is left to chance.
   */
  async function endOf({ streams }: Round): Promise<Record<string, unknown>> {
    const parts = new Map(Object.entries(streams).map(([part, stream]) => [stream, part]));
    const gateway = county.app.get(CommandGateway);
    const ends = Object.entries(streams).map(async ([part, stream]) => {
      const history = await reactions.history(stream);
      const types = history.filter((type) => type !== 'LeftoverListed');
      const [, collectiveId] = /^collective-(.*)$/.exec(stream) ?? [];
      if (collectiveId === undefined) return [part, types] as const;
      const { state } = await gateway.loadState(collectiveStream, collectiveId);
      const partOf = (id: string): string | undefined => parts.get(`collective-${id}`);
      const by = state?.successorId ? partOf(state.successorId) : null;
      const listed = history.length - types.length;
      const acts = { standing: state?.standing, by, for: state?.exercisesFor.map(partOf) };
      return [part, { types, listed, ...acts }] as const;
    });
    return Object.fromEntries(await Promise.all(ends));
  }

  const survives = (prepare: () => Promise<Round>): Promise<Record<string, unknown>> =>
    reactions.survived(
      2,
      async () => {
        const round = await prepare();
        await reactions.run(Infinity, 'before');
        await round.record();
        return round;
      },
      endOf,
    );

  it('merges two into a new one all the same, with what one of them left over', async () => {
    const end = await survives(async () => {
      const [one, other, founded] = [await registered(), await registered(), fresh()];
      const parties = [await party(one), await party(other)];
      return {
        streams: {
          one: `collective-${one}`,
          other: `collective-${other}`,
          founded: `collective-${founded}`,
          roster: `roster-${founded}`,
        },
        record: async () => {
          await villages.clerk.must(
            'collectives/record-leftover',
            villages.leftover({ collectiveId: other }),
          );
          await decided('merged', {
            collectiveId: founded,
            name: '新合社',
            parties,
            effectiveOn: '2026-02-01',
          });
        },
      };
    });
    const absorbed = { types: ['CollectiveRegistered', 'CollectiveAbsorbed'], standing: 'merged', for: [] };
    expect(end).toEqual({
      one: { ...absorbed, by: 'founded', listed: 0 },
      other: { ...absorbed, by: 'founded', listed: 1 },
      founded: {
        types: ['CollectiveRegistered', 'CollectiveSuccessionRecorded'],
        standing: 'acting',
        by: null,
        for: ['one', 'other'],
        listed: 0,
      },
      roster: ['RosterOpened'],
    });
  });

  it('lets one go into another that goes into a third before it has looked', async () => {
    const end = await survives(async () => {
      const [one, other, third] = [await registered(), await registered(), await registered()];
      const parties = [await party(one), await party(other)];
      const further = [await party(third), parties[1]];
      return {
        streams: { one: `collective-${one}`, other: `collective-${other}`, third: `collective-${third}` },
        record: async () => {
          await decided('merged', { collectiveId: other, parties, effectiveOn: '2026-02-01' });
          await decided('merged', { collectiveId: third, parties: further, effectiveOn: '2026-02-10' });
        },
      };
    });
    expect(end).toMatchObject({
      one: { standing: 'merged', by: 'other' },
      other: {
        types: ['CollectiveRegistered', 'CollectiveSuccessionRecorded', 'CollectiveAbsorbed'],
        standing: 'merged',
        by: 'third',
      },
      third: { types: ['CollectiveRegistered', 'CollectiveSuccessionRecorded'], for: ['other', 'one'] },
    });
  });

  it('splits one in two all the same, whether it goes on or ends', async () => {
    for (const goesOn of [true, false]) {
      const end = await survives(async () => {
        const [one, left, right] = [await registered(), fresh(), fresh()];
        const parted = await party(one);
        const founded = [left, right].map((collectiveId) => ({
          collectiveId,
          name: `分社 ${collectiveId}`,
          divisionCode: XIAWU_VILLAGE,
        }));
        return {
          streams: {
            one: `collective-${one}`,
            left: `collective-${left}`,
            right: `collective-${right}`,
            leftRoster: `roster-${left}`,
            rightRoster: `roster-${right}`,
          },
          record: async () => {
            await decided('split', {
              party: parted,
              founded,
              carriedOnBy: goesOn ? one : left,
              planSha256: SHA,
              distribution: [],
              effectiveOn: '2026-02-10',
            });
          },
        };
      });
      expect(end).toMatchObject({
        one: {
          types: ['CollectiveRegistered', 'CollectiveSplit'],
          standing: goesOn ? 'acting' : 'split',
          by: goesOn ? null : 'left',
        },
        left: { standing: 'acting', for: goesOn ? [] : ['one'] },
        right: { standing: 'acting', for: [] },
        leftRoster: ['RosterOpened'],
        rightRoster: ['RosterOpened'],
      });
    }
  });

  it('tells the codes that stand in the place of an ended village all the same, and those after them', async () => {
    let places = 300;
    const end = await survives(async () => {
      const [ended, next, last] = [++places, ++places, ++places].map((each) => `${TONGYU}${each}`);
      for (const each of [ended, next, last])
        await county.admin.must('divisions/register-division', {
          code: each,
          name: `${each} 村`,
          kind: 'village',
          effectiveOn: '2010-01-01',
        });
      const supersede = (code: string | undefined, successor: string | undefined, endedOn: string) =>
        county.admin.must('divisions/supersede-division', {
          code,
          change: 'merged',
          endedOn,
          successors: [successor],
          documentNumber: '左政批〔2026〕1号',
        });
      return {
        streams: { ended: `division-${ended}`, next: `division-${next}`, last: `division-${last}` },
        // The later end is recorded first.
        record: async () => {
          await supersede(next, last, '2025-12-31');
          await supersede(ended, next, '2024-12-31');
        },
      };
    });
    expect(end).toMatchObject({ ended: ['DivisionRegistered', 'DivisionSuperseded'] });
  });
});

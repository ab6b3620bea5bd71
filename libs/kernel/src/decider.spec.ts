import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  type Breach,
  type DecisionContext,
  decideCase,
  eventType,
  forEvery,
  isRejection,
  judge,
  replay,
  rule,
  streamType,
} from './index.js';

interface Depth {
  readonly depthMetres: number;
}
const WellDug = eventType('WellDug', { title: '水井已开凿', data: { depthMetres: z.int() } });
const wells = streamType({
  category: 'well',
  title: '水井',
  events: [WellDug],
  initial: { depthMetres: 0 },
  evolve: { WellDug: (state: Depth, data: Depth) => ({ depthMetres: state.depthMetres + data.depthMetres }) },
});
const context: DecisionContext = {
  actor: { account: 'a', role: 'station-clerk', organisation: '140722' },
  now: '2026-11-24T00:00:00.000Z',
  today: '2026-11-24',
  effectiveOn: '2026-11-24',
  newId: (name) => name,
};
const noDeeperThanTen = rule<{ depth: number }>({
  id: 'W1',
  code: 'WELLS.TOO_DEEP',
  sentence: '井深不得超过十米',
  basis: [{ law: '测试办法', article: '第一条' }],
  severity: 'block',
  breach: ({ depth }) =>
    depth > 10 ? { detail: `井深 ${depth} 米，超过十米`, facts: { depth } } : undefined,
});
const deepOnesAreInspected = rule<{ depth: number }>({
  ...noDeeperThanTen,
  id: 'W2',
  code: 'WELLS.TO_BE_INSPECTED',
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '自打井之日起三十日。',
    consequence: '逾期封井。',
  },
  breach: ({ depth }) => (depth > 5 ? { detail: '应当查验', dueOn: '2026-12-01' } : undefined),
});
const dig = (depthMetres: number) =>
  decideCase(
    {
      stream: wells,
      facts: ({ state, command }: { state: { depthMetres: number }; command: { depthMetres: number } }) => ({
        depth: state.depthMetres + command.depthMetres,
        added: command.depthMetres,
      }),
      rules: [noDeeperThanTen, deepOnesAreInspected],
      decide: ({ added }) => [WellDug.of({ depthMetres: added })],
    },
    { command: { depthMetres }, state: { depthMetres: 4 }, references: {}, persons: [], context },
  );

describe('a decision', () => {
  it('records what follows when every rule holds', () => {
    const decided = dig(1);
    if (isRejection(decided)) throw new Error(decided.detail);
    expect(decided.events).toEqual([{ type: 'WellDug', schemaVersion: 1, data: { depthMetres: 1 } }]);
    expect(decided.judgement).toMatchObject({ held: ['W1', 'W2'], tasks: [] });
  });
  it('is accepted with a duty when a task rule is broken', () => {
    const decided = dig(6);
    if (isRejection(decided)) throw new Error(decided.detail);
    expect(decided.judgement.tasks).toEqual([
      {
        rule: 'W2',
        code: 'WELLS.TO_BE_INSPECTED',
        detail: '应当查验',
        dueOn: '2026-12-01',
        basis: [{ law: '测试办法', article: '第一条' }],
        owner: { role: 'station-clerk', level: 'township' },
        consequence: '逾期封井。',
      },
    ]);
  });
  it('is refused with rule, article and facts when a blocking rule is broken', () => {
    expect(dig(7)).toMatchObject({
      rejected: true,
      category: 'rule',
      code: 'WELLS.TOO_DEEP',
      rule: 'W1',
      basis: [{ law: '测试办法', article: '第一条' }],
      facts: { depth: 11 },
    });
  });
});

describe('rules', () => {
  it('are judged for every item of a case', () => {
    const every = forEvery(noDeeperThanTen, (facts: { depths: number[] }) =>
      facts.depths.map((depth) => ({ depth })),
    );
    expect(judge([every], { depths: [1, 9] }).held).toEqual(['W1']);
    expect(judge([every], { depths: [1, 12] }).blocked[0]?.detail).toContain('12');
  });

  it('say nothing of a case on which they do not bear', () => {
    const ofDugWells = { ...noDeeperThanTen, bears: ({ depth }: { depth: number }) => depth > 0 };
    expect(judge([ofDugWells], { depth: 0 }).verdicts).toEqual([]);
    expect(judge([ofDugWells], { depth: 1 }).held).toEqual(['W1']);
    const every = forEvery(ofDugWells, (facts: { depths: number[] }) =>
      facts.depths.map((depth) => ({ depth })),
    );
    expect(judge([every], { depths: [0] }).held).toEqual([]);
    expect(judge([every], { depths: [0, 12] }).blocked).toHaveLength(1);
  });
});

describe('a duty', () => {
  const duty = (breach: Omit<Breach, 'detail'>) =>
    judge([rule({ ...deepOnesAreInspected, breach: () => ({ detail: '应当查验。', ...breach }) })], {
      depth: 6,
    }).tasks[0];

  it('is due at the end of the period that the rule states', () => {
    const period = { from: '2025-09-26', count: 6, unit: 'working-day' } as const;
    expect(duty({ period })).toMatchObject({ dueOn: '2025-10-11', period, detail: '应当查验。' });
    expect(duty({ period, occurrence: '2025' })).toMatchObject({ occurrence: '2025' });
    expect(duty({ period })).not.toHaveProperty('provisional');
    expect(duty({})).not.toHaveProperty('dueOn');
  });

  it('is due provisionally when its end was counted through a year of unknown holidays, and says so', () => {
    const provisional = duty({ period: { from: '2026-11-24', count: 40, unit: 'calendar-day' } });
    expect(provisional).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    expect(provisional?.detail).toContain('2027 年的放假安排尚未公布');
  });

  it('that is due on a date fixed by itself moves by no holiday', () => {
    expect(duty({ dueOn: '2027-01-03' })).toMatchObject({ dueOn: '2027-01-03', detail: '应当查验。' });
  });
});

describe('a state', () => {
  const dug = (revision: number) => ({
    type: 'WellDug',
    data: { depthMetres: 2 },
    revision,
    effectiveOn: '2026-01-01',
  });
  it('follows from its history', () => {
    expect(replay(wells, [])).toEqual({ state: { depthMetres: 0 }, revision: -1 });
    expect(replay(wells, [dug(0), dug(1)])).toEqual({ state: { depthMetres: 4 }, revision: 1 });
  });
  it('refuses an event that its stream does not know', () => {
    expect(() => replay(wells, [{ ...dug(0), type: 'WellFilled' }])).toThrow('WellFilled');
  });
});

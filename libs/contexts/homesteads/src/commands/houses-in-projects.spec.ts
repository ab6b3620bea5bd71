import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, COMPANY, SHA, VILLAGE, policy } from '#examples';
import { HouseholdRegistered, householdStream } from '#collectives/facts';
import { given, known } from '#given';
import type { DomainEvent, Fraction } from '#kernel';
import { PLOT, PROJECT, SHI, houseAppraised, houseTaken, proposed, useAgreed } from '#made-homesteads';
import { idOf } from '#people';
import {
  RevenueSplitAgreed,
  RevitalizationRevenueRecorded,
  RevitalizationStarted,
  UseEnded,
  UseReturned,
  firstDayWithout,
  rentOf,
} from '../facts/index.js';
import { agreeRevenueSplit } from './agree-revenue-split.js';
import { endUse } from './end-use.js';
import { recordRevitalizationRevenue } from './record-revitalization-revenue.js';
import { returnUse } from './return-use.js';
import { TakeHouse, takeHouse } from './take-house.js';

const projectId = PROJECT;
const [householdId, neighbours] = [SHI.id, idOf('neighbours')];
const OTHER_PLOT = '140722002003JC00013F00010001';
const of = (numerator: number): Fraction => ({ numerator, denominator: 10 });
const household = (id: string) => ({ kind: 'household' as const, id });

/** A house that is let, and from March on a second that is brought in for a part of the revenue. */
const let1 = useAgreed({ yearlyRentFen: 365_000 });
const joined = useAgreed({
  ...{ householdId: neighbours, parcelCode: OTHER_PLOT, way: 'cooperation', number: '盘活2' },
  ...{ signedOn: '2026-02-05', from: '2026-02-10' },
});
const started = RevitalizationStarted.of({
  startedOn: '2026-02-01',
  split: [
    { party: household(householdId), share: of(4) },
    { party: COMPANY, share: of(6) },
  ],
});
const anew = RevenueSplitAgreed.of({
  ...{ from: '2026-02-10', agreedOn: '2026-02-05', paperSha256: SHA },
  split: [
    { party: household(householdId), share: of(2) },
    { party: household(neighbours), share: of(2) },
    { party: COMPANY, share: of(6) },
  ],
});
const running = [proposed, let1, started];
const both = [...running, joined, anew];

describe('a house that leaves a project which goes on', () => {
  const end = (history: DomainEvent[], endedOn = '2026-02-20', parcelCode = PLOT) =>
    given(endUse, { history }).when({ projectId, parcelCode, ground: 'agreement', endedOn });
  const ended = UseEnded.of({
    ...{ projectId, parcelCode: PLOT, householdId, ground: 'agreement', endedOn: '2026-02-20' },
  });

  it('is one that is in it, and leaves within its term and after what it earned (RV24)', () => {
    end(running).then(ended);
    const none = 'HOMESTEADS.NO_USE_TO_END';
    end(running, '2026-02-20', OTHER_PLOT).refused(none);
    end([...running, ended]).refused(none);
    end([proposed, useAgreed({ to: '2026-02-19' }), started]).refused(none);
    const earned = RevitalizationRevenueRecorded.of({
      ...{ projectId, collectiveId: COLLECTIVE, divisionCode: VILLAGE, paperSha256: SHA },
      ...{ from: '2026-02-01', to: '2026-02-25', revenueFen: 10, parts: [], rents: [] },
    });
    end([...running, earned]).refused(none);
  });

  it('is given back though the project goes on (RV11)', () => {
    const back = {
      parcelCode: PLOT,
      returnedOn: '2026-02-21',
      condition: 'sound',
      paperSha256: SHA,
    } as const;
    const giveBack = (history: DomainEvent[], returnedOn = back.returnedOn) =>
      given(returnUse, { history }).when({ projectId, ...back, returnedOn });
    giveBack([...running, ended]).then(UseReturned.of({ ...back, householdId }));
    giveBack([...running, ended], '2026-02-19' as typeof back.returnedOn).refused(
      'HOMESTEADS.NO_HOUSE_TO_RETURN',
    );
  });
});

describe('a split that follows the houses', () => {
  const shares = [
    { party: 'household', householdId, ...of(2) },
    { party: 'household', householdId: neighbours, ...of(2) },
    { party: 'operator', ...of(6) },
  ];
  const registered = known(
    householdStream,
    neighbours,
    HouseholdRegistered.of({
      ...{ householdId: neighbours, collectiveId: COLLECTIVE, divisionCode: VILLAGE, members: [] },
      contractorCode: `${VILLAGE}000009`,
    }),
  );
  const agree = (history: DomainEvent[], more: object = {}) =>
    given(agreeRevenueSplit, { history, references: { households: [registered] } }).when({
      ...{ projectId, agreedOn: '2026-02-05', from: '2026-02-10', split: shares, paperSha256: SHA, ...more },
    });
  const earn = (history: DomainEvent[], from: string, to: string) =>
    given(recordRevitalizationRevenue, { history }).when({
      ...{ projectId, from, to, revenueFen: 1_000, paperSha256: SHA },
    });

  it('is agreed anew from a day on that no revenue has been recorded of (RV25), whole (RV9)', () => {
    agree([...running, joined]).then(anew);
    agree([...running, joined], { from: '2026-02-01' }).refused('HOMESTEADS.SPLIT_UNTIMELY');
    agree(both).refused('HOMESTEADS.SPLIT_UNTIMELY');
    agree(running).refused('HOMESTEADS.SPLIT_NOT_WHOLE');
    const [first, , operator] = shares;
    const without = [{ ...first, ...of(4) }, operator];
    expect(
      agree([...running, joined], { split: without }).refused('HOMESTEADS.SPLIT_NOT_WHOLE').detail,
    ).toMatch(new RegExp(`^承包方 ${VILLAGE}000009 以.*没有份额。$`));
  });

  it('is one in every period of revenue (RV26)', () => {
    const { wayForward } = earn(both, '2026-02-01', '2026-02-20').refused(
      'HOMESTEADS.PERIOD_WITH_TWO_SPLITS',
    );
    expect(wayForward).toContain('2026-02-09');
    const { events } = earn(both, '2026-02-01', '2026-02-09').then(
      RevitalizationRevenueRecorded.of({
        ...{ projectId, collectiveId: COLLECTIVE, divisionCode: VILLAGE, paperSha256: SHA },
        ...{ from: '2026-02-01', to: '2026-02-09', revenueFen: 1_000 },
        parts: [
          { party: household(householdId), amountFen: 400 },
          { party: COMPANY, amountFen: 600 },
        ],
        rents: [{ parcelCode: PLOT, householdId, from: '2026-02-01', to: '2026-02-09', amountFen: 9_000 }],
      }),
    );
    expect(events).toHaveLength(1);
    expect(earn(both, '2026-02-10', '2026-02-20').decided).toMatchObject({
      events: [{ data: { parts: [{ amountFen: 200 }, { amountFen: 200 }, { amountFen: 600 }] } }],
    });
  });

  it('gives to those whose houses were in the project then (RV27)', () => {
    const strays = 'HOMESTEADS.SHARES_DO_NOT_FOLLOW_HOUSES';
    expect(earn([...running, joined], '2026-02-01', '2026-02-09').decided).toMatchObject({ events: [{}] });
    // It has joined for a part, and has none.
    earn([...running, joined], '2026-02-01', '2026-02-10').refused(strays);
    const left = UseEnded.of({
      ...{ projectId, parcelCode: OTHER_PLOT, householdId: neighbours, ground: 'agreement' },
      endedOn: '2026-02-15',
    });
    expect(earn([...both, left], '2026-02-10', '2026-02-20').refused(strays).detail).toContain('2026-02-16');
    expect(earn([...both, left], '2026-02-10', '2026-02-15').decided).toMatchObject({ events: [{}] });
  });

  it('has the first day of a period that no house covers', () => {
    const period = { from: '2026-02-01', to: '2026-02-28' };
    const [early, late] = [
      { from: '2026-01-01', to: '2026-02-10' },
      { from: '2026-02-11', to: '2026-03-31' },
    ];
    expect(firstDayWithout([late, early], period)).toBeUndefined();
    expect(firstDayWithout([early], period)).toBe('2026-02-11');
    expect(firstDayWithout([late], period)).toBe('2026-02-01');
  });
});

describe('the rent of a house that is let', () => {
  const use = { ...let1.data, standing: 'agreed' as const };

  it('adds up to the rent of the year however the year is divided', () => {
    const year = rentOf(use, { from: '2026-02-01', to: '2027-01-31' });
    expect(year).toBe(365_000);
    const odd = { ...use, yearlyRentFen: 100_001 };
    const parts = [
      rentOf(odd, { from: '2026-02-01', to: '2026-03-17' }),
      rentOf(odd, { from: '2026-03-18', to: '2026-12-31' }),
      rentOf(odd, { from: '2027-01-01', to: '2027-01-31' }),
    ];
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(100_001);
    expect(rentOf(use, { from: '2027-02-01', to: '2029-01-31' })).toBe(730_000);
    expect(rentOf({ ...use, yearlyRentFen: undefined }, { from: '2026-02-01', to: '2026-02-09' })).toBe(0);
  });
});

describe('a use that runs out', () => {
  const take = (months: readonly number[], to: string) => {
    const { householdId: owner, number, from } = houseTaken().data;
    const policies = policy('contracts.reminder-months', [...months]);
    return given(takeHouse, { history: [houseAppraised()], references: { policies } })
      .when(new TakeHouse(PLOT, VILLAGE, PROJECT, owner, number, from, to, '2026-01-10'))
      .then(houseTaken({ to }))
      .judgement.tasks.filter(({ rule }) => rule.startsWith('RV23'));
  };

  it('is told as many months before as the county says (RV23), but not of days that are past', () => {
    expect(take([1, 6, 3], '2027-01-31')).toMatchObject([
      { rule: 'RV23-1', dueOn: '2026-07-31', occurrence: PROJECT },
      { rule: 'RV23-2', dueOn: '2026-10-31' },
      { rule: 'RV23-3', dueOn: '2026-12-31' },
    ]);
    expect(take([6, 5, 4, 3, 2, 1], '2027-01-31')).toHaveLength(6);
    expect(take([6, 5, 4, 3, 2, 1], '2026-03-31')).toEqual([]);
  });
});

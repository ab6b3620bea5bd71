import { describe, expect, it } from '@jest/globals';
import { COMPANY, SHA } from '#examples';
import { given } from '#given';
import type { DomainEvent, Fraction } from '#kernel';
import { PROJECT, SHI, proposed, useAgreed } from '#made-homesteads';
import { idOf } from '#people';
import { RevenueSplitAgreed, RevitalizationEnded, RevitalizationStarted, UseEnded } from '../facts/index.js';
import { agreeRevenueSplit } from './agree-revenue-split.js';
import { recordRevitalizationRevenue } from './record-revitalization-revenue.js';

const projectId = PROJECT;
const [householdId, neighbours] = [SHI.id, idOf('neighbours')];
const of = (numerator: number): Fraction => ({ numerator, denominator: 10 });
const household = (id: string) => ({ kind: 'household' as const, id });

/** Two houses brought in for a part; that of the neighbours leaves, or its term is over, before the project is. */
const ours = useAgreed({ way: 'cooperation' });
const theirs = (to = '2046-01-31') =>
  useAgreed({
    ...{ householdId: neighbours, parcelCode: 'theirs', way: 'cooperation', number: '盘活2', to },
  });
const started = RevitalizationStarted.of({
  startedOn: '2026-02-01',
  split: [
    { party: household(householdId), share: of(2) },
    { party: household(neighbours), share: of(2) },
    { party: COMPANY, share: of(6) },
  ],
});
const left = UseEnded.of({
  ...{ projectId, parcelCode: 'theirs', householdId: neighbours, ground: 'agreement' },
  endedOn: '2026-02-20',
});
const ended = RevitalizationEnded.of({ projectId, ground: 'agreement', endedOn: '2026-02-25' });
const running = [proposed, ours, theirs(), started];

const without = [
  { party: 'household', householdId, ...of(4) },
  { party: 'operator', ...of(6) },
];
const all = [
  { party: 'household', householdId, ...of(2) },
  { party: 'household', householdId: neighbours, ...of(2) },
  { party: 'operator', ...of(6) },
];
const agree = (history: DomainEvent[], from: string, split: object[] = without, agreedOn = '2026-02-18') =>
  given(agreeRevenueSplit, { history }).when({ projectId, agreedOn, from, split, paperSha256: SHA });
const earn = (history: DomainEvent[], from: string, to: string) =>
  given(recordRevitalizationRevenue, { history }).when({
    ...{ projectId, from, to, revenueFen: 1_000, paperSha256: SHA },
  });
const anew = (from: string) =>
  RevenueSplitAgreed.of({
    ...{ from, agreedOn: '2026-02-18', paperSha256: SHA },
    split: [
      { party: household(householdId), share: of(4) },
      { party: COMPANY, share: of(6) },
    ],
  });
const untimely = 'HOMESTEADS.SPLIT_UNTIMELY';
const events = (decision: { readonly decided: object }) =>
  expect(decision.decided).toMatchObject({ events: [{}] });

describe('the last day of a house in a project (RV25)', () => {
  it('is divided with its household: another split is of the day after', () => {
    const history = [...running, left];
    const { wayForward, detail } = agree(history, '2026-02-20').refused(untimely);
    expect([detail, wayForward]).toEqual([
      expect.stringContaining('到 2026-02-20 为止在项目中'),
      expect.stringContaining('2026-02-21'),
    ]);
    agree(history, '2026-02-21').then(anew('2026-02-21'));
    const divided = [...history, anew('2026-02-21')];
    for (const [from, to] of [
      ['2026-02-01', '2026-02-20'],
      ['2026-02-20', '2026-02-20'],
      ['2026-02-21', '2026-02-28'],
    ] as const)
      events(earn(divided, from, to));
  });

  it('may be agreed on after the house has left, with its household while it was there and not after', () => {
    const more = [...all.slice(0, 1), { ...all[1], ...of(3) }, { ...all[2], ...of(5) }];
    events(agree([...running, left], '2026-02-10', more));
    expect(
      agree([...running, left], '2026-02-21', all).refused('HOMESTEADS.SPLIT_NOT_WHOLE').detail,
    ).toContain('不是项目的一方');
  });

  it('does not wait for a house that comes later, which has no part before it is there', () => {
    const comesLater = useAgreed({
      ...{ householdId: idOf('later'), parcelCode: 'later', way: 'cooperation', number: '盘活3' },
      ...{ signedOn: '2026-02-05', from: '2026-03-01' },
    });
    const history = [...running, comesLater];
    events(agree(history, '2026-02-10', all));
    const early = [{ party: 'household', householdId: idOf('later'), ...of(2) }, ...all.slice(1)];
    agree(history, '2026-02-10', early).refused('HOMESTEADS.SPLIT_NOT_WHOLE', untimely);
  });
});

describe('the last days of a project (RV25)', () => {
  it('are divided after its end, up to it', () => {
    const history = [proposed, ours, theirs('2026-02-20'), started, ended];
    const strays = 'HOMESTEADS.SHARES_DO_NOT_FOLLOW_HOUSES';
    expect(earn(history, '2026-02-21', '2026-02-25').refused(strays).wayForward).toContain('终止以后');
    agree(history, '2026-02-20').refused(untimely);
    const { detail } = agree(history, '2026-02-26').refused(untimely, 'HOMESTEADS.SPLIT_NOT_WHOLE');
    expect(detail).toContain('2026-02-25 终止');
    agree(history, '2026-02-21').then(anew('2026-02-21'));
    const divided = [...history, anew('2026-02-21')];
    events(earn(divided, '2026-02-01', '2026-02-20'));
    events(earn(divided, '2026-02-21', '2026-02-25'));
    events(earn(divided, '2026-02-25', '2026-02-25'));
  });
});

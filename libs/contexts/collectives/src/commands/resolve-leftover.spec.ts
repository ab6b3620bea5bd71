import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataOf, type DomainEvent, codesOf } from '#kernel';
import { AccountOpened, accountStream } from '#staff/facts';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
import { given, known } from '#given';
import {
  type EscalationLevel,
  LEFTOVER_KINDS,
  LEFTOVER_OUTCOMES,
  LeftoverDisputed,
  LeftoverEscalated,
  LeftoverHandedOver,
  type LeftoverKind,
  LeftoverRecorded,
  LeftoverResolved,
} from '../facts/index.js';
import { disputeLeftover } from './dispute-leftover.js';
import { escalateLeftover } from './escalate-leftover.js';
import { handOverLeftover } from './hand-over-leftover.js';
import { resolveLeftover } from './resolve-leftover.js';

const leftoverId = '3b5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a24';
const about = { leftoverId, divisionCode: VILLAGE };
const left = (kind: LeftoverKind = 'account') =>
  LeftoverRecorded.of({
    ...about,
    collectiveId: COLLECTIVE,
    kind,
    subject: '农商行基本户',
    description: '余额待核对',
    amountFen: 1_200_000,
    dutyHolder: 'jingban',
    documentSha256: SHA,
    deadlineOn: '2026-06-30',
  });
const accounts = ['yuan.kuaiji', 'xin.kuaiji', 'jianjiao'].map((accountId) =>
  known(accountStream, accountId, AccountOpened.of({ accountId, divisionCode: '140722' })),
);
const parties = { giver: 'yuan.kuaiji', taker: 'xin.kuaiji', supervisor: 'jianjiao' };
const handedOver = (more: Partial<DataOf<typeof LeftoverHandedOver>> = {}) =>
  LeftoverHandedOver.of({ ...about, ...parties, on: '2026-03-02', documentSha256: SHA, ...more });
const disputed = LeftoverDisputed.of({
  ...about,
  ground: '原第二村民小组主张机井归本组所有',
  documentSha256: SHA,
  on: '2026-03-02',
});
const resolved = (outcome: DataOf<typeof LeftoverResolved>['outcome']) =>
  LeftoverResolved.of({ ...about, outcome, note: '见文件', documentSha256: SHA, on: '2026-03-02' });
const resolving = (history: DomainEvent[], outcome: string) =>
  given(resolveLeftover, { history }).when({ leftoverId, outcome, note: '见文件', documentSha256: SHA });

describe('handing over what is left over', () => {
  const handing = (change: object = {}, history: DomainEvent[] = [left()]) =>
    given(handOverLeftover, { history, references: { accounts } }).when({
      leftoverId,
      ...parties,
      bookedApart: true,
      documentSha256: SHA,
      ...change,
    });

  it('is signed by three, each with an account (LO10, LO8)', () => {
    handing().then(handedOver());
    for (const double of [
      { supervisor: 'xin.kuaiji' },
      { supervisor: 'yuan.kuaiji' },
      { taker: 'yuan.kuaiji' },
    ])
      handing(double).refused('COLLECTIVES.HAND_OVER_NOT_APART');
    handing({ supervisor: 'meiyou' }).refused('COLLECTIVES.NO_SUCH_ACCOUNT');
  });

  it('goes on from whoever took it over (LO11)', () => {
    const back = { giver: 'xin.kuaiji', taker: 'yuan.kuaiji' };
    handing(back, [left(), handedOver()]).then(handedOver(back));
    const { wayForward } = handing({}, [left(), handedOver()]).refused('COLLECTIVES.GIVER_DOES_NOT_HOLD');
    expect(wayForward).toContain('xin.kuaiji');
  });

  it('mixes no books: accounts, claims, debts and assets are kept apart (M11)', () => {
    for (const kind of codesOf(LEFTOVER_KINDS)) {
      const asked = handing({ bookedApart: undefined }, [left(kind)]);
      if (['account', 'claim', 'debt', 'asset'].includes(kind)) asked.refused('COLLECTIVES.BOOKS_MIXED');
      else asked.then(handedOver());
    }
  });
});

describe('resolving what is left over', () => {
  it('takes an outcome that fits its kind, and none ends a contract for the merger (LO12)', () => {
    const kinds = codesOf(LEFTOVER_KINDS);
    const outcomes = codesOf(LEFTOVER_OUTCOMES);
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.constantFrom(...outcomes), (kind, outcome) => {
        const fits: readonly LeftoverKind[] = LEFTOVER_OUTCOMES[outcome].kinds;
        const asked = resolving([left(kind)], outcome);
        if (fits.includes(kind)) asked.then(resolved(outcome));
        else asked.refused('COLLECTIVES.OUTCOME_DOES_NOT_FIT');
      }),
      { seed: 20_260_302, numRuns: 150 },
    );
    expect(kinds.filter((kind) => LEFTOVER_OUTCOMES.closed.kinds.some((each) => each === kind))).toEqual([
      'account',
      'seal',
    ]);
  });

  it('of a disputed one takes an agreement or a ruling, even after it was handed over (LO13)', () => {
    const history = [left(), disputed, handedOver()];
    resolving(history, 'closed').refused('COLLECTIVES.DISPUTE_NOT_SETTLED');
    resolving(history, 'agreed').then(resolved('agreed'));
    resolving(history, 'ruled').then(resolved('ruled'));
  });

  it('is for good: afterwards nothing is handed over, disputed, escalated or resolved again (LO9)', () => {
    const history = [left(), resolved('closed')];
    const done = 'COLLECTIVES.LEFTOVER_ALREADY_RESOLVED';
    resolving(history, 'closed').refused(done);
    given(handOverLeftover, { history, references: { accounts } })
      .when({ leftoverId, ...parties, bookedApart: true, documentSha256: SHA })
      .refused(done);
    given(disputeLeftover, { history })
      .when({ leftoverId, ground: '不同意', documentSha256: SHA })
      .refused(done);
    given(escalateLeftover, { history, references: { accounts } })
      .when({ leftoverId, to: 'county', ground: '无法核对', dutyHolder: 'jianjiao' })
      .refused(done);
  });
});

describe('what the desk cannot settle', () => {
  it('is disputed with a paper', () => {
    const { ground } = disputed.data;
    given(disputeLeftover, { history: [left()] })
      .when({ leftoverId, ground, documentSha256: SHA })
      .then(disputed);
  });

  it('is escalated to another owner, with another deadline or the same (LO14, LO15)', () => {
    const command = { leftoverId, ground: '账户被冻结', dutyHolder: 'jianjiao' } as const;
    const escalating = (to: EscalationLevel, deadlineOn?: string) =>
      given(escalateLeftover, { history: [left()], references: { accounts } })
        .when({ ...command, to, deadlineOn })
        .then(LeftoverEscalated.of({ ...about, ...command, leftoverId, to, deadlineOn, on: '2026-03-02' }));
    for (const [to, rule, role] of [
      ['township', 'LO14', 'station-reviewer'],
      ['county', 'LO15', 'county-reviewer'],
    ] as const)
      expect(escalating(to, '2026-09-30').judgement.tasks).toMatchObject([
        { rule, dueOn: '2026-09-30', owner: { role, level: to } },
      ]);
    expect(escalating('county').judgement.tasks).toEqual([]);
  });
});

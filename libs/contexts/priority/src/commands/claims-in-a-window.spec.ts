import { describe, expect, it } from '@jest/globals';
import { COMPANY, COOPERATIVE, PARCEL, SHA, collective, li, wangOfTheNextVillage, zhang } from '#examples';
import { RosterOpened, rosterStream } from '#collectives/facts';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import type { Holder } from '#land-rights/facts';
import { WINDOW, windowLapsed } from '../../../../../test/asking.js';
import { newId } from '../../../../../test/reorganising.js';
import {
  PriorityAwarded,
  PriorityBarred,
  PriorityClaimed,
  PriorityLapsed,
  PriorityWaived,
  PriorityWindowOpened,
} from '../facts/index.js';
import { awardPriority } from './award-priority.js';
import { BarPriorityClaims, barPriorityClaims } from './bar-priority-claims.js';
import { recordPriorityClaim } from './record-priority-claim.js';
import { recordPriorityLapsed } from './record-priority-lapsed.js';
import { recordPriorityWaiver } from './record-priority-waiver.js';

const { windowId, divisionCode, priceFen, from, to, lastDay } = WINDOW;
const window = { windowId, divisionCode };
const opened = (more: object = {}) => PriorityWindowOpened.of({ ...WINDOW, ...more });
const lessee = { kind: 'cooperative', id: COOPERATIVE.id } as const;
const sale = { ground: 'house-sale', from: undefined, to: undefined, lessees: [lessee] } as const;
const conditions = { priceFen, from, to };
const claimOf = (partyId: string, claimId: string, more: object = {}) =>
  PriorityClaimed.of({
    ...{ ...window, claimId, claimant: { kind: 'household', id: partyId }, ...conditions },
    ...{ claimedOn: '2025-12-10', ...more },
  });
const [FIRST, SECOND] = [newId('claim of li'), newId('claim of zhang')];
const inIt = { parcelCode: PARCEL, windowId };
const references = { household: li, collective };

const claim = (more: object = {}, history: readonly DomainEvent[] = [opened()], others: object = {}) =>
  given(recordPriorityClaim, { history, references: { ...references, ...others } }).when({
    ...{ ...inIt, partyId: li.id, ...conditions, claimedOn: '2025-12-10' },
    ...more,
  });
const waive = (more: object = {}, history: readonly DomainEvent[] = [opened()], others: object = {}) =>
  given(recordPriorityWaiver, { history, references: { ...references, ...others } }).when({
    ...{ ...inIt, partyId: li.id, waivedOn: '2025-12-12', paperSha256: SHA },
    ...more,
  });
const lapse = (history: readonly DomainEvent[], today?: string) =>
  given(recordPriorityLapsed, { history, ...(today && { today }) }).when(inIt);
const award = (more: object, history: readonly DomainEvent[]) =>
  given(awardPriority, { history }).when({ ...inIt, claimId: FIRST, awardedOn: '2025-12-20', ...more });
const waived = (party: Holder, endsTheWindow: boolean) =>
  PriorityWaived.of({ ...window, party, waivedOn: '2025-12-12', paperSha256: SHA, endsTheWindow });

describe('a claim to come first', () => {
  it('is of a household of members in equal conditions, and is to be settled (Q10)', () => {
    const { judgement } = claim().then(claimOf(li.id, newId('claim')));
    expect(judgement.tasks).toMatchObject([{ rule: 'Q10', dueOn: lastDay, occurrence: windowId }]);
  });

  it('is in a window that there is', () => {
    expect(claim({ windowId: FIRST }).refused('PRIORITY.WINDOW_NOT_FOUND').detail).toContain(FIRST);
  });

  it('is of somebody who comes first on that day (Q1a)', () => {
    const refused = (more: object, others: object, history?: readonly DomainEvent[]) =>
      claim(more, history, others).refused('PRIORITY.NOT_ENTITLED').detail;
    expect(refused({ partyId: wangOfTheNextVillage.id }, { household: wangOfTheNextVillage })).toContain(
      wangOfTheNextVillage.id,
    );
    refused({}, { household: undefined });
    const roster = known(
      rosterStream,
      WINDOW.collectiveId,
      RosterOpened.of({ collectiveId: WINDOW.collectiveId, divisionCode }),
    );
    refused({ claimedOn: '2026-01-10' }, { roster }, [opened({ lastDay: '2026-01-20' })]);
    const before = claim({}, [opened()], { roster });
    expect(before.decided).toHaveProperty('events');
    refused({ partyId: COMPANY.id }, {}, [opened(sale)]);
  });

  it('offers no less and for no shorter a time (Q1b)', () => {
    const refused = (more: object) => claim(more).refused('PRIORITY.CONDITIONS_NOT_EQUAL').detail;
    expect(refused({ priceFen: priceFen - 1 })).toContain('999.99');
    expect(refused({ to: '2055-12-30' })).toContain(to);
    refused({ from: undefined });
    claim({ priceFen: priceFen + 1 }).then(claimOf(li.id, newId('claim'), { priceFen: priceFen + 1 }));
  });

  it('is made once, and not by whoever has waived (Q1e, Q1f)', () => {
    claim({}, [opened(), claimOf(li.id, FIRST)]).refused('PRIORITY.CLAIMED_ALREADY');
    const history = [opened(), waived({ kind: 'household', id: li.id }, false)];
    claim({}, history).refused('PRIORITY.WAIVED_ALREADY');
    waive({}, history).refused('PRIORITY.WAIVED_ALREADY');
  });

  it('comes until the last day, whenever it is recorded, and is lost after it (Q2)', () => {
    claim({ claimedOn: lastDay }).then(claimOf(li.id, newId('claim'), { claimedOn: lastDay }));
    const { detail, basis } = claim({ claimedOn: '2025-12-17' }).refused('PRIORITY.CLAIM_LAPSED');
    expect(detail).toContain(lastDay);
    expect(basis?.[0]?.article).toBe('第十一条');
    const used = { noticedOn: undefined, usedFrom: '2025-12-01', countedBy: 'use', lastDay: '2026-02-02' };
    const late = claim({ claimedOn: '2026-02-03' }, [opened(used)]).refused('PRIORITY.CLAIM_LAPSED');
    expect(late.detail).toContain('两个月');
    expect(claim({ claimedOn: '2026-02-02' }, [opened(used)]).decided).toHaveProperty('events');
  });

  it('to other ways of contracting comes before the township approves (Q3)', () => {
    const other = opened({ ground: 'other-method' });
    const barred = PriorityBarred.of({
      ...{ ...window, barredOn: '2025-12-10', resolutionId: FIRST, approvalId: SECOND },
    });
    expect(claim({ claimedOn: '2025-12-10' }, [other, barred]).decided).toHaveProperty('events');
    const { detail } = claim({ claimedOn: '2025-12-11' }, [other, barred]).refused(
      'PRIORITY.CLAIM_AFTER_APPROVAL',
    );
    expect(detail).toContain('2025-12-10');
  });

  it('of a lessee is to be heard within fifteen days (Q4)', () => {
    const buy = { partyId: COOPERATIVE.id, from: undefined, to: undefined };
    const claimed = { claimant: lessee, from: undefined, to: undefined, claimedOn: lastDay };
    claim({ ...buy, claimedOn: lastDay }, [opened(sale)]).then(claimOf('', newId('claim'), claimed));
    const late = claim({ ...buy, claimedOn: '2025-12-17' }, [opened(sale)]);
    expect(late.refused('PRIORITY.LESSEE_SILENT').basis?.[0]?.article).toBe('第七百二十六条');
  });

  it('lies between the beginning and today (Q7a)', () => {
    claim({ claimedOn: '2025-11-30' }).refused('PRIORITY.DAY_OUT_OF_ORDER');
    claim({ claimedOn: '2026-03-03' }, [opened({ lastDay: '2026-04-01' })]).refused(
      'PRIORITY.DAY_OUT_OF_ORDER',
    );
  });
});

describe('a waiver', () => {
  it('of a member leaves the others, and takes back a claim (Q10 held)', () => {
    const { judgement } = waive({}, [opened(), claimOf(li.id, FIRST)]).then(
      waived({ kind: 'household', id: li.id }, false),
    );
    expect(judgement.tasks.map(({ rule }) => rule)).toEqual(['Q9']);
    const others = waive({}, [opened(), claimOf(li.id, FIRST), claimOf(zhang.id, SECOND)]);
    expect('judgement' in others.decided && others.decided.judgement.tasks).toMatchObject([
      { rule: 'Q9' },
      { rule: 'Q10' },
    ]);
  });

  it('of the only lessee ends the window (Q9 held)', () => {
    const { judgement } = waive({ partyId: COOPERATIVE.id }, [opened(sale)]).then(waived(lessee, true));
    expect(judgement.tasks).toEqual([]);
  });
});

describe('a window that nobody claimed in', () => {
  it('lapses when its last day is over, not before, and not with a claim (Q8)', () => {
    lapse([opened()]).then(windowLapsed);
    expect(lapse([opened()], lastDay).refused('PRIORITY.NOT_LAPSED_YET').detail).toContain(lastDay);
    lapse([opened()], '2025-12-17').then(windowLapsed);
    lapse([opened(), claimOf(li.id, FIRST)]).refused('PRIORITY.NOT_LAPSED_YET');
  });

  it('lapses when the township has approved, if that is earlier (Q3)', () => {
    const barred = { ...window, barredOn: '2025-12-05', resolutionId: FIRST, approvalId: SECOND };
    const history = [opened({ ground: 'other-method' }), PriorityBarred.of(barred)];
    lapse(history, '2025-12-06').then(PriorityLapsed.of({ ...window, lastDay: '2025-12-05' }));
  });

  it('ends once (Q7)', () => {
    const over = [opened(), windowLapsed];
    lapse(over).refused('PRIORITY.WINDOW_OVER');
    expect(claim({}, over).refused('PRIORITY.WINDOW_OVER').detail).toContain('期满无人主张');
    waive({}, over).refused('PRIORITY.WINDOW_OVER');
  });

  it('is barred once, and only for other ways of contracting (Q3a)', () => {
    const bar = (history: readonly DomainEvent[]) =>
      given(barPriorityClaims, { history }).when(
        new BarPriorityClaims(PARCEL, windowId, FIRST, SECOND, '2025-12-10'),
      );
    const other = opened({ ground: 'other-method' });
    const barred = PriorityBarred.of({
      ...{ ...window, barredOn: '2025-12-10', resolutionId: FIRST, approvalId: SECOND },
    });
    bar([other]).then(barred);
    bar([other, barred]).refused('PRIORITY.NOTHING_TO_BAR');
    bar([opened()]).refused('PRIORITY.NOTHING_TO_BAR');
  });
});

describe('whoever comes first of those who claimed', () => {
  const one = [opened(), claimOf(li.id, FIRST)];
  const two = [...one, claimOf(zhang.id, SECOND, { priceFen: priceFen + 1 })];
  const awarded = (more: object = {}) =>
    PriorityAwarded.of({
      ...{ ...window, claimId: FIRST, winner: { kind: 'household', id: li.id }, among: [FIRST] },
      ...{ awardedOn: '2025-12-20', ...more },
    });

  it('is one of them, after the last day; a lessee at once (Q8a)', () => {
    award({}, one).then(awarded());
    award({ claimId: SECOND }, one).refused('PRIORITY.NO_SUCH_CLAIM');
    expect(award({ awardedOn: lastDay }, one).refused('PRIORITY.NO_SUCH_CLAIM').detail).toContain(lastDay);
    const bought = claimOf('', FIRST, { claimant: lessee, from: undefined, to: undefined });
    const early = { awardedOn: '2025-12-11' };
    award(early, [opened(sale), bought]).then(awarded({ ...early, winner: lessee }));
  });

  it('is told with the order in which several came, and the highest offer is the highest (Q8b)', () => {
    award({}, two).refused('PRIORITY.ORDER_UNCLEAR');
    award({ order: 'lot' }, one).refused('PRIORITY.ORDER_UNCLEAR');
    award({ order: 'higher-offer' }, two).refused('PRIORITY.ORDER_UNCLEAR');
    award({ order: 'lot' }, two).then(awarded({ among: [FIRST, SECOND], order: 'lot' }));
    expect(award({ order: 'higher-offer', claimId: SECOND }, two).decided).toHaveProperty('events');
  });

  it('ends the window (Q7)', () => {
    award({}, [...one, awarded()]).refused('PRIORITY.WINDOW_OVER');
  });
});

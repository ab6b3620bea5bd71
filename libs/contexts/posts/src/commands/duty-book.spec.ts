import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DomainEvent, addDays, codesOf, isRejection } from '#kernel';
import { given, known } from '#given';
import { COLLECTIVE, VILLAGE, idOf, kin } from '#people';
import { DUTIES, type DutyBook, areNearKin, dutyBookStream, overlap } from '../facts/index.js';
import { HoldDuty, holdDuty } from './hold-duty.js';
import { ReleaseDuty, releaseDuty } from './release-duty.js';

/** The law in a second hand: pairs that one person, or near kin, may not hold together. */
const SUPERVISORS = ['supervisors-chair', 'supervisor'];
const DIRECTORS = ['board-chair', 'board-vice-chair', 'director'];
const CASH = ['cashier', 'agency-cashier'];
const BOOKS = [
  'accountant',
  'revenue-bookkeeper',
  'claims-bookkeeper',
  'agency-bookkeeping',
  'agency-accountant',
];
const CHECKS = ['internal-checker', 'station-checker'];
const FINANCE = [
  'accountant',
  'cashier',
  'internal-checker',
  'accounting-archivist',
  'revenue-bookkeeper',
  'claims-bookkeeper',
  'agency-bookkeeping',
];
const WATCH = ['village-supervision-chair', 'village-supervision-member'];
const COMMITTEE = ['village-committee-chair', 'village-committee-vice-chair', 'village-committee-member'];
const FORBIDDEN: readonly [readonly string[], readonly string[], 'self' | 'kin' | 'both'][] = [
  [SUPERVISORS, [...DIRECTORS, ...FINANCE], 'both'],
  [DIRECTORS, DIRECTORS, 'kin'],
  [WATCH, COMMITTEE, 'both'],
  [CASH, [...CHECKS, ...BOOKS, 'accounting-archivist', 'account-books'], 'self'],
  [BOOKS, ['board-chair', 'village-committee-chair', 'property-custodian'], 'self'],
  [BOOKS, CHECKS, 'self'],
  [['financial-seal'], ['bank-seal', 'cheques', ...CASH], 'self'],
];

describe('whatever is asked of the book', () => {
  it('never holds two duties that the law keeps apart', () => {
    const person = fc.constantFrom('张', '李', '王', '赵');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('kin' as const), a: person, b: person }),
      fc.record({
        kind: fc.constant('hold' as const),
        duty: fc.constantFrom(...codesOf(DUTIES)),
        personId: person,
        from: fc.nat(30),
        days: fc.nat(30),
      }),
      fc.record({ kind: fc.constant('release' as const), index: fc.nat(20), day: fc.nat(60) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        // Kin first: what is declared later than two duties may find them opposed.
        const history: DomainEvent[] = steps.flatMap((each) =>
          each.kind === 'kin' && each.a !== each.b ? [kin(each.a, 'spouse', each.b)] : [],
        );
        for (const [index, each] of steps.entries()) {
          if (each.kind === 'kin') continue;
          const command =
            each.kind === 'hold'
              ? new HoldDuty(
                  VILLAGE,
                  {
                    dutyId: `d${index}`,
                    duty: each.duty,
                    personId: idOf(each.personId),
                    organisationId: COLLECTIVE,
                    from: addDays('2026-01-01', each.from),
                    to: addDays('2026-01-01', each.from + each.days),
                  },
                  '2026-01-01',
                )
              : new ReleaseDuty(VILLAGE, `d${each.index}`, addDays('2026-01-01', each.day));
          const { decided } = given(each.kind === 'hold' ? holdDuty : releaseDuty, { history }).when(command);
          if (!isRejection(decided)) history.push(...(decided.events as DomainEvent[]));
        }
        const book = known(dutyBookStream, VILLAGE, ...history).state as DutyBook | undefined;
        const duties = book?.duties ?? [];
        for (const a of duties) {
          for (const b of duties) {
            if (a === b || !overlap(a, b)) continue;
            const self = a.personId === b.personId;
            const near = areNearKin(book?.kin ?? [], a.personId, b.personId);
            const broken = FORBIDDEN.find(
              ([one, other, tie]) =>
                one.includes(a.duty) &&
                other.includes(b.duty) &&
                ((tie !== 'kin' && self) || (tie !== 'self' && near)),
            );
            expect([a.duty, b.duty, broken]).toEqual([a.duty, b.duty, undefined]);
          }
        }
      }),
      { seed: 20_260_302, numRuns: 150 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { DIQI_NAMESPACE, type DomainEvent, uuidV5 } from '#kernel';
import { given, known } from '#given';
import { personId as idOf } from '../../../../../test/people.js';
import {
  type Duty,
  DutyHeld,
  DutyReleased,
  type HeldDuty,
  KinDeclarationWithdrawn,
  NearKinDeclared,
  dutyBookStream,
} from '../facts/index.js';
import { HoldDuty, holdDuty } from './hold-duty.js';
import { ReleaseDuty, releaseDuty } from './release-duty.js';

const VILLAGE = '140722100230';
const STATION = '140722100';
const COLLECTIVE = 'N2140722MF00000057';
const SHA = 'a1'.repeat(32);
const TERM = { from: '2026-01-01', to: '2030-12-31' };

const dutyIdOf = (duty: Duty, name: string): string => uuidV5(DIQI_NAMESPACE, `${duty}/${name}`);
const held = (duty: Duty, name: string, more: Partial<HeldDuty> = {}): HeldDuty => ({
  dutyId: dutyIdOf(duty, name),
  duty,
  personId: idOf(name),
  organisationId: COLLECTIVE,
  ...TERM,
  ...more,
});
const inBook = (each: HeldDuty): DomainEvent => DutyHeld.of({ divisionCode: VILLAGE, ...each });
const hold = (each: HeldDuty): HoldDuty => new HoldDuty(VILLAGE, each, '2026-01-01');
const kin = (name: string, other: string, declarationId = idOf(`${name}/${other}`)): DomainEvent =>
  NearKinDeclared.of({
    declarationId,
    divisionCode: VILLAGE,
    personId: idOf(name),
    relation: 'spouse',
    kinId: idOf(other),
    documentSha256: SHA,
  });

describe('a duty in the book of a village', () => {
  it('is held beside those it goes together with', () => {
    given(holdDuty, { history: [inBook(held('accountant', '李'))] })
      .when(hold(held('accounting-archivist', '李')))
      .then(inBook(held('accounting-archivist', '李')));
    // The party secretary may be chair of the committee and of the board (集体法 29, 34).
    const village = { organisationId: VILLAGE };
    const secretary = [
      inBook(held('party-secretary', '张', village)),
      inBook(held('village-committee-chair', '张', village)),
    ];
    given(holdDuty, { history: secretary })
      .when(hold(held('board-chair', '张')))
      .then(inBook(held('board-chair', '张')));
  });

  it.each([
    ['supervisor', 'director', 'PS1'],
    ['supervisors-chair', 'accountant', 'PS1'],
    ['supervisor', 'cashier', 'PS1'],
    ['village-supervision-member', 'village-committee-member', 'PS3'],
    ['cashier', 'claims-bookkeeper', 'D9-35'],
    ['cashier', 'revenue-bookkeeper', 'D9-35'],
    ['cashier', 'internal-checker', 'D9-35'],
    ['cashier', 'accounting-archivist', 'D9-35'],
    ['cashier', 'account-books', 'D9-35'],
    ['accountant', 'board-chair', 'PS4'],
    ['claims-bookkeeper', 'property-custodian', 'PS4'],
    ['accountant', 'internal-checker', 'PS5'],
    ['financial-seal', 'bank-seal', 'PS6'],
    ['financial-seal', 'cheques', 'PS6'],
    ['cashier', 'financial-seal', 'PS7'],
  ] as const)('of %s is not held by whoever holds %s, whichever comes first', (one, other, rule) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      const { decided } = given(holdDuty, { history: [inBook(held(first, '张'))] }).when(
        hold(held(second, '张')),
      );
      expect(decided).toMatchObject({ rejected: true, rule, field: 'personId' });
      given(holdDuty, { history: [inBook(held(first, '张'))] })
        .when(hold(held(second, '李')))
        .then(inBook(held(second, '李')));
    }
  });

  it('keeps the books of a village apart from its supervisors and from whoever approves', () => {
    const books = held('agency-bookkeeping', '王', { organisationId: undefined, to: undefined });
    given(holdDuty, { history: [inBook(held('supervisor', '王'))] })
      .when(hold(books))
      .refused('POSTS.SUPERVISOR_NOT_INDEPENDENT');
    given(holdDuty, { history: [inBook(held('board-chair', '王'))] })
      .when(hold(books))
      .refused('POSTS.BOOKKEEPER_NOT_APART');
  });

  it('is not held while near kin hold one that the law keeps from kin', () => {
    const couple = [kin('张', '李')];
    for (const [one, other, code] of [
      ['supervisor', 'accountant', 'POSTS.SUPERVISOR_NOT_INDEPENDENT'],
      ['board-chair', 'director', 'POSTS.DIRECTORS_ARE_KIN'],
      ['village-supervision-chair', 'village-committee-chair', 'POSTS.VILLAGE_SUPERVISION_NOT_INDEPENDENT'],
    ] as const) {
      const refusal = given(holdDuty, { history: [...couple, inBook(held(one, '李'))] })
        .when(hold(held(other, '张')))
        .refused(code);
      expect(refusal.detail).toContain('近亲属');
      given(holdDuty, { history: [inBook(held(one, '李'))] })
        .when(hold(held(other, '张')))
        .then(inBook(held(other, '张')));
    }
    // A couple may be cashier and keeper of the claims books: the law keeps that from one person alone.
    given(holdDuty, { history: [...couple, inBook(held('cashier', '李'))] })
      .when(hold(held('claims-bookkeeper', '张')))
      .then(inBook(held('claims-bookkeeper', '张')));
  });

  it('no longer stands in the way of kin when the declaration was withdrawn', () => {
    const history = [
      kin('张', '李', idOf('k1')),
      inBook(held('accountant', '李')),
      KinDeclarationWithdrawn.of({ declarationId: idOf('k1'), cause: 'divorce', documentSha256: SHA }),
    ];
    given(holdDuty, { history })
      .when(hold(held('supervisor', '张')))
      .then(inBook(held('supervisor', '张')));
  });

  it('is weighed within one organisation, and within the same days', () => {
    const elsewhere = held('director', '张', { organisationId: 'N1140722MF00000065' });
    given(holdDuty, { history: [inBook(elsewhere)] })
      .when(hold(held('supervisor', '张')))
      .then(inBook(held('supervisor', '张')));
    const before = held('director', '张', { from: '2021-01-01', to: '2025-12-31' });
    given(holdDuty, { history: [inBook(before)] })
      .when(hold(held('supervisor', '张')))
      .then(inBook(held('supervisor', '张')));
  });

  it('of keeping is weighed against the posts of the station too', () => {
    const cashier = held('agency-cashier', '赵', { organisationId: undefined, to: undefined });
    const station = known(dutyBookStream, STATION, DutyHeld.of({ divisionCode: STATION, ...cashier }));
    given(holdDuty, { references: { station } })
      .when(hold(held('financial-seal', '赵')))
      .refused('POSTS.CASHIER_KEEPS_FINANCIAL_SEAL');
    given(holdDuty, { references: { station } })
      .when(hold(held('cheques', '赵')))
      .then(inBook(held('cheques', '赵')));
  });

  it('has one holder at a time where there is one seat', () => {
    const history = [inBook(held('board-chair', '张', { to: '2027-12-31' }))];
    given(holdDuty, { history })
      .when(hold(held('board-chair', '李')))
      .refused('POSTS.ALREADY_HELD');
    const after = held('board-chair', '李', { from: '2028-01-01' });
    given(holdDuty, { history }).when(hold(after)).then(inBook(after));
  });

  it('gives a person one seat in a body, and a body no more members than seats', () => {
    const seated = (duty: Duty, name: string, more: Partial<HeldDuty> = {}): HeldDuty =>
      held(duty, name, { seats: 3, ...more });
    const history = [
      inBook(seated('board-chair', '张')),
      inBook(seated('director', '李')),
      inBook(seated('director', '王', { to: '2027-12-31' })),
    ];
    given(holdDuty, { history: history.slice(0, 1) })
      .when(hold(seated('director', '张')))
      .refused('POSTS.SECOND_SEAT');
    given(holdDuty, { history })
      .when(hold(seated('director', '赵')))
      .refused('POSTS.NO_SEAT_LEFT');
    const follower = seated('director', '赵', { from: '2028-01-01' });
    given(holdDuty, { history }).when(hold(follower)).then(inBook(follower));
    given(holdDuty, { history: history.slice(0, 1) })
      .when(hold(seated('director', '赵', { seats: 5 })))
      .refused('POSTS.OTHER_SEATS');
  });

  it('is released on its last day, and another is free from the next', () => {
    const history = [inBook(held('cashier', '张'))];
    const release = new ReleaseDuty(VILLAGE, dutyIdOf('cashier', '张'), '2026-06-30');
    const released = DutyReleased.of({ dutyId: dutyIdOf('cashier', '张'), on: '2026-06-30' });
    given(releaseDuty, { history }).when(release).then(released);
    given(releaseDuty).when(release).refused('POSTS.DUTY_NOT_HELD');
    const later = held('claims-bookkeeper', '张', { from: '2026-07-01' });
    given(holdDuty, { history: [...history, released] })
      .when(hold(later))
      .then(inBook(later));
    given(holdDuty, { history: [...history, released] })
      .when(hold({ ...later, from: '2026-06-30' }))
      .refused('POSTS.CASHIER_KEEPS_BOOKS');
  });

  it('was never held when it is released before its first day', () => {
    const history = [
      inBook(held('cashier', '张', { from: '2026-07-01' })),
      DutyReleased.of({ dutyId: dutyIdOf('cashier', '张'), on: '2026-06-30' }),
    ];
    given(holdDuty, { history })
      .when(hold(held('claims-bookkeeper', '张')))
      .then(inBook(held('claims-bookkeeper', '张')));
  });
});

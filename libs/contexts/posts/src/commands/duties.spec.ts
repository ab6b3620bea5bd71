import { describe, expect, it } from '@jest/globals';
import { given, known } from '#given';
import { SHA, TOWNSHIP, VILLAGE, held, idOf, kin } from '#people';
import { type Duty, DutyReleased, KinDeclarationWithdrawn, dutyBookStream } from '../facts/index.js';
import { HoldDuty, holdDuty } from './hold-duty.js';
import { ReleaseDuty, releaseDuty } from './release-duty.js';

const cashier = idOf('cashier/张');
const hold = ({ data: { divisionCode, ...duty } }: ReturnType<typeof held>): HoldDuty =>
  new HoldDuty(divisionCode, duty, '2026-01-01');

describe('a duty in the book of a village', () => {
  it('is held beside those it goes together with', () => {
    given(holdDuty, { history: [held('accountant', '李')] })
      .when(hold(held('accounting-archivist', '李')))
      .then(held('accounting-archivist', '李'));
    // The party secretary may be chair of the committee and of the board (集体法 29, 34).
    const village = { organisationId: VILLAGE };
    const secretary = [
      held('party-secretary', '张', village),
      held('village-committee-chair', '张', village),
    ];
    given(holdDuty, { history: secretary })
      .when(hold(held('board-chair', '张')))
      .then(held('board-chair', '张'));
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
    ['cashier', 'archive', 'D9-35'],
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
      const { decided } = given(holdDuty, { history: [held(first, '张')] }).when(hold(held(second, '张')));
      expect(decided).toMatchObject({ rejected: true, rule, field: 'personId' });
      given(holdDuty, { history: [held(first, '张')] })
        .when(hold(held(second, '李')))
        .then(held(second, '李'));
    }
  });

  it('keeps the books of a village apart from its supervisors and from whoever approves', () => {
    const books = held('agency-bookkeeping', '王', { organisationId: undefined, to: undefined });
    given(holdDuty, { history: [held('supervisor', '王')] })
      .when(hold(books))
      .refused('POSTS.SUPERVISOR_NOT_INDEPENDENT');
    given(holdDuty, { history: [held('board-chair', '王')] })
      .when(hold(books))
      .refused('POSTS.BOOKKEEPER_NOT_APART');
  });

  it('is not held while near kin hold one that the law keeps from kin', () => {
    const couple = [kin('张', 'spouse', '李')];
    for (const [one, other, code] of [
      ['supervisor', 'accountant', 'POSTS.SUPERVISOR_NOT_INDEPENDENT'],
      ['board-chair', 'director', 'POSTS.DIRECTORS_ARE_KIN'],
      ['village-supervision-chair', 'village-committee-chair', 'POSTS.VILLAGE_SUPERVISION_NOT_INDEPENDENT'],
    ] as const) {
      const refusal = given(holdDuty, { history: [...couple, held(one, '李')] })
        .when(hold(held(other, '张')))
        .refused(code);
      expect(refusal.detail).toContain('近亲属');
      given(holdDuty, { history: [held(one, '李')] })
        .when(hold(held(other, '张')))
        .then(held(other, '张'));
    }
    // A couple may be cashier and keeper of the claims books: the law keeps that from one person alone.
    given(holdDuty, { history: [...couple, held('cashier', '李')] })
      .when(hold(held('claims-bookkeeper', '张')))
      .then(held('claims-bookkeeper', '张'));
  });

  it('no longer stands in the way of kin when the declaration was withdrawn', () => {
    const history = [
      kin('张', 'spouse', '李'),
      held('accountant', '李'),
      KinDeclarationWithdrawn.of({ declarationId: idOf('张/李'), cause: 'divorce', documentSha256: SHA }),
    ];
    given(holdDuty, { history })
      .when(hold(held('supervisor', '张')))
      .then(held('supervisor', '张'));
  });

  it('is weighed within one organisation, and within the same days', () => {
    const elsewhere = held('director', '张', { organisationId: 'N1140722MF00000065' });
    given(holdDuty, { history: [elsewhere] })
      .when(hold(held('supervisor', '张')))
      .then(held('supervisor', '张'));
    const before = held('director', '张', { from: '2021-01-01', to: '2025-12-31' });
    given(holdDuty, { history: [before] })
      .when(hold(held('supervisor', '张')))
      .then(held('supervisor', '张'));
  });

  it('of keeping is weighed against the posts of the station too', () => {
    const everywhere = { divisionCode: TOWNSHIP, organisationId: undefined, to: undefined };
    const station = known(dutyBookStream, TOWNSHIP, held('agency-cashier', '赵', everywhere));
    given(holdDuty, { references: { station } })
      .when(hold(held('financial-seal', '赵')))
      .refused('POSTS.CASHIER_KEEPS_FINANCIAL_SEAL');
    given(holdDuty, { references: { station } })
      .when(hold(held('cheques', '赵')))
      .then(held('cheques', '赵'));
  });

  it('has one holder at a time where there is one seat', () => {
    const history = [held('board-chair', '张', { to: '2027-12-31' })];
    given(holdDuty, { history })
      .when(hold(held('board-chair', '李')))
      .refused('POSTS.ALREADY_HELD');
    const after = held('board-chair', '李', { from: '2028-01-01' });
    given(holdDuty, { history }).when(hold(after)).then(after);
  });

  it('gives a person one seat in a body, and a body no more members than seats', () => {
    const seated = (duty: Duty, name: string, more: Parameters<typeof held>[2] = {}) =>
      held(duty, name, { seats: 3, ...more });
    const history = [
      seated('board-chair', '张'),
      seated('director', '李'),
      seated('director', '王', { to: '2027-12-31' }),
    ];
    given(holdDuty, { history: history.slice(0, 1) })
      .when(hold(seated('director', '张')))
      .refused('POSTS.SECOND_SEAT');
    given(holdDuty, { history })
      .when(hold(seated('director', '赵')))
      .refused('POSTS.NO_SEAT_LEFT');
    const follower = seated('director', '赵', { from: '2028-01-01' });
    given(holdDuty, { history }).when(hold(follower)).then(follower);
    given(holdDuty, { history: history.slice(0, 1) })
      .when(hold(seated('director', '赵', { seats: 5 })))
      .refused('POSTS.OTHER_SEATS');
  });

  it('is released on its last day, and another is free from the next', () => {
    const history = [held('cashier', '张')];
    const release = new ReleaseDuty(VILLAGE, cashier, '2026-06-30');
    const released = DutyReleased.of({ dutyId: cashier, on: '2026-06-30' });
    given(releaseDuty, { history }).when(release).then(released);
    given(releaseDuty, { history: [held('accountant', '李')] })
      .when(release)
      .refused('POSTS.DUTY_NOT_HELD');
    given(releaseDuty).when(release).refused('DUTY_BOOK.NOT_FOUND');
    const later = held('claims-bookkeeper', '张', { from: '2026-07-01' });
    given(holdDuty, { history: [...history, released] })
      .when(hold(later))
      .then(later);
    given(holdDuty, { history: [...history, released] })
      .when(hold(held('claims-bookkeeper', '张', { from: '2026-06-30' })))
      .refused('POSTS.CASHIER_KEEPS_BOOKS');
  });

  it('was never held when it is released before its first day', () => {
    const history = [
      held('cashier', '张', { from: '2026-07-01' }),
      DutyReleased.of({ dutyId: cashier, on: '2026-06-30' }),
    ];
    given(holdDuty, { history })
      .when(hold(held('claims-bookkeeper', '张')))
      .then(held('claims-bookkeeper', '张'));
  });
});

import { describe, expect, it } from '@jest/globals';
import { PARCEL, SHA, collective, ownedParcel, parcel, resolution } from '#examples';
import { given, known } from '#given';
import { COLLECTIVE, VILLAGE, held, householdOf, kin } from '#people';
import { dutyBookStream } from '#posts/facts';
import { concludeCollectiveLease } from './conclude-collective-lease.js';

const zhao = householdOf('赵', '钱');
const toZhao = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, number: '集1', form: 'written' },
  ...{ signedOn: '2026-01-10', from: '2026-01-10', to: '2030-12-31', paperSha256: SHA },
  agreedUse: '种植中药材',
  parcels: [PARCEL],
  grantees: [{ kind: 'household', householdId: zhao.id }],
  payments: {
    firstDueOn: '2026-02-01',
    lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 500_000 }] }],
  },
  resolutionId: resolution().id,
};
const references = {
  collective,
  parcels: [parcel(...ownedParcel({ category: '22' }))],
  households: [zhao],
  priorities: [],
};
const lease = (others: object) =>
  given(concludeCollectiveLease, { references: { ...references, ...others } }).when(toZhao);

describe('concluding a lease by the collective with its own officers', () => {
  const booked = (...events: Parameters<typeof known>[2][]) => ({
    dutyBook: known(dutyBookStream, VILLAGE, held('board-chair', '李'), ...events),
  });
  const onMembers = resolution({ matter: 'land-lease-members' });
  const warningsOf = ({ decided }: ReturnType<typeof lease>) =>
    'judgement' in decided ? decided.judgement.warnings : [];

  it.each([
    ['a director', [held('director', '赵')], '现任“理事”是承租农户的成员本人'],
    ['near kin of the chair', [kin('李', 'sibling', '钱')], '现任“理事长”是承租农户的成员的近亲属'],
  ])('is not for the board alone to decide: %s (PS21)', (_, events, told) => {
    const { detail, wayForward } = lease(booked(...events)).refused('POSTS.DECIDES_FOR_KIN');
    expect(detail).toContain(told);
    expect(wayForward).toContain('召开成员大会');
    expect(wayForward).toContain('未承包地由本集体成员承包或租赁');
  });

  it('carries by a decision of the members on that land, and everybody sees it (M8)', () => {
    const decided = lease({ ...booked(held('director', '赵')), resolution: onMembers });
    expect(warningsOf(decided)).toMatchObject([{ rule: 'M8' }]);
    const other = resolution({ matter: 'land-lease-members', parcels: [] });
    lease({ ...booked(held('director', '赵')), resolution: other }).refused('POSTS.DECIDES_FOR_KIN');
  });

  it('is like any other when they are neither, or no longer in office', () => {
    const strangers = lease(booked());
    expect(strangers.decided).toHaveProperty('events');
    expect(warningsOf(strangers)).toEqual([]);
    const former = booked(held('director', '赵', { to: '2026-01-09' }));
    expect(lease(former).decided).toHaveProperty('events');
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COOPERATIVE,
  PARCEL,
  RESOLUTION,
  SHA,
  VILLAGE,
  authorisation,
  collective,
  granteeOf,
  li,
  ownedParcel,
  parcel,
  resolution,
} from '#examples';
import { ResolutionDisclosed } from '#decisions/facts';
import { given } from '#given';
import type { Loaded } from '#kernel';
import { concludeCollectiveLease } from './conclude-collective-lease.js';

const command = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, number: '林1', form: 'written' },
  ...{ signedOn: '2026-01-10', from: '2026-01-10', to: '2030-12-31', paperSha256: SHA },
  agreedUse: '种植核桃',
  parcels: [PARCEL],
  payments: {
    firstDueOn: '2026-02-01',
    lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 500_000 }] }],
  },
  resolutionId: RESOLUTION,
  approvalId: authorisation().id,
  capabilityReportSha256: SHA,
};
const toLi = { grantees: [{ kind: 'household', householdId: li.id }] };
const toOutsider = { grantees: [granteeOf(COOPERATIVE)] };
const published = (disclosedOn: string, more: object = {}) =>
  resolution(
    { matter: 'forest-conveyance', ...more },
    ResolutionDisclosed.of({ resolutionId: RESOLUTION, disclosedOn, place: 'notice-board', sha256: SHA }),
  );
const lease = (grantees: object, decision: Loaded<unknown> | undefined) =>
  given(concludeCollectiveLease, {
    references: {
      collective,
      parcels: [parcel(...ownedParcel({ category: '24', landClass: 'forest' }))],
      households: [li],
      priorities: [],
      resolution: decision,
      approval: authorisation({ resolutionId: RESOLUTION }),
    },
  }).when({ ...command, ...grantees });

describe('leasing forest that nobody has contracted', () => {
  it('follows a decision on forest that has stood in public, whoever rents it (P10)', () => {
    for (const grantees of [toLi, toOutsider]) {
      const { decided } = lease(grantees, published('2025-12-20'));
      expect(decided).toHaveProperty('events');
      if ('judgement' in decided) expect(decided.judgement.held).toContain('P10');
    }
  });

  it.each([
    ['without a decision', undefined, '未承包林地的流转'],
    ['by one on other land', published('2025-12-20', { parcels: [] }), PARCEL],
    ['by one that is not published', resolution({ matter: 'forest-conveyance' }), '没有登记公示'],
    ['by one published after signing', published('2026-01-11'), '2026-01-10'],
  ])('is refused %s', (_, decision, told) => {
    expect(lease(toLi, decision).refused('CONTRACTS.FOREST_NOT_RESOLVED').detail).toContain(told);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  COMPANY,
  COOPERATIVE,
  LEASE,
  RESOLUTION,
  SHA,
  authorisation,
  leaseConcluded,
  resolution,
} from '#examples';
import { contractIdOf, contractStream } from '#contracts/facts';
import { given, known } from '#given';
import type { DataOf, Loaded } from '#kernel';
import { HOUSE, assetRegistered, houseOpened } from '#made-assets';
import { type PolicyKey, PolicyRowSet, policyStream } from '#policies/facts';
import { PriorityAwarded, PriorityClaimed } from '#priority/facts';
import { WINDOW, priorityBook, windowLapsed } from '../../../../../test/asking.js';
import { AssetAppraised, AssetUseChanged } from '../facts/index.js';
import { disposeOfAsset } from './dispose-of-asset.js';

const { assetId, divisionCode } = HOUSE;
const { number } = LEASE;
const contractId = contractIdOf(LEASE);
const PRICE = 18_500_000;
const leased = AssetUseChanged.of({
  ...{ assetId, useState: 'leased', changedOn: '2025-06-01', lease: { number, sha256: SHA } },
});
const lessee = { kind: 'cooperative', id: COOPERATIVE.id } as const;
const asked = {
  ...{ subject: contractId, ground: 'house-sale' as const, outsider: COMPANY, lessees: [lessee] },
  ...{ priceFen: PRICE, from: undefined, to: undefined },
};
const appraised = AssetAppraised.of({
  ...{ assetId, firm: '评估公司', reportNumber: '1', appraisedOn: '2026-01-10', valueFen: PRICE },
  ...{ reportSha256: SHA, publishedOn: '2026-01-15', publishedAt: '村务公开栏' },
});
const basis = { law: '左权县农村集体资产管理办法', article: '第八条' };
const row = (key: PolicyKey, value: DataOf<typeof PolicyRowSet>['value']) =>
  PolicyRowSet.of({ rowId: key, divisionCode: '140722', key, value, from: '2025-01-01', basis });
const rows = [
  row('assets.valuation-from-fen', 5_000_000),
  row('assets.appraisal-publication-period', { count: 10, unit: 'calendar-day' }),
  row('assets.township-approval-from-fen', 10_000_000),
];
const { windowId } = WINDOW;
const claimed = PriorityClaimed.of({
  ...{ windowId, divisionCode, claimId: 'c', claimant: lessee, priceFen: PRICE },
  claimedOn: '2025-12-10',
});
const awarded = PriorityAwarded.of({
  ...{ windowId, divisionCode, claimId: 'c', winner: lessee, among: ['c'], awardedOn: '2025-12-11' },
});

/** The rules of priority that the sale breaks. */
function sold(buyer: typeof COMPANY | typeof COOPERATIVE, priority?: Loaded<unknown>, use = leased) {
  const approval = authorisation({ resolutionId: RESOLUTION });
  const { decided } = given(disposeOfAsset, {
    history: [assetRegistered(), houseOpened(), use, appraised],
    references: {
      approval,
      priority,
      resolution: resolution({ matter: 'asset-disposal', parcels: undefined, assetIds: [assetId] }),
      lease: known(contractStream, contractId, leaseConcluded),
      policies: known(policyStream, '140722', ...rows),
    },
  }).when({
    ...{ assetId, manner: 'sale', disposedOn: '2026-02-20', priceFen: PRICE, paperSha256: SHA },
    recipient: { kind: buyer.kind, creditCode: buyer.id, name: buyer.name },
    ...{ resolutionId: RESOLUTION, approvalId: approval.id, reportNumber: '1' },
  });
  const told = 'code' in decided ? [decided, ...(decided.others ?? [])] : decided.judgement.warnings;
  return told.map(({ rule }) => rule);
}

describe('the sale of a house that is let', () => {
  it('waits for the lessee who was told of it, and goes past none who claims (Q4a)', () => {
    expect(sold(COMPANY, priorityBook(asked))).toEqual(['Q4a']);
    expect(sold(COMPANY, priorityBook(asked, claimed, awarded))).toEqual(['Q4a']);
    expect(sold(COOPERATIVE, priorityBook(asked, claimed, awarded))).toEqual([]);
    expect(sold(COMPANY, priorityBook(asked, windowLapsed))).toEqual([]);
  });

  it('is for no less than the lessee was asked for (Q1c)', () => {
    expect(sold(COMPANY, priorityBook({ ...asked, priceFen: PRICE + 1 }, windowLapsed))).toEqual(['Q1c']);
  });

  it('of which the lessee was not told is valid, and may have to be made good (Q4b)', () => {
    expect(sold(COMPANY)).toEqual(['Q4b']);
    expect(sold(COOPERATIVE)).toEqual([]);
    const renewal = priorityBook({ ...asked, ground: 'house-renewal' }, windowLapsed);
    expect(sold(COMPANY, renewal)).toEqual(['Q4b']);
  });

  it('asks nobody of a house that is let to nobody', () => {
    const idle = AssetUseChanged.of({ assetId, useState: 'idle', changedOn: '2025-06-01' });
    expect(sold(COMPANY, priorityBook(asked), idle)).toEqual([]);
  });
});

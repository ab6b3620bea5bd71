import { HouseholdExtinctionRecorded, HouseholdRegistered, householdStream } from '#collectives/facts';
import { ContractConcluded, ContractTookEffect } from '#contracts/facts';
import {
  type BookedContract,
  ExtensionCampaignOpened,
  ExtensionContractIssued,
  ExtensionHouseholdsListed,
  ExtensionIssuingStarted,
  ExtensionSchemePublished,
  ExtensionSchemeResolved,
  ExtensionSchemeStated,
  ExtensionSurveyClosed,
  HouseholdExtensionConfirmed,
  HouseholdSheetOpened,
  HouseholdSurveyed,
  campaignIdOf,
  extensionCampaignStream,
  householdSheetStream,
  sheetIdOf,
} from '#extensions/facts';
import type { DataOf, DomainEvent } from '#kernel';
import { COLLECTIVE, PARCEL, RESOLUTION, SHA, VILLAGE, li, zhang } from './examples.js';
import { known } from './given.js';

/** The extension in a village whose contracts run out at the end of 2026; a household with one parcel. */

export const OLD_TERM = { from: '1997-01-01', to: '2026-12-31' } as const;
export const NEW_TERM = { from: '2027-01-01', to: '2056-12-31' } as const;
export const campaignId = campaignIdOf({ collectiveId: COLLECTIVE, year: 2026 });
export const sheetId = sheetIdOf(campaignId, zhang.id, OLD_TERM.to);
const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };

/** A household with somebody in it. */
export function livingHousehold(
  householdId = zhang.id,
  more: Partial<DataOf<typeof HouseholdRegistered>> = {},
) {
  const member = {
    personId: `head of ${householdId}`,
    commitment: 'c',
    relation: 'head',
    collectiveMember: true,
  };
  const registered = HouseholdRegistered.of({
    ...{ householdId, ...where, contractorCode: `${VILLAGE}000001` },
    members: [{ ...member, relation: 'head' }],
    ...more,
  });
  return known(householdStream, householdId, registered);
}

export const extinctHousehold = known(
  householdStream,
  zhang.id,
  HouseholdRegistered.of({
    ...{ householdId: zhang.id, ...where, contractorCode: `${VILLAGE}000001`, members: [] },
  }),
  HouseholdExtinctionRecorded.of({ householdId: zhang.id, ...where, extinctOn: '2025-06-01' }),
);

export function oldContract(more: Partial<DataOf<typeof ContractConcluded>> = {}) {
  return ContractConcluded.of({
    ...{ contractId: 'old-1', kind: 'household-contract', number: '承1', ...where },
    grantees: [{ kind: 'household', id: zhang.id }],
    parcels: [{ parcelCode: PARCEL, grantor: { kind: 'collective', id: COLLECTIVE }, areaDm2: 333_350 }],
    ...{ signedOn: OLD_TERM.from, ...OLD_TERM, paperSha256: SHA, agreedUse: '种植粮食' },
    ...more,
  });
}
export const oldContractTookEffect = ContractTookEffect.of({ contractId: 'old-1', on: OLD_TERM.from });

export const booked: BookedContract = {
  ...{ contractId: 'old-1', number: '承1', householdId: zhang.id, endsOn: OLD_TERM.to },
};
export const campaignOpened = ExtensionCampaignOpened.of({
  ...{ campaignId, ...where, year: 2026, openedOn: '2026-01-05', lastEndsOn: OLD_TERM.to, households: 1 },
});
export const listedHousehold = {
  ...{ sheetId, householdId: zhang.id, ordinal: 1, endsOn: OLD_TERM.to, contractIds: ['old-1'] },
};
export const householdsListed = ExtensionHouseholdsListed.of({ campaignId, households: [listedHousehold] });
export const surveyClosed = ExtensionSurveyClosed.of({ campaignId, closedOn: '2026-01-15' });
export const schemeStated = ExtensionSchemeStated.of({
  ...{ campaignId, statedOn: '2026-01-16', summary: '以原承包地为基础顺延三十年', sha256: SHA },
});
export const schemeResolved = ExtensionSchemeResolved.of({
  ...{ campaignId, resolvedOn: '2026-01-30', resolutionId: RESOLUTION },
});
export const schemePublished = ExtensionSchemePublished.of({
  ...{ campaignId, publishedOn: '2026-02-01', publishedUntil: '2026-02-16' },
  ...{ publishedAt: '村务公开栏', sha256: SHA },
});
export const issuingStarted = ExtensionIssuingStarted.of({
  ...{ campaignId, ...where, signedOn: '2026-02-20', numberPrefix: '延', agreedUse: '种植粮食' },
});
/** The campaign up to the publication of its scheme. */
export const untilPublished: readonly DomainEvent[] = [
  ...[campaignOpened, householdsListed, surveyClosed, schemeStated, schemeResolved, schemePublished],
];
export const untilIssuing: readonly DomainEvent[] = [...untilPublished, issuingStarted];
export const campaign = (...history: readonly DomainEvent[]) =>
  known(extensionCampaignStream, campaignId, ...history);

const place = { sheetId, campaignId, ...where, householdId: zhang.id };
export const OLD_LAND = { parcelCode: PARCEL, areaDm2: 333_350 };
export const sheetOpened = HouseholdSheetOpened.of({
  ...{ ...place, ordinal: 1, endsOn: OLD_TERM.to, contracts: [{ contractId: 'old-1', number: '承1' }] },
  parcels: [OLD_LAND],
});
export function surveyed(more: Partial<DataOf<typeof HouseholdSurveyed>> = {}) {
  return HouseholdSurveyed.of({
    ...{ ...place, surveyedOn: '2026-01-10', differences: [], kept: [OLD_LAND], passedOn: [], givenUp: [] },
    ...{ oldAreaDm2: 333_350, newAreaDm2: 333_350, outcome: 'extend' },
    ...more,
  });
}
export const householdConfirmed = HouseholdExtensionConfirmed.of({
  ...{ ...place, confirmedOn: '2026-01-12', paperSha256: SHA },
});
export function contractIssued(more: Partial<DataOf<typeof ExtensionContractIssued>> = {}) {
  return ExtensionContractIssued.of({
    ...{ ...place, number: '延0001', parcels: [PARCEL], signedOn: '2026-02-20', ...NEW_TERM },
    ...{ paperSha256: SHA, agreedUse: '种植粮食', attempt: 1 },
    ...more,
  });
}
export const untilConfirmed: readonly DomainEvent[] = [sheetOpened, surveyed(), householdConfirmed];
export const sheet = (...history: readonly DomainEvent[]) => known(householdSheetStream, sheetId, ...history);
export const sheetPlace = place;
export const liSheetId = sheetIdOf(campaignId, li.id, sheetId);

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
  ownedParcel,
  parcel,
  resolution,
} from '#examples';
import { ResolutionDisclosed } from '#decisions/facts';
import { given, known } from '#given';
import { parcelStream } from '#land-rights/facts';
import { concludeCollectiveLease } from './conclude-collective-lease.js';

const FOREST = `${VILLAGE}0000002`;
const ON_FOREST = '4c5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a23';
const FOREST_APPROVAL = 'f5a0c3d2-4b6f-5e8a-a1c9-2d7f3b8e6c40';

const command = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, number: '混1', form: 'written' },
  ...{ signedOn: '2026-01-10', from: '2026-01-10', to: '2030-12-31', paperSha256: SHA },
  agreedUse: '种植核桃',
  parcels: [PARCEL, FOREST],
  grantees: [granteeOf(COOPERATIVE)],
  payments: {
    firstDueOn: '2026-02-01',
    lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 500_000 }] }],
  },
  ...{ resolutionId: RESOLUTION, approvalId: authorisation().id, capabilityReportSha256: SHA },
  ...{ forestResolutionId: ON_FOREST, forestApprovalId: FOREST_APPROVAL },
};
const onForest = resolution(
  { resolutionId: ON_FOREST, matter: 'forest-conveyance', parcels: [FOREST] },
  ResolutionDisclosed.of({
    resolutionId: ON_FOREST,
    disclosedOn: '2025-12-20',
    place: 'notice-board',
    sha256: SHA,
  }),
);
const references = {
  collective,
  parcels: [
    parcel(...ownedParcel({ category: '22' })),
    known(parcelStream, FOREST, ...ownedParcel({ code: FOREST, category: '24', landClass: 'forest' })),
  ],
  households: [],
  priorities: [],
  resolution: resolution(),
  approval: authorisation({ resolutionId: RESOLUTION }),
  forestResolution: onForest,
  forestApproval: authorisation({ authorisationId: FOREST_APPROVAL, resolutionId: ON_FOREST }),
};
const lease = (others: object = {}) =>
  given(concludeCollectiveLease, { references: { ...references, ...others } }).when(command);

describe('leasing forest and other land of the collective in one contract', () => {
  it('rests on one decision for each of them, and names both (P8, P10)', () => {
    const { decided } = lease();
    expect(decided).toMatchObject({
      judgement: { held: expect.arrayContaining(['P8', 'P10']) },
      events: [
        {
          data: {
            ...{ resolutionId: RESOLUTION, approvalId: authorisation().id },
            ...{ forestResolutionId: ON_FOREST, forestApprovalId: FOREST_APPROVAL },
          },
        },
      ],
    });
  });

  it('is refused when the decision on either is missing, or on other land', () => {
    lease({ forestResolution: undefined }).refused(
      'CONTRACTS.FOREST_NOT_RESOLVED',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
    );
    lease({ resolution: undefined }).refused('CONTRACTS.OUTSIDER_NOT_AUTHORISED');
    const elsewhere = resolution({ parcels: [FOREST] });
    expect(lease({ resolution: elsewhere }).refused('CONTRACTS.OUTSIDER_NOT_AUTHORISED').detail).toContain(
      PARCEL,
    );
  });

  it('is refused when the township has not approved what was decided on the forest', () => {
    const { detail } = lease({ forestApproval: undefined }).refused('CONTRACTS.OUTSIDER_NOT_AUTHORISED');
    expect(detail).toContain(ON_FOREST);
  });
});

import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, RESOLUTION, SHA, VILLAGE, authorisation } from '#examples';
import { given } from '#given';
import { type DomainEvent, isRejection } from '#kernel';
import {
  PLACE,
  PLOT,
  PROJECT,
  applied,
  approved,
  CONSENT,
  consented,
  discussed,
  existing,
  projectEnded,
  proposed,
  published,
  useAgreed,
} from '#made-homesteads';
import type { AnyCommandSpec } from '#nest';
import { agreeUse } from './agree-use.js';
import { applyForHomestead } from './apply-for-homestead.js';
import { closeApplication } from './close-application.js';
import { agreeRevenueSplit } from './agree-revenue-split.js';
import { endRevitalization } from './end-revitalization.js';
import { endUse } from './end-use.js';
import { grantHomestead } from './grant-homestead.js';
import { meetChecklistItem } from './meet-checklist-item.js';
import { proposeRevitalization } from './propose-revitalization.js';
import { publishApplication } from './publish-application.js';
import { recordApplicationApproved } from './record-application-approved.js';
import { recordApplicationDiscussed } from './record-application-discussed.js';
import { recordExistingHomestead } from './record-existing-homestead.js';
import { recordHouseDisposed } from './record-house-disposed.js';
import { recordHouseInherited } from './record-house-inherited.js';
import { recordHouseSafety } from './record-house-safety.js';
import { recordIdleSurvey } from './record-idle-survey.js';
import { recordInheritedHouseGone } from './record-inherited-house-gone.js';
import { recordProjectReceipt } from './record-project-receipt.js';
import { recordOwnerConsent } from './record-owner-consent.js';
import { returnUse } from './return-use.js';
import { startRevitalization } from './start-revitalization.js';
import { surrenderHomestead } from './surrender-homestead.js';
import { withdrawOwnerConsent } from './withdraw-owner-consent.js';

const { householdId } = PLACE;
const [TODAY, TOMORROW] = ['2026-03-02', '2026-03-03'];
const steps = [applied, discussed, published, approved];
const running = [proposed, useAgreed()];
const references = { entitlements: [], parcels: [], houses: [] };
const plotOf = { householdId, parcelCode: PLOT, paperSha256: SHA };

type Told = readonly [spec: AnyCommandSpec, history: DomainEvent[], field: string, command: object];

/** Every command of a clerk with the field in which it says when something happened. */
const TOLD: readonly Told[] = [
  [applyForHomestead, [], 'appliedOn', { householdId, divisionCode: VILLAGE, areaDm2: 1, ground: 'other' }],
  [recordApplicationDiscussed, steps.slice(0, 1), 'discussedOn', { householdId, resolutionId: RESOLUTION }],
  [publishApplication, steps.slice(0, 2), 'from', { householdId, to: '2026-03-31', sha256: SHA }],
  [
    recordApplicationApproved,
    steps.slice(0, 3),
    'approvedOn',
    { householdId, approvalId: authorisation().id },
  ],
  [closeApplication, steps, 'closedOn', { householdId, ground: 'withdrawn' }],
  [grantHomestead, steps, 'grantedOn', plotOf],
  [recordExistingHomestead, [], 'since', { ...plotOf, divisionCode: VILLAGE, source: 'historical' }],
  [recordIdleSurvey, [existing], 'surveyedOn', { ...plotOf, state: 'idle', since: '2019-02-01' }],
  [recordIdleSurvey, [existing], 'since', { ...plotOf, state: 'idle', surveyedOn: TODAY }],
  [
    recordOwnerConsent,
    [existing],
    'signedOn',
    { ...plotOf, consenters: [], ways: ['lease'], until: '2046-01-31' },
  ],
  [withdrawOwnerConsent, [existing, consented], 'withdrawnOn', { ...plotOf, consentId: CONSENT }],
  [recordHouseDisposed, [existing], 'disposedOn', { ...plotOf, way: 'lease' }],
  [recordHouseInherited, [existing], 'inheritedOn', plotOf],
  [recordInheritedHouseGone, [existing], 'goneOn', plotOf],
  [
    surrenderHomestead,
    [existing],
    'surrenderedOn',
    { ...plotOf, ground: 'other', askedBy: 'household', paidBy: 'government' },
  ],
  [proposeRevitalization, [], 'proposedOn', { collectiveId: COLLECTIVE, divisionCode: VILLAGE }],
  [meetChecklistItem, [proposed], 'metOn', { projectId: PROJECT, item: 'fire-safety' }],
  [
    agreeUse,
    [proposed],
    'signedOn',
    { ...plotOf, projectId: PROJECT, way: 'lease', from: '2026-04-01', to: '2027-03-31' },
  ],
  [
    recordHouseSafety,
    [],
    'appraisedOn',
    { ...plotOf, divisionCode: VILLAGE, grade: 'a', validUntil: '2029-01-01' },
  ],
  [startRevitalization, running, 'startedOn', { projectId: PROJECT, split: [] }],
  [agreeRevenueSplit, running, 'agreedOn', { projectId: PROJECT, from: '2026-04-01', split: [] }],
  [
    recordProjectReceipt,
    running,
    'receivedOn',
    { projectId: PROJECT, of: 'rent', amountFen: 1, receiptNumber: '1' },
  ],
  [endUse, running, 'endedOn', { projectId: PROJECT, parcelCode: PLOT, ground: 'agreement' }],
  [endRevitalization, running, 'endedOn', { projectId: PROJECT, ground: 'agreement' }],
  [returnUse, [...running, projectEnded], 'returnedOn', { projectId: PROJECT, parcelCode: PLOT }],
];

describe('what is recorded of homesteads and projects (HS15)', () => {
  it.each(TOLD.map((told) => [told[0].command.name, told[2], told] as const))(
    '%s has happened by the day of %s',
    (_, __, [spec, history, field, command]) => {
      const refusalsOn = (day: string) => {
        const { decided } = given(spec, { history, references, today: TODAY }).when({
          ...command,
          [field]: day,
        });
        if (!isRejection(decided)) return [];
        return [decided, ...(decided.others ?? [])].filter(
          ({ code }) => code === 'HOMESTEADS.DAY_LIES_AHEAD',
        );
      };
      expect(refusalsOn(TOMORROW)).toMatchObject([{ field, detail: expect.stringContaining(TOMORROW) }]);
      expect(refusalsOn(TODAY)).toEqual([]);
    },
  );
});

import {
  type ChecklistItem,
  ChecklistItemMet,
  type Entitlement,
  ExistingHomesteadRecorded,
  HomesteadApplicationApproved,
  HomesteadApplicationDiscussed,
  HomesteadApplicationPublished,
  HomesteadApplied,
  HouseFreed,
  HouseSafetyAppraised,
  HouseTaken,
  IdleSurveyRecorded,
  OwnerConsentRecorded,
  RevitalizationEnded,
  RevitalizationProposed,
  UseAgreed,
  checklistOf,
  entitlementStream,
  houseStream,
} from '#homesteads/facts';
import { type DataOf, type DomainEvent, type Loaded, replay } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  LandUnitRegistered,
  RightEstablished,
  RightHeld,
  WITHOUT_END,
  parcelStream,
} from '#land-rights/facts';
import { COLLECTIVE, COMPANY, RESOLUTION, SHA, VILLAGE, authorisation } from './examples.js';
import { known } from './given.js';
import { householdOf, idOf } from './people.js';

/** Homesteads of the village that the specs speak of. */

/** The household of 石, of two. */
export const SHI = householdOf('石', '温');
export const PLACE = { householdId: SHI.id, collectiveId: COLLECTIVE, divisionCode: VILLAGE };
export const [HEAD, SPOUSE] = [idOf('石'), idOf('温')];

/** A plot of 160 m² with a house on it. */
export const PLOT = '140722002003JC00012F00010001';
export const plotRegistered = (more: Partial<DataOf<typeof LandUnitRegistered>> = {}) =>
  LandUnitRegistered.of({
    code: PLOT,
    divisionCode: VILLAGE,
    name: '后街 12 号',
    areaDm2: 16_000,
    kind: 'homestead',
    ...more,
  });
export const plotOwned = CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' });

export function plot(...later: DomainEvent[]): Loaded<unknown> {
  return known(parcelStream, PLOT, plotRegistered(), plotOwned, ...later);
}

const HOMESTEAD = idOf('homestead');
const use = {
  contractId: HOMESTEAD,
  right: 'homestead-use',
  holders: [{ kind: 'household' as const, id: SHI.id }],
  from: '1998-05-01',
  to: WITHOUT_END,
} as const;
/** The use right of the household stands on the plot. */
export const usedPlot = [
  RightHeld.of({ ...use, holders: [...use.holders] }),
  RightEstablished.of({ ...use, holders: [...use.holders] }),
];

export const existing = ExistingHomesteadRecorded.of({
  ...PLACE,
  homesteadId: HOMESTEAD,
  parcelCode: PLOT,
  areaDm2: 16_000,
  source: 'granted-before',
  since: '1998-05-01',
});

export const applied = HomesteadApplied.of({
  ...PLACE,
  applicationId: idOf('application'),
  ground: 'separate-household',
  areaDm2: 16_000,
  appliedOn: '2025-11-20',
  paperSha256: SHA,
});
const { applicationId } = applied.data;
export const discussed = HomesteadApplicationDiscussed.of({
  ...{ applicationId, resolutionId: RESOLUTION, discussedOn: '2025-12-12' },
});
export const published = HomesteadApplicationPublished.of({
  ...{ applicationId, from: '2025-12-12', to: '2025-12-19', publishedAt: '村务公开栏', sha256: SHA },
});
export const approved = HomesteadApplicationApproved.of({
  ...{ applicationId, approvalId: authorisation().id, approvedOn: '2025-12-20' },
});

/** It stands idle, as a survey found. */
export const surveyed = (more: Partial<DataOf<typeof IdleSurveyRecorded>> = {}) =>
  IdleSurveyRecorded.of({
    ...{ homesteadId: HOMESTEAD, surveyedOn: '2025-12-01', state: 'idle', since: '2019-02-01' },
    ...{ condition: 'needs-repair', willingness: 'lease', note: undefined, disputed: undefined, ...more },
  });

export const CONSENT = idOf('consent');
export const consented = OwnerConsentRecorded.of({
  homesteadId: HOMESTEAD,
  consentId: CONSENT,
  ways: ['lease'],
  purposes: ['homestay'],
  until: '2046-12-31',
  consenters: [HEAD, SPOUSE],
  toldNoNewHomestead: true,
  signedOn: '2026-01-05',
  paperSha256: SHA,
});

/** A guesthouse in the house of 石, run by a company. */
export const PROJECT = idOf('project');
export const proposed = RevitalizationProposed.of({
  ...{ projectId: PROJECT, collectiveId: COLLECTIVE, divisionCode: VILLAGE },
  ...{ name: '石板房民宿', kind: 'homestay', catering: false, operator: COMPANY, plannedFen: 80_000_000 },
  ...{ proposedOn: '2026-01-06', paperSha256: SHA },
});
const TERM = { signedOn: '2026-01-10', from: '2026-02-01', to: '2046-01-31' } as const;
export const useAgreed = (more: Partial<DataOf<typeof UseAgreed>> = {}) =>
  UseAgreed.of({
    ...{ projectId: PROJECT, collectiveId: COLLECTIVE, divisionCode: VILLAGE, parcelCode: PLOT },
    ...{ householdId: SHI.id, operator: COMPANY, way: 'lease', number: '盘活1', ...TERM },
    ...{ paperSha256: SHA, consentId: CONSENT, ...more },
  });

/** The house of the plot, as the project has it. */
export const houseTaken = (more: Partial<DataOf<typeof HouseTaken>> = {}) =>
  HouseTaken.of({
    ...{ parcelCode: PLOT, divisionCode: VILLAGE, projectId: PROJECT, householdId: SHI.id },
    ...{ number: '盘活1', from: TERM.from, to: TERM.to, ...more },
  });
/** It is safe for four years. */
export const houseAppraised = (more: Partial<DataOf<typeof HouseSafetyAppraised>> = {}) =>
  HouseSafetyAppraised.of({
    ...{ parcelCode: PLOT, divisionCode: VILLAGE, reportId: idOf('report'), grade: 'b', sha256: SHA },
    ...{ documentNumber: '左房鉴字1号', agency: '晋中市房屋安全鉴定有限公司', appraisedOn: '2025-12-20' },
    ...{ validUntil: '2030-01-04', renewalDueOn: '2029-12-04', ...more },
  });
/** Another project had it, and has not given it back. */
export const houseNotBack = [
  houseTaken({ projectId: idOf('former project') }),
  HouseFreed.of({
    ...{ parcelCode: PLOT, divisionCode: VILLAGE, projectId: idOf('former project') },
    ...{ freedOn: '2026-01-06', undone: false },
  }),
];
export function house(...history: DomainEvent[]): Loaded<unknown> {
  return known(houseStream, PLOT, ...history);
}

/** A paper of the checklist of the project, or another day of it. */
export const checkItem = (item: ChecklistItem, more: Partial<DataOf<typeof ChecklistItemMet>> = {}) =>
  ChecklistItemMet.of({
    ...{ item, documentNumber: '左房鉴字1号', sha256: SHA, metOn: '2026-01-20', validUntil: undefined },
    ...more,
  });
/** All that a guesthouse needs. */
export const CHECKED = checklistOf(proposed.data).map((item) => checkItem(item));

export const projectEnded = RevitalizationEnded.of({
  ...{ projectId: PROJECT, ground: 'agreement', endedOn: '2026-02-28' },
});

export function entitlement(...history: DomainEvent[]): Loaded<unknown> {
  return known(entitlementStream, SHI.id, ...history);
}

/** What the household has after its history, all of it of one day. */
export function stateAfter(...history: DomainEvent[]): Entitlement | undefined {
  return replay(
    entitlementStream,
    history.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' })),
  ).state;
}

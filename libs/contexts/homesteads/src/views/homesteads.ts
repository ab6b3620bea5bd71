import type { DataOf } from '#kernel';
import { type Case, type Rows, type SeenEvent, amend, projection, rowOf, when } from '#read-store';
import {
  ExistingHomesteadRecorded,
  HomesteadApplicationApproved,
  HomesteadApplicationClosed,
  HomesteadApplicationDiscussed,
  HomesteadApplicationPublished,
  HomesteadApplied,
  HomesteadFellThrough,
  HomesteadGranted,
  HomesteadSurrendered,
  HouseDisposed,
  HouseInherited,
  HouseUseEntered,
  HouseUseLeft,
  IdleSurveyRecorded,
  InheritedHouseGone,
  OwnerConsentRecorded,
  OwnerConsentWithdrawn,
} from '../facts/index.js';
import {
  CollectiveHouseRow,
  EntitlementRow,
  HomesteadApplicationRow,
  HomesteadRow,
  HouseholdCodeRow,
  IdleHouseRow,
} from './homestead-rows.js';
import { codeOf, households, listedIn } from './households-listed.js';
import { collectiveHouses } from './collective-houses.js';

type OfHousehold = Pick<SeenEvent, 'subject' | 'revision'>;

/** The household of an event, seen at its revision. */
const amendHousehold = (
  rows: Rows,
  { subject: householdId, revision }: OfHousehold,
  change: (row: EntitlementRow) => Partial<EntitlementRow> = () => ({}),
): Promise<EntitlementRow> =>
  amend(rows, EntitlementRow, { householdId }, (row) => ({ ...change(row), revision }));

const amendHomestead = (
  rows: Rows,
  homesteadId: string,
  change: Partial<HomesteadRow>,
): Promise<HomesteadRow> => amend(rows, HomesteadRow, { homesteadId }, () => change);

interface Place {
  readonly householdId: string;
  readonly collectiveId: string;
  readonly divisionCode: string;
}

/** The household of an event that may be the first of it. */
async function openHousehold(
  rows: Rows,
  event: OfHousehold & { readonly data: Place },
  more: number,
): Promise<void> {
  const { householdId, collectiveId, divisionCode } = event.data;
  const known = await rows.get(EntitlementRow, { householdId });
  const { homesteads = 0, qualified = true, disposed = false } = known ?? {};
  const counted = { homesteads: homesteads + more, qualified, disposed, revision: event.revision };
  const named = await codeOf(rows, householdId);
  const listedAs = listedIn(divisionCode, named, householdId);
  rows.put(EntitlementRow, { householdId, collectiveId, divisionCode, ...named, listedAs, ...counted });
}

const fewer = ({ homesteads }: EntitlementRow) => ({ homesteads: homesteads - 1 });

const step = async (
  rows: Rows,
  event: OfHousehold & { readonly data: { readonly applicationId: string } },
  change: Partial<HomesteadApplicationRow>,
): Promise<void> => {
  await amendHousehold(rows, event);
  await amend(rows, HomesteadApplicationRow, { applicationId: event.data.applicationId }, () => change);
};

const applying: readonly Case<Rows>[] = [
  when(HomesteadApplied, async (event, rows) => {
    await openHousehold(rows, event, 0);
    const { applicationId, householdId, divisionCode, ground, areaDm2, appliedOn } = event.data;
    const named = await codeOf(rows, householdId);
    rows.put(HomesteadApplicationRow, {
      ...{ ...named, listedAs: listedIn(divisionCode, named, appliedOn, applicationId) },
      ...{ applicationId, householdId, divisionCode, ground, areaDm2, appliedOn, stage: 'applied' },
      ...{ discussedOn: null, publishedFrom: null, publishedTo: null, approvedOn: null },
      ...{ grantedOn: null, closedFor: null },
    });
  }),
  when(HomesteadApplicationDiscussed, (event, rows) =>
    step(rows, event, { stage: 'discussed', discussedOn: event.data.discussedOn }),
  ),
  when(HomesteadApplicationPublished, (event, rows) =>
    step(rows, event, {
      stage: 'published',
      publishedFrom: event.data.from,
      publishedTo: event.data.to,
    }),
  ),
  when(HomesteadApplicationApproved, (event, rows) =>
    step(rows, event, { stage: 'approved', approvedOn: event.data.approvedOn }),
  ),
  when(HomesteadApplicationClosed, (event, rows) => step(rows, event, { closedFor: event.data.ground })),
];

type Entered = Place & Pick<HomesteadRow, 'homesteadId' | 'parcelCode' | 'areaDm2' | 'granted' | 'since'>;

async function enterHomestead(rows: Rows, entered: Entered): Promise<void> {
  const { householdId, collectiveId, divisionCode, homesteadId, parcelCode, areaDm2, granted, since } =
    entered;
  const named = await codeOf(rows, householdId);
  // It is no house of the collective any more.
  rows.remove(IdleHouseRow, { homesteadId: parcelCode });
  rows.put(HomesteadRow, {
    ...{ ...named, listedAs: listedIn(divisionCode, named, parcelCode, homesteadId) },
    ...{ homesteadId, householdId, collectiveId, divisionCode, parcelCode, areaDm2, granted, since },
    ...{
      standing: 'held',
      cause: null,
      endedOn: null,
      useState: null,
      surveyedOn: null,
      consentId: null,
      consentedOn: null,
      consentUntil: null,
      projectId: null,
    },
  });
}

/** A homestead that the household has no more. */
async function leave(
  rows: Rows,
  event: OfHousehold & { readonly data: { readonly homesteadId: string } },
  change: Partial<HomesteadRow>,
): Promise<void> {
  const { homesteadId } = event.data;
  await amendHousehold(rows, event, fewer);
  await amendHomestead(rows, homesteadId, change);
  rows.remove(IdleHouseRow, { homesteadId });
}

const having: readonly Case<Rows>[] = [
  when(HomesteadGranted, async (event, rows) => {
    const { grantedOn, applicationId } = event.data;
    await openHousehold(rows, event, 1);
    await enterHomestead(rows, { ...event.data, granted: true, since: grantedOn });
    await amend(rows, HomesteadApplicationRow, { applicationId }, () => ({ grantedOn }));
  }),
  when(ExistingHomesteadRecorded, async (event, rows) => {
    await openHousehold(rows, event, 1);
    await enterHomestead(rows, { ...event.data, granted: false });
  }),
  when(HomesteadFellThrough, (event, rows) =>
    leave(rows, event, { standing: 'fallen-through', cause: event.data.cause }),
  ),
  when(HomesteadSurrendered, async (event, rows) => {
    const { surrenderedOn: endedOn, keepsQualification } = event.data;
    await leave(rows, event, { standing: 'surrendered', endedOn });
    if (!keepsQualification) await amendHousehold(rows, event, () => ({ qualified: false }));
  }),
  when(HouseDisposed, async (event, rows) => {
    const { recipientHouseholdId, disposedOn: endedOn } = event.data;
    await amendHousehold(rows, event, () => ({ disposed: true }));
    if (recipientHouseholdId !== undefined) await leave(rows, event, { standing: 'passed', endedOn });
  }),
  when(HouseInherited, (event, rows) =>
    leave(rows, event, { standing: 'inherited', endedOn: event.data.inheritedOn }),
  ),
  when(InheritedHouseGone, async (event, rows) => {
    await amendHousehold(rows, event);
    await amendHomestead(rows, event.data.homesteadId, { standing: 'house-gone' });
  }),
];

type Survey = DataOf<typeof IdleSurveyRecorded>;

/** What the last survey of a house found; one that a project has is not idle. */
function noteSurvey(rows: Rows, homestead: HomesteadRow, survey: Survey): void {
  const { state: useState, since, condition, willingness, surveyedOn, disputed = false } = survey;
  const { projectId, homesteadId, householdId, contractorCode, listedAs, divisionCode, parcelCode } =
    homestead;
  const house = { homesteadId, householdId, contractorCode, listedAs, divisionCode, parcelCode };
  rows.put(HomesteadRow, { ...homestead, useState, surveyedOn });
  const found = {
    provider: 'household' as const,
    useState,
    since,
    condition,
    willingness,
    surveyedOn,
    disputed,
  };
  if (useState === 'in-use' || projectId !== null) rows.remove(IdleHouseRow, { homesteadId });
  else rows.put(IdleHouseRow, { ...house, ...found });
}

const using: readonly Case<Rows>[] = [
  when(IdleSurveyRecorded, async (event, rows) => {
    await amendHousehold(rows, event);
    const { homesteadId, surveyedOn } = event.data;
    const before = await rowOf(rows, HomesteadRow, { homesteadId });
    // A survey of an earlier day that is recorded later says nothing of today.
    if (before.surveyedOn !== null && before.surveyedOn > surveyedOn) return;
    noteSurvey(rows, before, event.data);
  }),
  when(OwnerConsentRecorded, async (event, rows) => {
    await amendHousehold(rows, event);
    const { homesteadId, consentId, signedOn: consentedOn, until: consentUntil = null } = event.data;
    await amendHomestead(rows, homesteadId, { consentId, consentedOn, consentUntil });
  }),
  when(OwnerConsentWithdrawn, async (event, rows) => {
    await amendHousehold(rows, event);
    const { homesteadId, consentId } = event.data;
    await amend(rows, HomesteadRow, { homesteadId }, (row) =>
      row.consentId === consentId ? { consentId: null, consentedOn: null, consentUntil: null } : {},
    );
  }),
  when(HouseUseEntered, async (event, rows) => {
    const { homesteadId, projectId, way } = event.data;
    await amendHousehold(rows, event, ({ disposed }) => ({ disposed: disposed || way === 'lease' }));
    await amendHomestead(rows, homesteadId, { projectId, useState: null });
    rows.remove(IdleHouseRow, { homesteadId });
  }),
  when(HouseUseLeft, async (event, rows) => {
    await amendHousehold(rows, event);
    await amendHomestead(rows, event.data.homesteadId, { projectId: null });
  }),
];

export const homesteadRegister = projection({
  name: 'homesteads',
  title: '宅基地登记簿',
  version: 4,
  tables: [
    EntitlementRow,
    HomesteadRow,
    IdleHouseRow,
    CollectiveHouseRow,
    HomesteadApplicationRow,
    HouseholdCodeRow,
  ],
  on: [...households, ...applying, ...having, ...using, ...collectiveHouses],
});

import { describe, expect, it } from '@jest/globals';
import type { DataOf, DomainEvent } from '#kernel';
import {
  COLLECTIVE,
  COMPANY,
  PARCEL,
  SHA,
  VILLAGE,
  contractedParcel,
  li,
  policy,
  resolution,
} from '#examples';
import { given } from '#given';
import { cooperative, folded, household, leased } from '../../../../../test/land.js';
import { newId } from '../../../../../test/reorganising.js';
import {
  CollectiveOwnershipRecorded,
  ConstructionUseConveyed,
  ConstructionUseGranted,
  LandUnitRegistered,
  ManagementRightConveyedOnward,
  RegistrationRecorded,
  RightExpired,
  rightsNotWatched,
} from '../facts/index.js';
import { conveyOnward } from './convey-onward.js';
import { grantConstructionUse } from './grant-construction-use.js';
import { recordRegistration } from './record-registration.js';

const rightId = newId('right');
const months = (...value: number[]) => ({ policies: policy('contracts.reminder-months', value) });
/** What is judged of a case that is accepted. */
const reminders = ({ decided: accepted }: { readonly decided: object }) => {
  expect(accepted).toHaveProperty('events');
  return 'judgement' in accepted ? accepted.judgement : undefined;
};

const CODE = '140722002003JB00003W00000000';
const unit = [
  LandUnitRegistered.of({
    ...{ code: CODE, divisionCode: VILLAGE, name: '原粉条厂', areaDm2: 666_700 },
    ...{ kind: 'construction-profit', plannedUse: 'industry' },
  }),
  CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32', certificateNumber: '123号' }),
];
const decided = resolution({ matter: 'construction-land-use', parcels: [CODE] });
const papers = { planConditionsSha256: SHA, accessSha256: SHA, ecologySha256: SHA, paperSha256: SHA };
const grant = {
  ...{ way: 'grant', from: '2026-03-01', to: '2036-02-29', contractNumber: '集建让1' },
  ...{ plannedUse: 'industry', planFiledOn: '2026-01-05', resolutionId: decided.id, ...papers },
} satisfies Partial<DataOf<typeof ConstructionUseGranted>>;
const company = { kind: 'company', id: COMPANY.id } as const;
const granted = (more: Partial<DataOf<typeof ConstructionUseGranted>> = {}) =>
  ConstructionUseGranted.of({ rightId: 'r1', holders: [company], ...grant, ...more });

describe('the use of construction land that was granted', () => {
  const granting = (more: object, ...value: number[]) =>
    given(grantConstructionUse, {
      history: unit,
      references: { households: [], resolution: decided, ...months(...value) },
    }).when({
      ...{ parcelCode: CODE, ...grant, signedOn: '2026-02-20' },
      holders: [{ creditCode: COMPANY.id, kind: 'company' }],
      ...more,
    });

  it('is told of as many months before its end as the county says (L48), but not of days that are past', () => {
    expect(reminders(granting({}, 1, 6))).toMatchObject({
      tasks: [
        { rule: 'L48-1', dueOn: '2035-08-29', occurrence: rightId },
        { rule: 'L48-2', dueOn: '2036-01-29' },
      ],
    });
    expect(reminders(granting({}, 6, 5, 4, 3, 2, 1))).toMatchObject({ tasks: { length: 6 } });
    const short = granting({ way: 'lease', to: '2026-03-31' }, 6, 5, 4, 3, 2, 1);
    expect(reminders(short)).toMatchObject({ tasks: [] });
  });

  it('is told of with the right that takes its place, and no more with the former', () => {
    const conveyed = ConstructionUseConveyed.of({
      ...{ rightId: 'r1', newRightId: 'r2', way: 'transfer', holders: [cooperative] },
      ...{ from: '2026-02-01', to: grant.to, contractNumber: '集建转1', paperSha256: SHA },
    });
    const certificate = { authority: '左权县不动产登记中心', number: '124号' };
    const first = RegistrationRecorded.of({ subjectId: 'r1', registeredOn: '2025-01-05', ...certificate });
    const history: DomainEvent[] = [...unit, granted({ from: '2025-01-01' }), first, conveyed];
    const registration = { parcelCode: CODE, subjectId: 'r2', registeredOn: '2026-03-01', ...certificate };
    const registering = given(recordRegistration, { history, references: months(3) }).when(registration);
    expect(reminders(registering)).toMatchObject({
      tasks: [{ rule: 'L48-1', dueOn: '2035-11-29', occurrence: 'r2' }],
    });
    expect(watched(history)).toEqual([]);
    const { parcelCode: _, ...recorded } = registration;
    expect(watched([...history, RegistrationRecorded.of(recorded)])).toEqual(['r1']);
  });

  it('is told of no more once it is granted anew', () => {
    const again = { rightId: 'r2', from: '2036-03-01', to: '2046-02-28' };
    expect(watched([...unit, granted()])).toEqual([]);
    expect(watched([...unit, granted(), granted(again)])).toEqual(['r1']);
    expect(watched([...unit, granted(), granted({ ...again, holders: [cooperative] })])).toEqual([]);
  });
});

function watched(history: readonly DomainEvent[]): readonly string[] {
  const parcel = folded(history);
  return parcel ? rightsNotWatched(parcel) : [];
}

describe('a management right that was conveyed onward', () => {
  const onward = ManagementRightConveyedOnward.of({
    ...{ rightId: 'o1', upstream: 'c2', holders: [household(li.id)], from: '2026-06-01', to: '2028-12-31' },
    ...{ contractNumber: '再1', paperSha256: SHA, consentSha256: SHA },
  });
  const history = [...contractedParcel, ...leased, onward];

  it('is told of (L48), which the lease from which it comes is by its contract', () => {
    const { rightId: _, upstream, ...stated } = onward.data;
    const conveying = given(conveyOnward, {
      history: [...contractedParcel, ...leased],
      references: { households: [li], priorities: [], ...months(2) },
    }).when({ ...stated, parcelCode: PARCEL, rightId: upstream, holders: [{ householdId: li.id }] });
    expect(reminders(conveying)).toMatchObject({ tasks: [{ rule: 'P5a' }, { dueOn: '2028-10-31' }] });
    expect(watched(history)).toEqual([]);
    const expired = RightExpired.of({ rightId: 'o1', expiredOn: '2028-12-31', stillUsed: false });
    expect(watched([...history, expired])).toEqual(['o1']);
    const lease = RightExpired.of({ rightId: 'c2', expiredOn: '2030-12-31', stillUsed: false });
    expect(watched([...history, lease])).toEqual([]);
  });
});

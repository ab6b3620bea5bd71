import { describe, expect, it } from '@jest/globals';
import { COOPERATIVE, PARCEL, SHA, contractedParcel, li, wangOfTheNextVillage, zhang } from '#examples';
import { given } from '#given';
import { type DomainEvent } from '#kernel';
import { claimedByLi, priorityBook, windowLapsed, wonByLi } from '../../../../../test/asking.js';
import { newId } from '../../../../../test/reorganising.js';
import { FarmingForAnotherRecorded, ManagementRightConveyedOnward } from '../facts/index.js';
import { conveyOnward } from './convey-onward.js';
import { EndRight, endRight } from './end-right.js';
import { recordFarmingForAnother } from './record-farming-for-another.js';
import { cooperative, folded, household, leased } from '../../../../../test/land.js';

const right = newId('right');
describe('a management right that is conveyed onward', () => {
  const conveyed = {
    holders: [household(li.id)],
    from: '2026-06-01',
    to: '2028-12-31',
    contractNumber: '再1',
    paperSha256: SHA,
  };
  const command = {
    parcelCode: PARCEL,
    rightId: 'c2',
    ...conveyed,
    holders: [{ householdId: li.id }],
    consentSha256: SHA,
  };
  const onward = (more: object = {}) =>
    ManagementRightConveyedOnward.of({
      rightId: right,
      upstream: 'c2',
      ...conveyed,
      consentSha256: SHA,
      ...more,
    });
  const conveying = (history: readonly DomainEvent[] = [...contractedParcel, ...leased]) =>
    given(conveyOnward, { history, references: { households: [li], priorities: [] } });

  it('is consented to by the contractor (P5) and filed (P5a)', () => {
    const { judgement } = conveying().when(command).then(onward());
    const reminders = [{ rule: 'L48-1' }, { rule: 'L48-2' }, { rule: 'L48-3' }];
    expect(judgement.tasks).toMatchObject([{ rule: 'P5a', occurrence: right }, ...reminders]);
    conveying()
      .when({ ...command, filedOn: '2026-02-01' })
      .then(onward({ filedOn: '2026-02-01' }));
    conveying()
      .when({ ...command, consentSha256: undefined })
      .refused('LAND_RIGHTS.ONWARD_WITHOUT_CONSENT');
  });

  it('ends no later than the right it comes from (T3)', () => {
    for (const more of [{ to: '2031-01-01' }, { from: '2025-12-31' }, { from: '2029-01-01' }])
      conveying()
        .when({ ...command, ...more })
        .refused('LAND_RIGHTS.TERM_EXCEEDS_UPSTREAM');
  });

  it('is conveyed once for the same days (L36)', () => {
    const history = [...contractedParcel, ...leased, onward()];
    conveying(history).when(command).refused('LAND_RIGHTS.ALREADY_CONVEYED_ONWARD');
    conveying(history)
      .when({ ...command, from: '2029-01-01', to: '2030-12-31' })
      .then(onward({ from: '2029-01-01', to: '2030-12-31' }));
  });

  it('ends with it (T3)', () => {
    const { decided } = given(endRight, { history: [...contractedParcel, ...leased, onward()] }).when(
      new EndRight(PARCEL, 'c2', '2027-01-31'),
    );
    expect(decided).toMatchObject({
      events: [
        { data: { contractId: 'c2', endedOn: '2027-01-31' } },
        { data: { contractId: right, endedOn: '2027-01-31' } },
      ],
    });
  });

  it('goes to somebody who is named (L33)', () => {
    for (const holders of [[{}], [{ householdId: zhang.id }], [{ creditCode: COOPERATIVE.id }]])
      conveying()
        .when({ ...command, holders })
        .refused('LAND_RIGHTS.HOLDER_UNCLEAR');
    conveying()
      .when({ ...command, holders: [{ creditCode: COOPERATIVE.id, kind: 'cooperative' }] })
      .then(onward({ holders: [cooperative] }));
  });
});

describe('land that is farmed for somebody', () => {
  const command = {
    parcelCode: PARCEL,
    rightId: 'c1',
    kind: 'farming-for-another',
    farmer: { householdId: li.id },
    from: '2026-03-01',
    to: '2027-02-28',
  } as const;
  const recorded = (more: object = {}) => {
    const { parcelCode: _, ...stated } = command;
    const service = { serviceId: newId('service'), ...stated, farmer: household(li.id) };
    return FarmingForAnotherRecorded.of({ ...service, ...more });
  };
  const recording = () =>
    given(recordFarmingForAnother, { history: contractedParcel, references: { households: [li] } });

  it('moves no right, and needs no paper for a year (T5a)', () => {
    recording().when(command).then(recorded());
    for (const more of [{ to: '2027-03-01' }, { kind: 'trusteeship' }] as const) {
      recording()
        .when({ ...command, ...more })
        .refused('LAND_RIGHTS.FARMING_FOR_ANOTHER_NOT_WRITTEN');
      recording()
        .when({ ...command, ...more, paperSha256: SHA })
        .then(recorded({ ...more, paperSha256: SHA }));
    }
    const after = folded([...contractedParcel, recorded()]);
    expect(after?.rights).toEqual(folded(contractedParcel)?.rights);
    expect(after?.services).toHaveLength(1);
  });
});

describe('land that a lessee conveys onward', () => {
  const onward = (householdId: string, ...later: readonly DomainEvent[]) =>
    given(conveyOnward, {
      history: [...contractedParcel, ...leased],
      references: { households: [li, wangOfTheNextVillage], priorities: [priorityBook({}, ...later)] },
    }).when({
      ...{ parcelCode: PARCEL, rightId: 'c2', holders: [{ householdId }], contractNumber: '再1' },
      ...{ from: '2026-06-01', to: '2028-12-31', paperSha256: SHA },
      consentSha256: SHA,
    });

  it('goes to an outsider when no member wants it (Q1), and to a member at any time', () => {
    onward(wangOfTheNextVillage.id).refused('PRIORITY.MEMBERS_COME_FIRST');
    onward(wangOfTheNextVillage.id, claimedByLi, wonByLi).refused('PRIORITY.MEMBERS_COME_FIRST');
    expect(onward(wangOfTheNextVillage.id, windowLapsed).decided).toHaveProperty('events');
    expect(onward(li.id).decided).toHaveProperty('events');
  });
});

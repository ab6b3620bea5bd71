import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COOPERATIVE,
  PARCEL,
  VILLAGE,
  collective,
  collectiveOfTheNextVillage,
  contractedParcel,
  ownedParcel,
  parcel,
  zhang,
} from '#examples';
import { given, idGiven } from '#given';
import { type DataOf } from '#kernel';
import { OccupationRecorded } from '../facts/index.js';
import { recordUnauthorisedOccupation } from './record-unauthorised-occupation.js';

const found = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  kind: 'parcel',
  parcelCode: PARCEL,
  place: '河滩机动地北侧',
  occupiedSince: '2019-04-01',
  areaDm2: 33_335,
  discovery: 'clean-up',
  foundOn: '2026-02-20',
} as const;
const person = { name: '赵某', identityNumber: '140722188001010011' };
const sealed = { personId: 'p1', commitment: 'c', known: false, differs: [] };
const recorded = (more: Partial<DataOf<typeof OccupationRecorded>> = {}) =>
  OccupationRecorded.of({
    occupationId: idGiven('occupation'),
    ...found,
    ...more,
  });
const references = { collective, parcel: parcel(...ownedParcel()), household: zhang };
const record = (more: object = {}, others: object = {}, persons = [] as (typeof sealed)[]) =>
  given(recordUnauthorisedOccupation, { references: { ...references, ...others }, persons }).when({
    ...found,
    ...more,
  });

describe('recording land or a house that is used without a contract', () => {
  it('says where, since when, how much, how it was found, and by whom, if that is known', () => {
    record().then(recorded());
    record({ householdId: zhang.id }).then(recorded({ occupier: { kind: 'household', id: zhang.id } }));
    record({ creditCode: COOPERATIVE.id }).then(
      recorded({ occupier: { kind: 'other-organisation', id: COOPERATIVE.id } }),
    );
    record({ person }, {}, [sealed]).then(recorded({ occupier: { kind: 'person', id: 'p1' } }));
    record({ kind: 'house', parcelCode: undefined, place: '旧村委会北房' }, { parcel: undefined }).then(
      recorded({ kind: 'house', parcelCode: undefined, place: '旧村委会北房' }),
    );
  });

  it('is of what a registered collective owns (UO1)', () => {
    const code = 'CONTRACTS.OCCUPATION_OF_NO_COLLECTIVE';
    record({}, { collective: collectiveOfTheNextVillage }).refused(code);
    expect(record({}, { parcel: parcel(...ownedParcel().slice(0, 1)) }).refused(code).field).toBe(
      'parcelCode',
    );
  });

  it('names one occupier at most, a household as registered (UO2)', () => {
    record({ householdId: zhang.id, creditCode: COOPERATIVE.id }).refused('CONTRACTS.OCCUPIER_UNCLEAR');
    record({ householdId: zhang.id }, { household: undefined }).refused('CONTRACTS.OCCUPIER_UNCLEAR');
  });

  it('is found after it began, and recorded after it was found (UO3)', () => {
    for (const more of [{ occupiedSince: '2026-02-21' }, { foundOn: '2026-03-03' }])
      record(more).refused('CONTRACTS.OCCUPATION_DATES');
  });

  it('is no larger than the parcel (UO4)', () => {
    record({ areaDm2: 333_350 }).then(recorded({ areaDm2: 333_350 }));
    record({ areaDm2: 333_351 }).refused('CONTRACTS.OCCUPIED_AREA_EXCEEDS_PARCEL');
  });

  it('tells when somebody else has a right there (UO5)', () => {
    const { judgement } = record({}, { parcel: parcel(...contractedParcel) }).then(recorded());
    expect(judgement.warnings).toMatchObject([{ rule: 'UO5', detail: expect.stringContaining('c1') }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { PARCEL, SHA, VILLAGE, contractedParcel, ownedParcel } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import {
  LandUnitRegistered,
  ParcelCorrected,
  ParcelExpropriated,
  ParcelSealed,
  ParcelShapeRecorded,
  PartOpened,
  PartReserved,
} from '../facts/index.js';
import { correctParcel } from './correct-parcel.js';

const documents = [{ title: '户主书面同意', sha256: SHA }];
const error = '丈量成果抄录时把两块地的面积写反了';
const grounds = { parcelCode: PARCEL, basis: 'holder-consents', error, documents } as const;
/** The specs say of every recorded event that it became true on this day. */
const since = '2026-01-01';

function correction(before: object, after: object): DomainEvent {
  return ParcelCorrected.of({
    ...{ divisionCode: VILLAGE, since, basis: 'holder-consents', error },
    ...{ before, after },
  });
}
const correcting = (history: readonly DomainEvent[] = ownedParcel()) => given(correctParcel, { history });

describe('a correction of the parcel register', () => {
  it('records what was wrong and what is right, from the day of the registration on', () => {
    const { judgement } = correcting()
      .when({ ...grounds, name: '河滩地', areaDm2: 353_350 })
      .then(correction({ areaDm2: 333_350 }, { areaDm2: 353_350 }));
    expect(judgement.held).toEqual(expect.arrayContaining(['RC1', 'RC2', 'RC3', 'RC4', 'RC5', 'RC6', 'P26']));
  });

  it('adds what was left out', () => {
    const boundaries = { east: '村道', south: '水渠', west: '荒坡', north: '水渠' };
    correcting()
      .when({ ...grounds, boundaries })
      .then(correction({}, { boundaries }));
    correcting([...ownedParcel(), correction({}, { boundaries })])
      .when({ ...grounds, boundaries })
      .refused('CORRECTIONS.NOTHING_DIFFERS');
  });

  it('rests on paper (RC1) and puts something right (RC2)', () => {
    correcting()
      .when({ ...grounds, documents: [], areaDm2: 353_350 })
      .refused('CORRECTIONS.WITHOUT_PAPER');
    correcting()
      .when({ ...grounds, name: '河滩地', areaDm2: 333_350 })
      .refused('CORRECTIONS.NOTHING_DIFFERS');
  });

  it('is of particulars that such land has (RC3)', () => {
    correcting()
      .when({ ...grounds, plannedUse: 'industry' })
      .refused('LAND_RIGHTS.PARTICULAR_OF_OTHER_LAND');
    const unit = LandUnitRegistered.of({
      code: '140722002003JB00003W00000000',
      divisionCode: VILLAGE,
      name: '原粉条厂',
      areaDm2: 666_700,
      kind: 'construction-profit',
      plannedUse: 'industry',
    });
    correcting([unit])
      .when({ ...grounds, plannedUse: 'commerce' })
      .then(correction({ plannedUse: 'industry' }, { plannedUse: 'commerce' }));
    correcting([unit])
      .when({ ...grounds, plantedUse: '1' })
      .refused('LAND_RIGHTS.PARTICULAR_OF_OTHER_LAND');
    correcting([unit])
      .when({ ...grounds, house: { areaDm2: 12_000 } })
      .refused('LAND_RIGHTS.PARTICULAR_OF_OTHER_LAND');
    correcting([unit])
      .when({ ...grounds, plannedUse: 'public-service' })
      .refused('LAND_RIGHTS.NOT_PLANNED_FOR_TRADE');
  });

  it('changes the kind of land only where no right stands (RC4)', () => {
    correcting()
      .when({ ...grounds, landClass: 'garden' })
      .then(correction({ landClass: 'arable' }, { landClass: 'garden' }));
    correcting(contractedParcel)
      .when({ ...grounds, landClass: 'garden' })
      .refused('LAND_RIGHTS.KIND_UNDER_RIGHTS');
    correcting()
      .when({ ...grounds, plantedUse: '5' })
      .refused('LAND_RIGHTS.NON_AGRICULTURAL_USE');
  });

  it('leaves a task where a contract names the former area (RC6)', () => {
    const { judgement } = correcting(contractedParcel)
      .when({ ...grounds, areaDm2: 353_350 })
      .then(correction({ areaDm2: 333_350 }, { areaDm2: 353_350 }));
    expect(judgement.tasks).toEqual([
      expect.objectContaining({ rule: 'RC6', detail: expect.stringContaining('c1') }),
    ]);
  });

  it('asks of the others when the parcel came out of a split (RC5)', () => {
    const part = PartReserved.of({
      reshapingId: 'r1',
      code: PARCEL,
      name: '河滩地东',
      areaDm2: 166_675,
      divisionCode: VILLAGE,
      kind: 'contracted-arable',
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
      origins: [`${VILLAGE}0000009`],
    });
    const opened = PartOpened.of({ reshapingId: 'r1', rights: [], encumbrances: [] });
    const { judgement } = correcting([part, opened])
      .when({ ...grounds, areaDm2: 166_000 })
      .then(correction({ areaDm2: 166_675 }, { areaDm2: 166_000 }));
    expect(judgement.warnings.map(({ rule }) => rule)).toContain('RC5');
    correcting([part])
      .when({ ...grounds, areaDm2: 166_000 })
      .refused('LAND_RIGHTS.CHANGE_UNDER_WAY');
  });

  it('looks at the shape that was recorded (L41)', () => {
    const rings: [number, number][][] = [
      [
        [11_337_000_000, 3_708_000_000],
        [11_337_100_000, 3_708_000_000],
        [11_337_100_000, 3_708_100_000],
        [11_337_000_000, 3_708_100_000],
        [11_337_000_000, 3_708_000_000],
      ],
    ];
    const shaped = [...ownedParcel(), ParcelShapeRecorded.of({ rings, source: 'surveyed' })];
    const right = correcting(shaped)
      .when({ ...grounds, areaDm2: 986_000 })
      .then(correction({ areaDm2: 333_350 }, { areaDm2: 986_000 }));
    expect(right.judgement.held).toContain('L41');
    const wrong = correcting(shaped)
      .when({ ...grounds, areaDm2: 353_350 })
      .then(correction({ areaDm2: 333_350 }, { areaDm2: 353_350 }));
    expect(wrong.judgement.warnings.map(({ rule }) => rule)).toContain('L41');
  });

  it('leaves the extent of sealed or disputed land to whoever decides about it (P27)', () => {
    const sealed = ParcelSealed.of({
      ...{ encumbranceId: 'e1', authority: '左权县人民法院', documentNumber: '（2026）晋0722执保12号' },
    });
    correcting([...ownedParcel(), sealed])
      .when({ ...grounds, areaDm2: 353_350 })
      .refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
    correcting([...ownedParcel(), sealed])
      .when({ ...grounds, name: '河滩地东' })
      .then(correction({ name: '河滩地' }, { name: '河滩地东' }));
  });

  it('is not of a parcel that is no more (L18)', () => {
    const gone = ParcelExpropriated.of({
      approvalNumber: '晋政地字1号',
      authority: '山西省人民政府',
      expropriatedOn: '2026-01-31',
    });
    correcting([...ownedParcel(), gone])
      .when({ ...grounds, areaDm2: 353_350 })
      .refused('LAND_RIGHTS.PARCEL_NO_MORE');
  });
});

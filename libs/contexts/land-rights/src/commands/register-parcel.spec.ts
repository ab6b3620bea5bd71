import { describe, expect, it } from '@jest/globals';
import { DivisionRegistered, divisionStream } from '#divisions/facts';
import { given, known } from '#given';
import { ParcelRegistered } from '../facts/index.js';
import { registerParcel } from './register-parcel.js';

const VILLAGE = '140722100230';
const village = known(
  divisionStream,
  VILLAGE,
  DivisionRegistered.of({ code: VILLAGE, name: '黄家会村', kind: 'village' }),
);
const command = {
  code: `${VILLAGE}0000001`,
  name: '河滩地',
  areaDm2: 333_350,
  category: '10',
  landClass: 'arable',
  plantedUse: '1',
} as const;
const registered = ParcelRegistered.of({ ...command, divisionCode: VILLAGE });

describe('registering a parcel', () => {
  it('records it under the village of its code', () => {
    given(registerParcel, { references: { village } }).when(command).then(registered);
  });

  it('keeps what the land is and what is planted on it apart', () => {
    const forestPlantedWithWalnuts = { ...command, landClass: 'arable', plantedUse: '2' } as const;
    given(registerParcel, { references: { village } })
      .when(forestPlantedWithWalnuts)
      .then(ParcelRegistered.of({ ...forestPlantedWithWalnuts, divisionCode: VILLAGE }));
  });

  it('is refused for a code that is registered', () => {
    const refusal = given(registerParcel, { history: [registered], references: { village } })
      .when(command)
      .refused('LAND_RIGHTS.PARCEL_ALREADY_REGISTERED');
    expect(refusal.detail).toContain('河滩地');
  });

  it('is refused for a village that is not registered, and for contracted land built over, both at once', () => {
    given(registerParcel)
      .when({ ...command, plantedUse: '5' })
      .refused('LAND_RIGHTS.VILLAGE_NOT_REGISTERED', 'LAND_RIGHTS.NON_AGRICULTURAL_USE');
  });
});

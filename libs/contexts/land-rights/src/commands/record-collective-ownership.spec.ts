import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, PARCEL, collective, collectiveOfTheNextVillage, ownedParcel } from '#examples';
import { given } from '#given';
import { CollectiveOwnershipRecorded } from '../facts/index.js';
import { recordCollectiveOwnership } from './record-collective-ownership.js';

const stated = {
  collectiveId: COLLECTIVE,
  nature: '32',
  certificateNumber: '晋(2021)左权县不动产权第0000123号',
} as const;
const command = { ...stated, parcelCode: PARCEL };
const history = ownedParcel().slice(0, 1);
const references = { collective };

describe('recording collective ownership', () => {
  it('is of a registered parcel, by the collective of its place', () => {
    given(recordCollectiveOwnership, { history, references })
      .when(command)
      .then(CollectiveOwnershipRecorded.of(stated));
    given(recordCollectiveOwnership, { references }).when(command).refused('PARCEL.NOT_FOUND');
  });

  it('is refused while the collective is not registered (L3)', () => {
    const { detail } = given(recordCollectiveOwnership, { history })
      .when(command)
      .refused('LAND_RIGHTS.OWNER_NOT_REGISTERED');
    expect(detail).toContain(COLLECTIVE);
  });

  it('is refused to a collective of another place, and says of which (L4)', () => {
    const { detail } = given(recordCollectiveOwnership, {
      history,
      references: { collective: collectiveOfTheNextVillage },
    })
      .when(command)
      .refused('LAND_RIGHTS.OWNER_OF_ANOTHER_PLACE');
    expect(detail).toMatch(/140722100230.*140722100231/);
  });

  it('never changes hands (L5)', () => {
    const { detail } = given(recordCollectiveOwnership, { history: ownedParcel(), references })
      .when(command)
      .refused('LAND_RIGHTS.OWNERSHIP_ALREADY_RECORDED');
    expect(detail).toContain(PARCEL);
  });
});

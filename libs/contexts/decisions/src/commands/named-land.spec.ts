import { describe, expect, it } from '@jest/globals';
import { CollectiveMergerRecorded, reorganisationStream } from '#collectives/facts';
import { DivisionRegistered, DivisionSuccessionRecorded, divisionStream } from '#divisions/facts';
import { COLLECTIVE, COUNTY, NEIGHBOUR_VILLAGE, PARCEL, SHA, VILLAGE, collective } from '#examples';
import { given, known } from '#given';
import { collectiveCode } from '#kernel';
import { CollectiveOwnershipRecorded, ParcelRegistered, parcelStream } from '#land-rights/facts';
import { shown } from '../../../../../test/reorganising.js';
import { adoptResolution } from './adopt-resolution.js';

const FOREIGN = `${NEIGHBOUR_VILLAGE}0000001`;
const NEIGHBOURS = collectiveCode('N2', COUNTY, 73);
const command = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  matter: 'land-lease-outside',
  subject: '出租河滩机动地',
  parcels: [PARCEL, FOREIGN],
  body: 'members-assembly',
  noticedOn: '2025-12-01',
  heldOn: '2025-12-12',
  roster: { eligible: 300, sha256: SHA },
  votes: { present: 240, inFavour: 210, against: 20, abstained: 10 },
};

/** The parcel of the next village, registered as somebody's. */
function foreignLand(ownerId?: string) {
  const registered = ParcelRegistered.of({
    code: FOREIGN,
    divisionCode: NEIGHBOUR_VILLAGE,
    name: '飞地',
    areaDm2: 333_350,
    category: '22',
    landClass: 'arable',
    plantedUse: '1',
  });
  const owned =
    ownerId === undefined ? [] : [CollectiveOwnershipRecorded.of({ collectiveId: ownerId, nature: '32' })];
  return known(parcelStream, FOREIGN, registered, ...owned);
}

/** The collective of the next village goes into ours on a day. */
function absorbed(on: string) {
  const merger = CollectiveMergerRecorded.of({
    reorganisationId: 'r1',
    divisionCode: VILLAGE,
    successorId: COLLECTIVE,
    on,
    absorbed: [NEIGHBOURS],
    exercisesFor: [NEIGHBOURS],
    parties: [shown(COLLECTIVE, VILLAGE), shown(NEIGHBOURS, NEIGHBOUR_VILLAGE)],
    announcement: { announcedOn: on, place: '公示栏', sha256: SHA },
  });
  return known(reorganisationStream, COUNTY, merger);
}

describe('land that a resolution names (V32)', () => {
  const refused = (references: object) =>
    given(adoptResolution, { references: { collective, land: [], households: [], ...references } })
      .when(command)
      .refused('DECISIONS.LAND_OF_ANOTHER_COLLECTIVE');
  const taken = (references: object, more: object = {}) => {
    const { decided } = given(adoptResolution, {
      references: { collective, land: [], households: [], ...references },
    }).when({
      ...command,
      ...more,
    });
    expect(decided).toHaveProperty('events');
  };

  it('is none of another village, registered or not, and whoever owns it there', () => {
    const { detail, field, facts } = refused({});
    expect(detail).toContain(`地块 ${FOREIGN} 不在`);
    expect([field, facts]).toEqual(['parcels', { parcels: [FOREIGN] }]);
    refused({ land: [foreignLand()] });
    refused({ land: [foreignLand(NEIGHBOURS)] });
  });

  it('lies in the place of the collective, the villages of a township among them', () => {
    taken({}, { parcels: [PARCEL] });
    const town = collectiveCode('N3', COUNTY, 1);
    const township = VILLAGE.slice(0, 9);
    const { decided } = given(adoptResolution, { references: { land: [], households: [] } }).when({
      ...command,
      collectiveId: town,
      divisionCode: township,
    });
    expect(decided).not.toMatchObject({ code: 'DECISIONS.LAND_OF_ANOTHER_COLLECTIVE' });
  });

  it('is its own wherever it lies, and that of whom it has absorbed by the day of the meeting', () => {
    taken({ land: [foreignLand(COLLECTIVE)] });
    taken({ land: [foreignLand(NEIGHBOURS)], reorganisations: absorbed('2025-12-01') });
    refused({ land: [foreignLand(NEIGHBOURS)], reorganisations: absorbed('2025-12-20') });
  });

  it('may stand under a code in whose stead the place of the collective stands', () => {
    const place = known(
      divisionStream,
      VILLAGE,
      DivisionRegistered.of({ code: VILLAGE, name: '黄家会村', kind: 'village' }),
      DivisionSuccessionRecorded.of({ divisionCode: VILLAGE, predecessors: [NEIGHBOUR_VILLAGE] }),
    );
    taken({ place });
  });
});

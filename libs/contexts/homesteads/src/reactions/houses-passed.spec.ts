import { beforeEach, describe, expect, it } from '@jest/globals';
import { HouseholdExtinctionRecorded } from '#collectives/facts';
import { SHA, VILLAGE } from '#examples';
import { isRejection } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { PLACE, PLOT, existing, plotOwned, plotRegistered } from '#made-homesteads';
import { householdRegistered } from '#people';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { RecordExistingHomestead } from '../commands/record-existing-homestead.js';
import { RecordHouseDisposed } from '../commands/record-house-disposed.js';
import { RecordHouseInherited } from '../commands/record-house-inherited.js';
import { RecordInheritedHouseGone } from '../commands/record-inherited-house-gone.js';
import { HouseInherited, entitlementStream } from '../facts/index.js';

const { householdId } = PLACE;
const buyer = householdRegistered('买家');
const { householdId: recipientHouseholdId } = buyer.data;

let county: MemoryCounty;
const rightsNow = async () => (await county.load(parcelStream, PLOT)).state?.rights ?? [];

beforeEach(async () => {
  county = new MemoryCounty();
  await county.before(`parcel-${PLOT}`, plotRegistered(), plotOwned);
  await county.before(`entitlement-${householdId}`, existing);
  await county.before(`household-${recipientHouseholdId}`, buyer);
  await county.settleAll();
});

describe('a house that passes to another household', () => {
  it('takes the use of the land with it when it is sold within the collective', async () => {
    const sale = { householdId, parcelCode: PLOT, way: 'sale', disposedOn: '2026-01-20', paperSha256: SHA };
    await county.submit(Object.assign(new RecordHouseDisposed(), { ...sale, recipientHouseholdId }));
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([
      { standing: 'ended', to: '2026-01-20' },
      { standing: 'established', from: '2026-01-21', holders: [{ id: recipientHouseholdId }] },
    ]);
    const { state } = await county.load(entitlementStream, recipientHouseholdId);
    expect(state?.homesteads).toMatchObject([{ parcelCode: PLOT, standing: 'held', areaDm2: 16_000 }]);
    const buying = { householdId: recipientHouseholdId, divisionCode: VILLAGE, parcelCode: PLOT };
    const byHand = { ...buying, source: 'acquired', since: '2026-01-21' };
    const again = await county.submit(Object.assign(new RecordExistingHomestead(), byHand));
    expect(isRejection(again)).toBe(true);
  });

  it('is inherited by a household of the collective, or by others as long as it stands', async () => {
    const extinct = { ...PLACE, extinctOn: '2026-01-15' };
    await county.before(
      `household-${householdId}`,
      householdRegistered('石', '温'),
      HouseholdExtinctionRecorded.of(extinct),
    );
    const inheriting = { householdId, parcelCode: PLOT, inheritedOn: '2026-01-10', paperSha256: SHA };
    await county.submit(
      Object.assign(new RecordHouseInherited(), { ...inheriting, heirHouseholdId: recipientHouseholdId }),
    );
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([
      { standing: 'ended', to: '2026-01-10' },
      {
        standing: 'established',
        from: '2026-01-11',
        holders: [{ kind: 'household', id: recipientHouseholdId }],
      },
    ]);
  });

  it('is inherited though the homestead was never recorded while the household was', async () => {
    county = new MemoryCounty();
    await county.before(`parcel-${PLOT}`, plotRegistered(), plotOwned);
    await county.before(`household-${recipientHouseholdId}`, buyer);
    const gone = HouseholdExtinctionRecorded.of({ ...PLACE, extinctOn: '2026-01-15' });
    await county.before(`household-${householdId}`, householdRegistered('石', '温'), gone);
    const had = { householdId, divisionCode: VILLAGE, parcelCode: PLOT, source: 'historical' };
    await county.submit(Object.assign(new RecordExistingHomestead(), { ...had, since: '1998-05-01' }));
    await county.settleAll();
    const heirs = { heirHouseholdId: recipientHouseholdId, inheritedOn: '2026-01-10', paperSha256: SHA };
    await county.submit(
      Object.assign(new RecordHouseInherited(), { householdId, parcelCode: PLOT, ...heirs }),
    );
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([
      { standing: 'ended', from: '1998-05-01', holders: [{ id: householdId }] },
      { standing: 'established', from: '2026-01-11', holders: [{ id: recipientHouseholdId }] },
    ]);
  });

  it('goes to persons as long as the house stands', async () => {
    county = new MemoryCounty();
    await county.before(`parcel-${PLOT}`, plotRegistered(), plotOwned);
    const byPerson = HouseInherited.of({
      ...{ homesteadId: existing.data.homesteadId, parcelCode: PLOT, rightId: 'heirs' },
      ...{ heirs: [{ kind: 'person', id: 'p1' }], inheritedOn: '2026-01-10', paperSha256: SHA },
    });
    await county.before(`entitlement-${householdId}`, existing, byPerson);
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([
      { standing: 'ended', to: '2026-01-10' },
      { standing: 'established', from: '2026-01-11', to: '9999-12-31', holders: [{ kind: 'person' }] },
    ]);
    const gone = { householdId, parcelCode: PLOT, goneOn: '2026-02-01', paperSha256: SHA };
    await county.submit(Object.assign(new RecordInheritedHouseGone(), gone));
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([{ standing: 'ended' }, { standing: 'ended', to: '2026-02-01' }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  CONTRACT_TERM,
  COOPERATIVE,
  PARCEL,
  SHA,
  VILLAGE,
  contractedParcel,
  li,
  ownedParcel,
  zhang,
} from '#examples';
import { isRejection } from '#kernel';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { ConveyOnward } from '../commands/convey-onward.js';
import { HoldRight } from '../commands/hold-right.js';
import { SealParcel } from '../commands/seal-parcel.js';
import { SwapContractLand } from '../commands/swap-contract-land.js';
import {
  ContractRightEstablished,
  type Holder,
  ManagementRightConveyed,
  RightHeld,
  parcelStream,
} from '../facts/index.js';
import { swaps } from './swaps.js';

const household = (id: string): Holder => ({ kind: 'household', id });
const OTHER = `${VILLAGE}0000002`;
const contract = { contractId: 'c5', holders: [household(li.id)], ...CONTRACT_TERM };
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };

async function countyWithTwoParcels(): Promise<MemoryCounty> {
  const county = new MemoryCounty();
  await county.before(`parcel-${PARCEL}`, ...contractedParcel);
  await county.before(
    `parcel-${OTHER}`,
    ...ownedParcel({ code: OTHER, name: '坡地' }),
    RightHeld.of({ ...contract, right: 'contract-right' }),
    ContractRightEstablished.of(contract),
  );
  return county;
}

const stateOf = async (county: MemoryCounty, code: string) => (await county.load(parcelStream, code)).state;

describe('two who want one right at once', () => {
  it('get it once: of two leases one is held', async () => {
    const county = await countyWithTwoParcels();
    const hold = (id: string) =>
      new HoldRight(
        PARCEL,
        id,
        'management-right',
        household(zhang.id),
        [cooperative],
        '2026-01-01',
        '2030-12-31',
        '2026-01-01',
        id,
      );
    const answers = await Promise.all(['l1', 'l2', 'l3'].map((id) => county.submit(hold(id))));
    expect(answers.filter((answer) => !isRejection(answer))).toHaveLength(1);
    expect(
      (await stateOf(county, PARCEL))?.rights.filter(({ right }) => right === 'management-right'),
    ).toHaveLength(1);
  });

  it('get it once: of two onward conveyances one is recorded, the other names it', async () => {
    const county = new MemoryCounty();
    const lease = { contractId: 'c2', holders: [cooperative], from: '2026-01-01', to: '2030-12-31' };
    await county.before(
      `parcel-${PARCEL}`,
      ...contractedParcel,
      RightHeld.of({ ...lease, right: 'management-right' }),
      ManagementRightConveyed.of(lease),
    );
    const onward = (contractNumber: string) =>
      Object.assign(new ConveyOnward(), {
        parcelCode: PARCEL,
        rightId: 'c2',
        holders: [{ creditCode: COOPERATIVE.id, kind: 'cooperative' }],
        from: '2026-06-01',
        to: '2028-12-31',
        contractNumber,
        paperSha256: SHA,
        consentSha256: SHA,
      });
    const answers = await Promise.all(['再1', '再2'].map((number) => county.submit(onward(number))));
    const refused = answers.filter(isRejection);
    expect(refused).toMatchObject([{ code: 'LAND_RIGHTS.ALREADY_CONVEYED_ONWARD' }]);
  });
});

describe('two parcels that are swapped', () => {
  const swap = Object.assign(new SwapContractLand(), {
    parcelCode: PARCEL,
    rightId: 'c1',
    otherParcelCode: OTHER,
    otherRightId: 'c5',
    contractNumber: '换1',
    paperSha256: SHA,
    effectiveOn: '2026-03-01',
  });
  const holdersNow = async (county: MemoryCounty, code: string) => {
    const parcel = await stateOf(county, code);
    return [parcel?.swap, parcel?.rights.filter(({ standing }) => standing === 'established')];
  };

  it('are in other hands both, however often the process manager begins again', async () => {
    const county = await countyWithTwoParcels();
    await county.submit(swap);
    await county.settle(swaps);
    const log = await county.log();
    await county.settle(swaps, { from: -1 });
    expect(await county.log()).toHaveLength(log.length);
    expect(await holdersNow(county, PARCEL)).toMatchObject([undefined, [{ holders: [{ id: li.id }] }]]);
    expect(await holdersNow(county, OTHER)).toMatchObject([undefined, [{ holders: [{ id: zhang.id }] }]]);
  });

  it('are as they were when one of them is sealed in between', async () => {
    const county = await countyWithTwoParcels();
    await county.submit(swap);
    const seal = { parcelCode: OTHER, authority: '左权县人民法院', documentNumber: '1号' };
    await county.submit(Object.assign(new SealParcel(), seal));
    await county.settle(swaps);
    expect(await holdersNow(county, PARCEL)).toMatchObject([undefined, [{ contractId: 'c1' }]]);
    expect(await holdersNow(county, OTHER)).toMatchObject([undefined, [{ contractId: 'c5' }]]);
  });

  it('are swapped once: of two swaps of one parcel the second waits or is refused', async () => {
    const county = await countyWithTwoParcels();
    const answers = await Promise.all([county.submit(swap), county.submit(swap)]);
    expect(answers.filter(isRejection)).toMatchObject([{ code: 'LAND_RIGHTS.CHANGE_UNDER_WAY' }]);
  });
});

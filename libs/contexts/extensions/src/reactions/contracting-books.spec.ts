import { beforeEach, describe, expect, it } from '@jest/globals';
import { ContractConcluded, ContractTookEffect } from '#contracts/facts';
import { COLLECTIVE, COOPERATIVE, SHA, VILLAGE, ownedParcel } from '#examples';
import {
  ContractRightEstablished,
  type Holder,
  ManagementRightConveyed,
  RightHeld,
  parcelStream,
} from '#land-rights/facts';
import { OLD_TERM, campaignId } from '#made-extensions';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { extensionCampaignStream, householdSheetStream } from '../facts/index.js';

const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
const FURTHER = [`${VILLAGE}0000101`, `${VILLAGE}0000102`] as const;
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };

describe('the household contracts that a campaign finds after land was assigned or swapped', () => {
  let village: ExtensionVillage;
  beforeEach(async () => {
    village = new ExtensionVillage();
    await village.found(2);
  });

  const assign = async (parcelCode: string, rightId: string, to: number) => {
    await village.settle();
    const consent = { consent: 'given', consentSha256: SHA, effectiveOn: '2026-01-02' };
    const contractNumber = `转${parcelCode.slice(-4)}`;
    const assigned = { parcelCode, rightId, householdId: village.householdId(to), contractNumber };
    await village.must('AssignContractRight', { ...assigned, paperSha256: SHA, ...consent });
    await village.settle();
  };
  const contractRightOn = async (code: string) => {
    const { state } = await village.county.load(parcelStream, code);
    return state?.rights.filter(({ right }) => right === 'contract-right').at(-1)?.contractId ?? '';
  };
  const opened = async () => {
    await village.open();
    await village.settle();
    const { state } = await village.county.load(extensionCampaignStream, campaignId);
    return state?.households ?? [];
  };
  const landOf = async (sheetId: string | undefined) => {
    const { state } = await village.county.load(householdSheetStream, sheetId ?? '');
    return state?.parcels.map(({ parcelCode }) => parcelCode);
  };
  /** Household 0 has one more contract, over two further parcels. */
  const contractedFurther = async () => {
    const holders = [{ kind: 'household' as const, id: village.householdId(0) }];
    const right = { contractId: 'further', holders, ...OLD_TERM };
    for (const code of FURTHER)
      await village.county.before(
        `parcel-${code}`,
        ...ownedParcel({ code, areaDm2: 50_000 }),
        RightHeld.of({ ...right, right: 'contract-right' }),
        ContractRightEstablished.of(right),
      );
    const grantor = { kind: 'collective' as const, id: COLLECTIVE };
    await village.county.before(
      'contract-further',
      ContractConcluded.of({
        ...{ contractId: 'further', kind: 'household-contract', number: '承又1', ...where, ...OLD_TERM },
        ...{ grantees: holders, signedOn: OLD_TERM.from, paperSha256: SHA, agreedUse: '种植粮食' },
        parcels: FURTHER.map((parcelCode) => ({ parcelCode, grantor, areaDm2: 50_000 })),
      }),
      ContractTookEffect.of({ contractId: 'further', on: OLD_TERM.from }),
    );
  };

  it('are those of the transferee too, and none from which all land has gone', async () => {
    const parcelCode = village.parcelCode(0);
    await assign(parcelCode, 'old-0', 1);
    const households = await opened();
    expect(households).toMatchObject([
      {
        householdId: village.householdId(1),
        contractIds: expect.arrayContaining(['old-1', await contractRightOn(parcelCode)]),
      },
    ]);
    expect(await landOf(households[0]?.sheetId)).toEqual(
      expect.arrayContaining([parcelCode, village.parcelCode(1)]),
    );
  });

  it('have the parcels that were left in them', async () => {
    await contractedFurther();
    await assign(FURTHER[0], 'further', 1);
    const households = await opened();
    const sheetOf = (at: number) =>
      households.find(({ householdId }) => householdId === village.householdId(at))?.sheetId;
    expect((await landOf(sheetOf(0)))?.sort()).toEqual([village.parcelCode(0), FURTHER[1]]);
    expect((await landOf(sheetOf(1)))?.sort()).toEqual([village.parcelCode(1), FURTHER[0]]);
  });

  it('have the parcels for which theirs were swapped', async () => {
    await village.settle();
    await village.must('SwapContractLand', {
      ...{ parcelCode: village.parcelCode(0), rightId: 'old-0', otherParcelCode: village.parcelCode(1) },
      ...{ otherRightId: 'old-1', contractNumber: '换1', paperSha256: SHA, effectiveOn: '2026-01-02' },
    });
    await village.settle();
    const households = await opened();
    expect(households.flatMap(({ contractIds }) => contractIds).sort()).toEqual(['old-0', 'old-1']);
    for (const at of [0, 1]) expect(await landOf(village.sheetId(at))).toEqual([village.parcelCode(1 - at)]);
  });

  it('are told of a lease until it has ended, whoever had let the land', async () => {
    const lease = { contractId: 'lease-1', holders: [cooperative], from: '2020-01-01', to: OLD_TERM.to };
    const parcelCode = village.parcelCode(0);
    await village.county.before(
      `parcel-${parcelCode}`,
      RightHeld.of({ ...lease, contractNumber: '流1', right: 'management-right' }),
      ManagementRightConveyed.of(lease),
    );
    const grantor = { kind: 'household' as const, id: village.householdId(0) };
    await village.county.before(
      'contract-lease-1',
      ContractConcluded.of({
        ...{ contractId: 'lease-1', kind: 'household-lease', number: '流1', ...where },
        ...{ grantees: [cooperative], signedOn: '2020-01-01', from: lease.from, to: lease.to },
        parcels: [{ parcelCode, grantor, areaDm2: 100_000 }],
        ...{ paperSha256: SHA, agreedUse: '种植粮食' },
      }),
      ContractTookEffect.of({ contractId: 'lease-1', on: '2020-01-01' }),
    );
    await assign(parcelCode, 'old-0', 1);
    const [listed] = await opened();
    const conveyances = async () =>
      (await village.county.load(householdSheetStream, listed?.sheetId ?? '')).state?.conveyances;
    expect(await conveyances()).toMatchObject([{ contractId: 'lease-1', settled: false }]);
    await village.must('EndContract', {
      ...{ contractId: 'lease-1', endedOn: '2026-03-01', ground: 'decided', endedBy: 'authority' },
      paperSha256: SHA,
    });
    await village.settle();
    expect(await conveyances()).toMatchObject([{ contractId: 'lease-1', settled: true }]);
  });
});

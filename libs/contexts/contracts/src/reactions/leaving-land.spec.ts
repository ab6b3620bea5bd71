import { beforeEach, describe, expect, it } from '@jest/globals';
import { ContractConcluded, ContractTookEffect, contractStream } from '../facts/index.js';
import { COLLECTIVE, SHA, VILLAGE, ownedParcel } from '#examples';
import { campaignIdOf, extensionCampaignStream } from '#extensions/facts';
import {
  ContractLandRecalled,
  ContractLandSurrendered,
  ContractRightEstablished,
  PartOpened,
  PartReserved,
  ParcelSuperseded,
  RightHeld,
  carriedFrom,
  parcelStream,
} from '#land-rights/facts';
import { OLD_TERM } from '#made-extensions';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { leavingLand } from './leaving-land.js';

const FIRST = `${VILLAGE}0000101`;
const SECOND = `${VILLAGE}0000102`;
const contractId = 'further';
const returned = { paperSha256: SHA, noticedOn: '2025-01-05', effectiveOn: '2026-01-04' };
const taken = { approvalNumber: '晋政地字〔2026〕12号', authority: '山西省人民政府' };

describe('household contracts whose land is given back, recalled or expropriated', () => {
  let village: ExtensionVillage;
  /** Household 0 has a contract over two parcels, beside that over its first one. */
  beforeEach(async () => {
    village = new ExtensionVillage();
    await village.found(2);
    const holders = [{ kind: 'household' as const, id: village.householdId(0) }];
    const right = { contractId, holders, ...OLD_TERM };
    for (const code of [FIRST, SECOND])
      await village.county.before(
        `parcel-${code}`,
        ...ownedParcel({ code, areaDm2: 50_000 }),
        RightHeld.of({ ...right, right: 'contract-right' }),
        ContractRightEstablished.of(right),
      );
    const grantor = { kind: 'collective' as const, id: COLLECTIVE };
    await village.county.before(
      `contract-${contractId}`,
      ContractConcluded.of({
        ...{ contractId, kind: 'household-contract', number: '承又1', collectiveId: COLLECTIVE },
        ...{ divisionCode: VILLAGE, grantees: holders, signedOn: OLD_TERM.from, ...OLD_TERM },
        ...{ paperSha256: SHA, agreedUse: '种植粮食' },
        parcels: [FIRST, SECOND].map((parcelCode) => ({ parcelCode, grantor, areaDm2: 50_000 })),
      }),
      ContractTookEffect.of({ contractId, on: OLD_TERM.from }),
    );
  });

  const contract = async (id = contractId) => (await village.county.load(contractStream, id)).state;
  const codes = async (id?: string) => (await contract(id))?.parcels.map(({ parcelCode }) => parcelCode);
  const giveBack = (parcelCode: string, rightId = contractId) =>
    village.must('ReturnContractLand', { parcelCode, rightId, ...returned });
  const leavings = async () =>
    (await village.county.log()).filter(({ type }) => type === 'ContractLandLeft').map(({ data }) => data);
  /** Seen from the beginning of the log once more, nothing follows. */
  const settledForGood = async () => {
    await village.settle();
    const head = await village.county.store.head();
    await village.county.settle(leavingLand, { from: -1 });
    expect(await village.county.store.head()).toBe(head);
  };

  it('keep what is left, and end with the last parcel', async () => {
    await village.settle();
    await giveBack(FIRST);
    await settledForGood();
    expect(await contract()).toMatchObject({ standing: 'in-effect' });
    expect(await codes()).toEqual([SECOND]);
    await village.must('ExpropriateParcel', { parcelCode: SECOND, ...taken, expropriatedOn: '2026-01-31' });
    await settledForGood();
    expect(await contract()).toMatchObject({ standing: 'ended', endedOn: '2026-01-31', parcels: [] });
    expect(await leavings()).toMatchObject([
      { contractId, parcelCode: FIRST, ground: 'voluntary-return', remaining: 1 },
      { contractId, parcelCode: SECOND, ground: 'expropriated', remaining: 0 },
    ]);
  });

  it('are in no campaign without land, and without the parcel that is gone', async () => {
    await village.settle();
    await giveBack(FIRST);
    await giveBack(village.parcelCode(1), 'old-1');
    await village.settle();
    await village.open();
    await village.settle();
    const campaignId = campaignIdOf({ collectiveId: COLLECTIVE, year: 2026 });
    const { state: campaign } = await village.county.load(extensionCampaignStream, campaignId);
    expect(campaign?.households.map(({ householdId }) => householdId)).toEqual([village.householdId(0)]);
    expect(
      (await village.survey(0, { kept: [village.parcelCode(0), FIRST, SECOND] })) as unknown,
    ).toMatchObject({
      code: 'EXTENSIONS.LAND_NOT_ACCOUNTED_FOR',
    });
  });

  it('let go of what was given back before, by the log from its beginning', async () => {
    const surrendered = { rightId: contractId, endedOn: '2025-12-31', paperSha256: SHA };
    await village.county.before(
      `parcel-${FIRST}`,
      ContractLandSurrendered.of({ ...surrendered, compensationFen: 100 }),
    );
    await village.county.before(
      `parcel-${SECOND}`,
      ContractLandRecalled.of({ ...surrendered, ground: 'land-adjustment' }),
    );
    await settledForGood();
    expect((await leavings()).map((data) => ('ground' in data ? data.ground : ''))).toEqual([
      'paid-surrender',
      'land-adjustment',
    ]);
    expect(await contract()).toMatchObject({ standing: 'ended' });
  });

  it('let go of swapped land, and not of what has ended or been swapped away', async () => {
    await village.settle();
    const swap = { parcelCode: FIRST, rightId: contractId, otherParcelCode: village.parcelCode(1) };
    await village.must('SwapContractLand', {
      ...{
        ...swap,
        otherRightId: 'old-1',
        contractNumber: '换1',
        paperSha256: SHA,
        effectiveOn: '2026-01-02',
      },
    });
    await village.settle();
    const { state: parcel } = await village.county.load(parcelStream, village.parcelCode(1));
    await giveBack(village.parcelCode(1), parcel?.rights.at(-1)?.contractId);
    await settledForGood();
    expect(await codes()).toEqual([SECOND]);
    expect(await codes('old-1')).toEqual([FIRST]);
    await village.must('EndContract', {
      ...{ contractId: 'old-1', endedOn: '2026-01-31', ground: 'decided', endedBy: 'authority' },
      paperSha256: SHA,
    });
    await village.must('ExpropriateParcel', { parcelCode: FIRST, ...taken, expropriatedOn: '2026-02-28' });
    await settledForGood();
    expect(await contract('old-1')).toMatchObject({ standing: 'ended', endedOn: '2026-01-31' });
    expect(await leavings()).toHaveLength(1);
  });

  it('keep the part that is not expropriated of a parcel that was split', async () => {
    const parts = [`${VILLAGE}0000201`, `${VILLAGE}0000202`] as const;
    const { state: whole } = await village.county.load(parcelStream, FIRST);
    if (!whole) throw new Error('no parcel');
    const { name, divisionCode, kind, category, landClass } = whole;
    const reshapingId = 'split-1';
    await village.county.before(
      `parcel-${FIRST}`,
      ParcelSuperseded.of({
        ...{ reshapingId, into: [...parts], on: '2026-01-02' },
        ...{ rightIds: [contractId], encumbranceIds: [] },
      }),
    );
    const { state: closed } = await village.county.load(parcelStream, FIRST);
    for (const code of parts)
      await village.county.before(
        `parcel-${code}`,
        PartReserved.of({
          ...{ reshapingId, code, name, areaDm2: 25_000, divisionCode, kind, category, landClass },
          ...{ plantedUse: '1', origins: [FIRST] },
        }),
        PartOpened.of(carriedFrom(closed ? [closed] : [], reshapingId)),
      );
    await village.must('ExpropriateParcel', { parcelCode: parts[0], ...taken, expropriatedOn: '2026-01-31' });
    await settledForGood();
    expect((await contract())?.parcels).toMatchObject([
      { parcelCode: parts[1], areaDm2: 25_000 },
      { parcelCode: SECOND, areaDm2: 50_000 },
    ]);
  });
});

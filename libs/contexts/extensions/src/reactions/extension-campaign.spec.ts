import { describe, expect, it } from '@jest/globals';
import {
  ContractConcluded,
  ContractEnded,
  ContractExpired,
  ContractTookEffect,
  OldContractRecorded,
} from '#contracts/facts';
import type { DataOf } from '#kernel';
import { OLD_CONTRACT } from '#old-contracts';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
import { ManagementRightConveyed, RightHeld, parcelStream } from '#land-rights/facts';
import { OLD_TERM, campaignId } from '#made-extensions';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { extensionCampaignStream, householdSheetStream, sheetIdOf } from '../facts/index.js';

const EXTENDED = [
  ...['HouseholdSheetOpened', 'HouseholdSurveyed', 'HouseholdExtensionConfirmed'],
  ...['ExtensionContractIssued', 'HouseholdExtended'],
];

async function surveyedVillage(
  households: number,
  given: { unowned?: readonly number[] } = {},
): Promise<ExtensionVillage> {
  const village = new ExtensionVillage();
  await village.found(households, given);
  await village.settle();
  await village.open();
  await village.settle();
  return village;
}

/** The parcel of a household is let until a day. */
async function leased(village: ExtensionVillage, at: number, to: string): Promise<void> {
  const holders = [{ kind: 'household' as const, id: village.householdId(9) }];
  const lease = { contractId: 'lease-1', from: '2020-01-01', to, holders };
  await village.county.before(
    `parcel-${village.parcelCode(at)}`,
    RightHeld.of({ ...lease, contractNumber: '流1', right: 'management-right' }),
    ManagementRightConveyed.of(lease),
  );
  const grantor = { kind: 'household' as const, id: village.householdId(at) };
  await village.county.before(
    'contract-lease-1',
    ContractConcluded.of({
      ...{ contractId: 'lease-1', kind: 'household-lease', number: '流1', collectiveId: COLLECTIVE },
      ...{ divisionCode: VILLAGE, grantees: holders, signedOn: '2020-01-01', from: lease.from, to },
      parcels: [{ parcelCode: village.parcelCode(at), grantor, areaDm2: 100_000 }],
      ...{ paperSha256: SHA, agreedUse: '种植粮食' },
    }),
    ContractTookEffect.of({ contractId: 'lease-1', on: '2020-01-01' }),
  );
}

describe('an extension campaign', () => {
  it('extends every household that confirmed, once, whatever is handled again', async () => {
    const village = await surveyedVillage(3);
    for (const at of [0, 1, 2]) await village.survey(at);
    for (const at of [0, 1]) await village.confirm(at);
    await village.decide();
    await village.issue();
    for (let again = 0; again < 3; again++) await village.settle({ from: -1 });
    for (const at of [0, 1]) expect(await village.historyOf(at)).toEqual(EXTENDED);
    expect(await village.historyOf(2)).toEqual(['HouseholdSheetOpened', 'HouseholdSurveyed']);
    const { state: parcel } = await village.county.load(parcelStream, village.parcelCode(0));
    expect(parcel?.rights.map(({ from, to, standing }) => [from, to, standing])).toEqual([
      ['1997-01-01', '2026-12-31', 'established'],
      ['2027-01-01', '2056-12-31', 'established'],
    ]);
    // Nothing extends by itself.
    const { state: other } = await village.county.load(parcelStream, village.parcelCode(2));
    expect(other?.rights.map(({ to }) => to)).toEqual(['2026-12-31']);
    await village.confirm(2);
    await village.issue('2026-02-20');
    await village.settle();
    expect(await village.historyOf(2)).toEqual(EXTENDED);
    expect(await village.historyOf(0)).toEqual(EXTENDED);
    const entered = (await village.county.log()).filter(({ type }) => type === 'HouseholdContractEntered');
    expect(entered.map(({ data }) => data.year)).toEqual([2026, 2026, 2026, 2056, 2056, 2056]);
  });

  it('tells why a contract was refused, goes on with the others, and tries again', async () => {
    const village = await surveyedVillage(2, { unowned: [0] });
    for (const at of [0, 1]) await village.survey(at);
    for (const at of [0, 1]) await village.confirm(at);
    await village.decide();
    await village.issue();
    await village.settle();
    expect(await village.historyOf(1)).toEqual(EXTENDED);
    const sheet = async () => (await village.county.load(householdSheetStream, village.sheetId(0))).state;
    expect(await sheet()).toMatchObject({
      standing: 'refused',
      refusal: { code: 'LAND_RIGHTS.OWNERSHIP_NOT_RECORDED' },
    });
    const owner = { parcelCode: village.parcelCode(0), collectiveId: COLLECTIVE, nature: '32' };
    await village.must('RecordCollectiveOwnership', owner);
    await village.must('IssueExtensionContract', { sheetId: village.sheetId(0), signedOn: '2026-02-20' });
    await village.settle();
    expect(await sheet()).toMatchObject({ standing: 'extended', issued: { number: '延0001-2', attempt: 2 } });
  });

  it('gives whoever takes land over a sheet and a contract of their own', async () => {
    const village = await surveyedVillage(2);
    const passedOn = [
      { householdId: village.householdId(1), parcels: [village.parcelCode(0)], paperSha256: SHA },
    ];
    await village.survey(0, { kept: [], passedOn });
    await village.confirm(0);
    await village.survey(1);
    await village.settle();
    await village.settle({ from: -1 });
    const { state: campaign } = await village.county.load(extensionCampaignStream, campaignId);
    expect(campaign?.households).toHaveLength(3);
    const { sheetId = '' } = campaign?.households.at(-1) ?? {};
    await village.must('SurveyHousehold', {
      ...{ sheetId, surveyedOn: '2026-01-11', kept: [village.parcelCode(0)] },
    });
    const signed = { confirmedOn: '2026-01-12', paperSha256: SHA };
    await village.must('ConfirmHouseholdExtension', { sheetId, ...signed });
    await village.confirm(1);
    await village.decide();
    await village.issue();
    await village.settle();
    expect((await village.historyOf(0)).at(-1)).toBe('HouseholdNotExtended');
    expect((await village.county.load(householdSheetStream, sheetId)).state).toMatchObject({
      standing: 'extended',
      issued: { number: '延0003' },
    });
    await village.must('FileExtensionRegistration', {
      ...{ campaignId, filedOn: '2026-03-01', authority: '不动产登记中心', sha256: SHA },
    });
  });

  it('notes the leases that end with the old term until they have ended', async () => {
    const village = new ExtensionVillage();
    await village.found(1);
    await leased(village, 0, OLD_TERM.to);
    await village.settle();
    await village.open();
    await village.settle();
    expect(await village.historyOf(0)).toEqual(['HouseholdSheetOpened', 'ConveyanceEndsWithTerm']);
    const over = { contractId: 'lease-1', expiredOn: OLD_TERM.to, stillUsed: false };
    await village.county.before('contract-lease-1', ContractExpired.of(over));
    await village.settle();
    expect((await village.historyOf(0)).at(-1)).toBe('EndingConveyanceSettled');
  });

  it('notes them on the sheet of a contract that was listed late, until they have ended', async () => {
    const village = await surveyedVillage(1);
    await village.settleHousehold(1, true);
    // Let beyond the term of the land, and so ending in another year than it.
    await leased(village, 1, '2028-12-31');
    await village.must('ListContractInCampaign', { campaignId, contractId: 'old-1' });
    await village.settle();
    const sheetId = sheetIdOf(campaignId, village.householdId(1), 'old-1');
    const conveyances = async () =>
      (await village.county.load(householdSheetStream, sheetId)).state?.conveyances;
    expect(await conveyances()).toMatchObject([{ contractId: 'lease-1', settled: false }]);
    const ended = {
      endedOn: '2026-02-01',
      ground: 'mutual-agreement' as const,
      endedBy: 'grantee' as const,
      paperSha256: SHA,
    };
    await village.county.before('contract-lease-1', ContractEnded.of({ contractId: 'lease-1', ...ended }));
    await village.settle();
    expect(await conveyances()).toMatchObject([{ contractId: 'lease-1', settled: true }]);
  });
});

describe('the book with which a campaign begins', () => {
  it('has the old contracts as they were agreed, and none that ended before its term', async () => {
    const village = new ExtensionVillage();
    await village.found(2);
    const [householdId, other] = [village.householdId(0), village.householdId(1)];
    await village.county.before(
      'contract-old-1',
      ContractEnded.of({
        ...{ contractId: 'old-1', endedOn: '2010-12-31', ground: 'voluntary-return', endedBy: 'grantee' },
        paperSha256: SHA,
      }),
    );
    const agreed = {
      ...OLD_CONTRACT,
      kind: 'household-contract' as const,
      ...OLD_TERM,
      signedOn: OLD_TERM.from,
    };
    const recorded = (contractId: string, more: Partial<DataOf<typeof OldContractRecorded>>) =>
      village.county.before(
        `contract-${contractId}`,
        OldContractRecorded.of({ ...agreed, contractId, number: contractId, ...more }),
      );
    await recorded('old-2', { grantees: [{ kind: 'household', id: householdId }] });
    await recorded('old-3', { grantees: [{ kind: 'household', id: other }], parcels: [] });
    await recorded('old-4', { kind: 'collective-lease' });
    await village.settle();
    await village.open();
    await village.settle();
    const { state: campaign } = await village.county.load(extensionCampaignStream, campaignId);
    expect(campaign?.households.map(({ contractIds }) => contractIds)).toEqual([['old-2', 'old-0']]);
  });
});

describe('a larger village', () => {
  const HOUSEHOLDS = 120;

  it('is extended in one campaign, which lists every household once', async () => {
    const village = await surveyedVillage(HOUSEHOLDS);
    for (let at = 0; at < HOUSEHOLDS; at++) await village.survey(at);
    for (let at = 0; at < HOUSEHOLDS; at++) await village.confirm(at);
    await village.decide();
    await village.issue();
    await village.settle();
    await village.must('FileExtensionRegistration', {
      ...{ campaignId, filedOn: '2026-03-01', authority: '不动产登记中心', sha256: SHA },
    });
    const { state: campaign } = await village.county.load(extensionCampaignStream, campaignId);
    expect(campaign).toMatchObject({ stage: 'filed' });
    const numbers = (await village.county.log()).flatMap(({ type, data }) =>
      type === 'HouseholdExtended' ? [data.number] : [],
    );
    expect(new Set(numbers).size).toBe(HOUSEHOLDS);
  });
});

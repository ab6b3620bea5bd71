import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { COLLECTIVE, COOPERATIVE, TOWNSHIP, TestVillage, VILLAGE } from './village.js';

const SHA = 'c3'.repeat(32);
const BANK = {
  ...{ creditorId: '91140722MA0CD34E72', creditorName: '左权县农村信用合作联社' },
  creditorKind: 'rural-credit',
};

describe('the land register of a village, over the desk', () => {
  let county: TestCounty;
  let village: TestVillage;
  let zhang: string;
  let li: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    [zhang, li] = [await village.household(), await village.household()];
  });
  afterAll(async () => county.close());

  /** A parcel contracted to a household for thirty years; its code and the id of the contract. */
  async function contracted(householdId: string, number: string) {
    const code = await village.parcel();
    const { body } = await village.householdContract(number, householdId, [code]);
    expect(await village.standing(body.id as string)).toBe('in-effect');
    return { code, rightId: body.id as string };
  }
  const rightsOn = async (code: string) =>
    (await village.clerk.get(`land-rights/rights?parcelCode=${code}`)).body.items as object[];

  it('lets construction land for a price, after resolution and plan, and certifies it', async () => {
    const unit = {
      code: '140722002003JB00003W00000000',
      divisionCode: VILLAGE,
      name: '原粉条厂',
      areaDm2: 666_700,
      kind: 'construction-profit',
      plannedUse: 'industry',
    };
    await village.clerk.must('land-rights/register-land-unit', unit);
    await village.clerk.must('land-rights/record-collective-ownership', {
      parcelCode: unit.code,
      collectiveId: COLLECTIVE,
      nature: '32',
      certificateNumber: '晋(2021)左权县不动产权第0000123号',
    });
    const resolution = await village.resolve([unit.code], {
      matter: 'construction-land-use',
      subject: '将原粉条厂用地出让给太行种植专业合作社，期限五十年',
    });
    const grant = {
      parcelCode: unit.code,
      way: 'grant',
      holders: [{ creditCode: COOPERATIVE, kind: 'cooperative' }],
      signedOn: '2026-02-20',
      from: '2026-02-20',
      to: '2076-02-19',
      plannedUse: 'industry',
      contractNumber: '集建让1',
      paperSha256: SHA,
      resolutionId: resolution.body.id,
      planFiledOn: '2026-02-12',
      planConditionsSha256: SHA,
      accessSha256: SHA,
      ecologySha256: SHA,
    };
    const early = await village.clerk.send('land-rights/grant-construction-use', grant);
    expect(early).toMatchObject({ status: 422, body: { rule: 'P19' } });
    await village.clerk.must('land-rights/grant-construction-use', { ...grant, planFiledOn: '2026-01-12' });
    const [right] = await rightsOn(unit.code);
    expect(right).toMatchObject({ kind: 'construction-use', standing: 'awaiting-registration' });
    const { contractId: subjectId } = right as { contractId: string };
    await village.clerk.must('land-rights/record-registration', {
      parcelCode: unit.code,
      subjectId,
      authority: '左权县不动产登记中心',
      number: '晋(2026)左权县不动产权第0000124号',
      registeredOn: '2026-03-01',
    });
    expect(await rightsOn(unit.code)).toMatchObject([{ standing: 'established', endsOn: '2076-02-19' }]);
    const { body } = await village.clerk.get('land-rights/parcels?bucket=construction-land');
    expect(body.items).toMatchObject([{ code: unit.code, kind: 'construction-profit', house: null }]);
  });

  it('tells which land lies idle, and whose right runs out', async () => {
    const wang = await village.household();
    const idle = await village.parcel({ category: '22' });
    const { code } = await contracted(wang, '承2025-9');
    const parcels = async (query: string) =>
      (await village.clerk.get(`land-rights/parcels?${query}`)).body.items.map(
        (parcel: { code: string; heldUntil: string }) => [parcel.code, parcel.heldUntil],
      );
    expect(await parcels('bucket=contracted-land&heldUntilTo=2026-03-01')).toEqual([[idle, '0001-01-01']]);
    expect(await parcels('heldUntilFrom=2054-12-31&heldUntilTo=2054-12-31')).toEqual([[code, '2054-12-31']]);
    const { body } = await village.clerk.get(
      'land-rights/rights?bucket=contracted-land&landKind=contracted-arable&endsOnTo=2054-12-31',
    );
    expect(body.items).toMatchObject([{ parcelCode: code, holderId: wang }]);
    await village.clerk.must('land-rights/return-contract-land', {
      ...{ parcelCode: code, rightId: body.items[0].contractId, effectiveOn: '2026-02-28' },
      ...{ noticedOn: '2025-08-01', paperSha256: SHA },
    });
    expect(await parcels('heldUntilTo=2026-03-01')).toEqual([
      [idle, '0001-01-01'],
      [code, '0001-01-01'],
    ]);
  });

  it('keeps a sealed parcel from everybody until the seal is lifted', async () => {
    const { code } = await contracted(zhang, '承2025-1');
    const seal = { parcelCode: code, authority: '左权县人民法院', documentNumber: '（2026）晋0722执保12号' };
    await village.clerk.must('land-rights/seal-parcel', seal);
    const lease = {
      ...village.terms('流2026-1'),
      grantors: [{ householdId: zhang, parcels: [code] }],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [
          { payeeHouseholdId: zhang, account: 'household-account', steps: [{ fromYear: 1, amountFen: 1 }] },
        ],
      },
    };
    const refused = await village.clerk.send('contracts/conclude-lease', lease);
    expect(refused).toMatchObject({ status: 422, body: { rule: 'P27', wayForward: expect.any(String) } });
    const listed = await village.clerk.get(
      `land-rights/encumbrances?divisionCode=${TOWNSHIP}&kind=seal&standing=standing`,
    );
    const [burden] = listed.body.items;
    expect(burden).toMatchObject({ parcelCode: code, party: '左权县人民法院', endedOn: null });
    await village.clerk.must('land-rights/lift-seal', {
      parcelCode: code,
      encumbranceId: burden.encumbranceId,
      documentNumber: '（2026）晋0722执保13号',
    });
    const { id } = await village.clerk.must('contracts/conclude-lease', lease);
    expect(await village.standing(id as string)).toBe('in-effect');
  });

  it('swaps the parcels of two households, and lets one of them secure a loan', async () => {
    const first = await contracted(zhang, '承2025-2');
    const second = await contracted(li, '承2025-3');
    await village.clerk.must('land-rights/swap-contract-land', {
      parcelCode: first.code,
      rightId: first.rightId,
      otherParcelCode: second.code,
      otherRightId: second.rightId,
      contractNumber: '换2026-1',
      paperSha256: SHA,
      effectiveOn: '2026-02-01',
      filedOn: '2026-02-01',
    });
    await county.settled();
    const standing = async (code: string) =>
      (await village.clerk.get(`land-rights/rights?parcelCode=${code}&standing=established`)).body.items;
    expect(await standing(first.code)).toMatchObject([{ holderId: li, startsOn: '2026-02-01' }]);
    const [right] = await standing(second.code);
    expect(right).toMatchObject({ holderId: zhang, endsOn: '2054-12-31' });
    const loan = {
      kind: 'financing-security',
      amountFen: 5_000_000,
      contractNumber: '担1',
      paperSha256: SHA,
    };
    const answer = await village.clerk.must('land-rights/encumber-right', {
      parcelCode: second.code,
      rightId: right.contractId,
      ...BANK,
      ...loan,
    });
    expect(answer.tasks).toMatchObject([{ rule: 'P6a' }]);
    const { body } = await village.clerk.get(`land-rights/encumbrances?parcelCode=${second.code}`);
    expect(body.items).toMatchObject([
      { kind: 'financing-security', amountFen: 5_000_000, standing: 'standing' },
    ]);
  });

  it('takes land back when it is given back in time, and from nobody who has moved to the city', async () => {
    const { code, rightId } = await contracted(li, '承2025-4');
    const named = { parcelCode: code, rightId, paperSha256: SHA, effectiveOn: '2026-03-01' };
    const recall = await village.clerk.send('land-rights/recall-contract-land', {
      ...named,
      ground: 'settled-in-city',
    });
    expect(recall).toMatchObject({
      status: 422,
      body: { rule: 'P24', basis: [{ law: '农村土地承包法', article: '第二十七条' }] },
    });
    const returning = (noticedOn: string) =>
      village.clerk.send('land-rights/return-contract-land', { ...named, noticedOn });
    expect(await returning('2025-12-01')).toMatchObject({ status: 422, body: { rule: 'T10' } });
    expect((await returning('2025-08-01')).status).toBe(200);
    expect(await rightsOn(code)).toMatchObject([{ standing: 'ended', endsOn: '2026-03-01' }]);
  });

  it('certifies a right in the wastes before it is mortgaged', async () => {
    const code = await village.parcel({ category: '23', landClass: 'wasteland', plantedUse: '2' });
    const resolution = await village.resolve([code]);
    const approval = await village.approve(resolution.body.id as string);
    const { id } = await village.clerk.must('contracts/conclude-collective-lease', {
      ...village.terms('荒2026-1', { to: '2055-12-31', agreedUse: '栽植核桃' }),
      parcels: [code],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 1_200_000 }] }],
      },
      resolutionId: resolution.body.id,
      approvalId: approval.body.id,
      capabilityReportSha256: SHA,
    });
    expect(await village.standing(id as string)).toBe('in-effect');
    const mortgage = {
      parcelCode: code,
      rightId: id,
      kind: 'mortgage',
      ...BANK,
      amountFen: 10_000_000,
      contractNumber: '抵1',
      paperSha256: SHA,
    };
    const refused = await village.clerk.send('land-rights/encumber-right', mortgage);
    expect(refused).toMatchObject({ status: 422, body: { rule: 'P7' } });
    await village.clerk.must('land-rights/record-registration', {
      parcelCode: code,
      subjectId: id,
      authority: '左权县不动产登记中心',
      number: '晋(2026)左权县不动产权第0000125号',
      registeredOn: '2026-02-10',
    });
    await village.clerk.must('land-rights/encumber-right', mortgage);
    const { body } = await village.clerk.get('land-rights/parcels?bucket=four-wastes');
    expect(body.items).toMatchObject([{ code, kind: 'four-wastes' }]);
    const expiring = await village.clerk.get(
      'land-rights/rights?kind=management-right&endsOnFrom=2055-01-01&endsOnTo=2055-12-31',
    );
    expect(expiring.body.items).toMatchObject([{ contractId: id, registrationNumber: expect.any(String) }]);
  });
});

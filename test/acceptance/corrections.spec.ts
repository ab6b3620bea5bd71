import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE, identityNumber } from './village.js';

const SHA = 'c0'.repeat(32);
const documents = [{ title: '户主书面同意', sha256: SHA }];

describe('what was recorded wrongly', () => {
  let county: TestCounty;
  let village: TestVillage;
  let code: string;
  let contractId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    code = await village.parcel();
    const answer = await village.householdContract('承2025-1', await village.household(), [code]);
    contractId = answer.body.id;
    expect(await village.standing(contractId)).toBe('in-effect');
  });
  afterAll(async () => county.close());

  const correcting = (body: object): Promise<Answer> =>
    village.reviewer.send('land-rights/correct-parcel', {
      ...{ parcelCode: code, basis: 'holder-consents', documents },
      error: '丈量成果抄录时把两块地的面积写反了',
      ...body,
    });
  const areaIn = async (query: string): Promise<number> =>
    (await village.auditor.get(`land-rights/parcels/${code}/state?${query}`)).body.state.areaDm2;

  it('is put right by whoever reviews, never by whoever recorded it', async () => {
    const byClerk = await village.clerk.send('land-rights/correct-parcel', {
      ...{ parcelCode: code, basis: 'error-proven', documents, error: '面积多写了一位', areaDm2: 600_000 },
    });
    expect(byClerk.status).toBe(403);
    const unfounded = await correcting({ areaDm2: 600_000, documents: undefined });
    expect(unfounded.body).toMatchObject({
      rule: 'RC1',
      basis: [{ law: '民法典', article: '第二百二十条' }],
    });
  });

  it('is right from the day on which it was recorded, and stays readable as it was known', async () => {
    const before = (await village.auditor.get(`land-rights/parcels/${code}/state`)).body;
    const { status, body } = await correcting({ areaDm2: 600_000 });
    expect([status, body.tasks]).toEqual([200, [expect.objectContaining({ rule: 'RC6' })]]);
    const since = before.state.describedOn;
    expect(await areaIn(`on=${since}`)).toBe(600_000);
    expect(await areaIn(`on=${since}&knownAtPosition=${before.knownAtPosition}`)).toBe(666_667);
    for (const ahead of ['knownAtPosition=999999', 'knownAt=2030-01-01T00:00:00.000Z'])
      expect((await village.auditor.get(`land-rights/parcels/${code}/state?${ahead}`)).body.code).toBe(
        'HISTORY.NOT_KNOWN_YET',
      );
    const { body: parcel } = await village.clerk.get(`land-rights/parcels/${code}`);
    expect(parcel.areaDm2).toBe(600_000);
  });

  it('can be the copy of a contract, which stays as it was agreed', async () => {
    const answer = await village.reviewer.send('contracts/correct-contract', {
      ...{ contractId, basis: 'error-proven', documents, error: '约定用途抄成了邻户的' },
      agreedUse: '种植核桃',
    });
    expect([answer.status, answer.body.warnings]).toEqual([200, []]);
    const { body } = await village.clerk.get(`contracts/${contractId}`);
    expect([body.agreedUse, body.standing]).toEqual(['种植核桃', 'in-effect']);
  });

  it('can be a contract that there is not: its land is free as if there had been none', async () => {
    const household = await village.household();
    const other = await village.parcel();
    const wrong = (await village.householdContract('承2025-2', household, [other])).body.id;
    expect(await village.standing(wrong)).toBe('in-effect');
    const right = () => village.householdContract('承2025-2（更）', household, [other]);
    await village.reviewer.must('contracts/annul-contract', {
      ...{ contractId: wrong, basis: 'error-proven', documents, error: '承包方选成了同名的另一户' },
    });
    await county.settled();
    expect(await village.standing(wrong)).toBe('annulled');
    expect(await village.standing((await right()).body.id)).toBe('in-effect');
    const again = await village.householdContract('承2025-2', household, [other]);
    expect(again.body).toMatchObject({ rule: 'K1', wayForward: expect.stringContaining('新的编号') });
  });

  it('gives the number of its paper to the contract that there is (K15)', async () => {
    const [household, parcelCode] = [await village.household(), await village.parcel()];
    const wrong = (await village.householdContract('承2025-3', household, [parcelCode])).body.id;
    await village.standing(wrong);
    await village.reviewer.must('contracts/annul-contract', {
      ...{ contractId: wrong, basis: 'error-proven', documents, error: '承包方选成了同名的另一户' },
    });
    await county.settled();
    const more = { annulledContractId: wrong };
    const { id } = (await village.householdContract('承2025-3', household, [parcelCode], more)).body;
    expect(id).not.toBe(wrong);
    expect(await village.standing(id)).toBe('in-effect');
  });

  it('can be an asset, which its owner finds in the next inventory as it is right', async () => {
    const { id: assetId } = await village.clerk.must('assets/register-asset', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, code: '固1', name: '旧村委会南房' },
      ...{ assetClass: 'operating', kind: 'building', quantityHundredths: 300, unit: 'room' },
      ...{ originalFen: 4_000_000, place: '村东路 3 号', useState: 'idle', acquiredOn: '2018-06-30' },
      funds: [{ source: 'own', amountFen: 4_000_000, year: 2018 }],
    });
    await village.reviewer.must('assets/correct-asset', {
      ...{ assetId, basis: 'error-proven', documents, error: '固定资产卡片抄录时看错了一行' },
      ...{ name: '旧村委会北房', quantityHundredths: 500 },
    });
    const { body } = await village.accountant.get(`assets/${assetId}`);
    expect(body).toMatchObject({ name: '旧村委会北房', quantityHundredths: 500, originalFen: 4_000_000 });
    await county.settled();
    const { id: inventoryId } = await village.accountant.must('assets/open-inventory', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, year: 2025, openedOn: '2026-01-05' },
    });
    const lines = await village.accountant.get(`assets/inventory-lines?inventoryId=${inventoryId}`);
    expect(lines.body.items).toMatchObject([{ name: '旧村委会北房', bookQuantityHundredths: 500 }]);
  });

  it('stands in the register of corrections with what it was and what it is', async () => {
    const { body } = await village.auditor.get(`corrections/corrections?kind=parcel&divisionCode=${VILLAGE}`);
    expect(body.items).toEqual([
      expect.objectContaining({
        ...{ kind: 'parcel', subjectId: code, account: 'shenhe', basis: 'holder-consents' },
        ...{ before: { areaDm2: 666_667 }, after: { areaDm2: 600_000 } },
      }),
    ]);
    const ofContracts = await village.auditor.get(`corrections/corrections?subjectId=${contractId}`);
    expect(ofContracts.body.items).toEqual([expect.objectContaining({ after: { agreedUse: '种植核桃' } })]);
  });

  describe('of who somebody is', () => {
    /** Of 2010-05-05. */
    const RIGHT = '140722201005050014';
    const right = { name: '李小花', identityNumber: RIGHT, phone: '13800000001' };
    let wife: string;
    let before: { members: number; voters: number; knownAtPosition: number };

    const correctingPerson = (body: object): Promise<Answer> =>
      village.reviewer.send('collectives/correct-person', {
        ...{ personId: wife, basis: 'error-proven', documents: [{ title: '户口簿复印件', sha256: SHA }] },
        ...{ error: '抄成了邻户的姓名和号码', ...body },
      });
    const found = async (by: object) => {
      const answer = await village.clerk.send('collectives/persons/search', by);
      return answer.body.items.map((each: { personId: string; name: string }) => [each.personId, each.name]);
    };
    const voters = async (query = '') =>
      (await village.auditor.get(`collectives/rosters/${COLLECTIVE}?on=2026-03-02${query}`)).body;

    beforeAll(async () => {
      await county.settled();
      [[wife]] = await found({ identityNumber: identityNumber(2) });
      before = await voters();
    });

    it('is for whoever reviews at the place, in words without personal data, and never makes one of two', async () => {
      const next = { code: '140722101', name: '桐峪镇', kind: 'township' };
      await county.admin.must('divisions/register-division', next);
      const elsewhere = await county.hire('linzhen', 'station-reviewer', '140722101');
      const body = { personId: wife, basis: 'error-proven', documents, error: '姓名抄错', name: '李小花' };
      expect(await elsewhere.send('collectives/correct-person', body)).toMatchObject({
        ...{ status: 404, body: { code: 'PERSON.NOT_FOUND' } },
      });
      expect((await village.clerk.send('collectives/correct-person', body)).status).toBe(403);
      expect((await correctingPerson({ identityNumber: identityNumber(1) })).body).toMatchObject({
        rule: 'PE2',
      });
      expect((await correctingPerson({ ...right, error: `应为${right.name}` })).body).toMatchObject({
        rule: 'PE4',
      });
      const same = { name: '李0001', identityNumber: identityNumber(2).toLowerCase() };
      expect((await correctingPerson(same)).body).toMatchObject({ rule: 'RC2' });
      const dry = await village.reviewer.send('collectives/correct-person?dryRun=true', {
        ...body,
        ...right,
      });
      expect(dry.body.trial).toMatchObject({ accepted: true });
      expect(await found({ identityNumber: RIGHT })).toEqual([]);
    });

    it('finds the person by what is right, and leaves the number to whom it belongs', async () => {
      expect((await correctingPerson(right)).status).toBe(200);
      await county.settled();
      expect(await found({ identityNumber: RIGHT })).toEqual([[wife, '李小花']]);
      expect(await found({ name: '李小花' })).toEqual([[wife, '李小花']]);
      expect(await found({ identityNumber: identityNumber(2) })).toEqual([]);
      const owner = { name: '赵六', identityNumber: identityNumber(2), relation: 'head' };
      await village.clerk.must('collectives/register-household', {
        ...{ collectiveId: COLLECTIVE, contractorCode: `${VILLAGE}009001` },
        members: [{ ...owner, collectiveMember: false }],
      });
      // Whoever comes to another household comes by the right number and name.
      const { id } = await village.clerk.must('collectives/register-household', {
        ...{ collectiveId: COLLECTIVE, contractorCode: `${VILLAGE}009002` },
        members: [{ ...owner, identityNumber: identityNumber(900), collectiveMember: false }],
      });
      await village.clerk.must('collectives/join-household', {
        ...{ householdId: id, ground: 'adoption', relation: 'daughter', person: right },
      });
    });

    it('counts by the right day of majority on any day, and as known before as it was then', async () => {
      await county.settled();
      const { members, voters: of, knownAtPosition } = before;
      expect(await voters()).toMatchObject({ members, voters: of - 1 });
      expect(await voters(`&knownAtPosition=${knownAtPosition}`)).toEqual(before);
      const [row] = (await village.auditor.get(`collectives/members?personId=${wife}`)).body.items;
      const { state } = (await village.auditor.get(`collectives/households/${row.householdId}/state`)).body;
      expect(state.members).toContainEqual(
        expect.objectContaining({ personId: wife, fullCapacityFrom: '2028-05-05' }),
      );
    });

    it('stands in the register by its commitments, and nowhere by what it says', async () => {
      const { body } = await village.auditor.get('corrections/corrections?kind=person');
      const commitment = expect.stringMatching(/^[0-9a-f]{64}$/);
      expect(body.items).toEqual([
        expect.objectContaining({ subjectId: wife, before: { commitment }, after: { commitment } }),
      ]);
      for await (const page of county.platform.events.readAll(-1))
        for (const event of page)
          for (const told of Object.values(right)) expect(JSON.stringify(event)).not.toContain(told);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiOf } from '#api';
import { TestCounty } from './county.js';
import { ExtendingVillage } from './extending.js';
import { COLLECTIVE, VILLAGE } from './village.js';

const YEAR = 2026;
const SHA = 'e5'.repeat(32);

describe('the second-round extension of a village', () => {
  let county: TestCounty;
  let extending: ExtendingVillage;
  const campaignId = `${COLLECTIVE}-${YEAR}`;
  const households: { householdId: string; parcel: string }[] = [];

  beforeAll(async () => {
    county = await TestCounty.open();
    extending = await ExtendingVillage.found(county);
    for (let at = 0; at < 3; at++) households.push(await extending.householdUntil(YEAR));
    await county.settled();
  });
  afterAll(async () => county.close());

  const get = async (path: string) => {
    await county.settled();
    return (await extending.village.auditor.get(`extensions/${path}`)).body;
  };
  const sheetOf = (at: number) => extending.sheetId(YEAR, households[at]?.householdId ?? '');
  const parcelOf = (at: number) => households[at]?.parcel ?? '';
  const tasks = async (): Promise<string[]> => {
    await county.settled();
    const { body } = await extending.village.clerk.get('tasks?limit=100');
    return (body.items as { rule: string; standing: string; dueOn: string }[])
      .filter(({ rule }) => rule.startsWith('EX') || rule === 'T2a')
      .map(({ rule, standing, dueOn }) => `${rule} ${standing} ${dueOn}`)
      .sort();
  };

  it('begins with the contracts that run out, once, and tells what ends with them', async () => {
    const { village } = extending;
    const lease = await village.clerk.send('contracts/conclude-lease', {
      ...village.terms('流1', { to: `${YEAR}-12-31` }),
      grantors: [{ householdId: households[0]?.householdId, parcels: [parcelOf(0)] }],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [
          {
            payeeHouseholdId: households[0]?.householdId,
            ...{ account: 'household-account', steps: [{ fromYear: 1, amountFen: 100_000 }] },
          },
        ],
      },
    });
    expect(lease.status).toBe(200);
    await county.settled();
    const opening = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, year: YEAR, openedOn: '2026-01-05' };
    for (const desk of [village.auditor, village.cashier])
      expect((await extending.send('open-extension-campaign', opening, desk)).status).toBe(403);
    const twice = await Promise.all([extending.open(YEAR), extending.open(YEAR)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await extending.open(YEAR)).body).toMatchObject({ rule: 'EX1' });
    expect((await extending.open(YEAR + 1)).body).toMatchObject({ rule: 'EX2' });
    expect(await get(`campaigns/${campaignId}`)).toMatchObject({
      households: 3,
      listed: 3,
      stage: 'surveying',
    });
    expect(await tasks()).toEqual([`EX7 open ${YEAR}-12-31`, `T2a open ${YEAR}-12-31`]);
  });

  it('surveys every household, and takes land from none without a ground', async () => {
    const survey = (at: number, more: object) =>
      extending.send('survey-household', { sheetId: sheetOf(at), surveyedOn: '2026-01-05', ...more });
    expect(
      (await survey(0, { givenUp: [{ parcelCode: parcelOf(0), ground: 'fewer-members' }] })).body,
    ).toMatchObject({ rule: 'EX18' });
    expect((await extending.send('survey-household', { sheetId: campaignId })).status).toBe(400);
    const unknown = { sheetId: '3b5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a23', surveyedOn: '2026-01-05' };
    expect((await extending.send('survey-household', unknown)).status).toBe(404);
    for (const at of [0, 1])
      await extending.surveyAndConfirm(YEAR, households[at]?.householdId ?? '', parcelOf(at));
    const early = { campaignId, closedOn: '2026-01-06' };
    expect((await extending.send('close-extension-survey', early)).body).toMatchObject({ rule: 'EX8' });
    const givenUp = [{ parcelCode: parcelOf(2), ground: 'surrendered', paperSha256: SHA }];
    expect((await survey(2, { changes: ['death'], givenUp })).status).toBe(200);
    const signed = { sheetId: sheetOf(2), confirmedOn: '2026-01-06', paperSha256: SHA };
    await extending.must('confirm-household-extension', signed);
    const found = await get(`households?campaignId=${campaignId}&landChange=given-up&memberChange=changed`);
    expect(found.items).toMatchObject([
      { sheetId: sheetOf(2), standing: 'confirmed', outcome: 'not-extended' },
    ]);
  });

  it('publishes the scheme that was carried, and signs when the notice is over', async () => {
    await extending.decide(YEAR);
    expect((await extending.issue(YEAR, '2026-01-28')).body).toMatchObject({ rule: 'EX11' });
    const raised = await extending.send('raise-scheme-objection', {
      ...{ campaignId, raisedOn: '2026-01-25', content: '东坡地应在我户名下', sheetId: sheetOf(1) },
    });
    expect(raised.status).toBe(200);
    expect((await extending.issue(YEAR)).body).toMatchObject({ rule: 'EX12' });
    const { body } = await extending.village.clerk.get(`extensions/campaigns/${campaignId}/state`);
    const [{ objectionId }] = body.state.objections as [{ objectionId: string }];
    const answer = { answeredOn: '2026-01-27', answer: '经核对不在该户原合同', upheld: false };
    await extending.must('answer-scheme-objection', { campaignId, objectionId, ...answer });
    expect((await extending.issue(YEAR)).status).toBe(200);
    expect(await get(`campaigns/${campaignId}`)).toMatchObject({
      ...{ stage: 'issuing', extended: 2, notExtended: 1, listed: 0, oldAreaDm2: 2_000_001 },
      ...{ extendedAreaDm2: 1_333_334, objections: 1, unanswered: 0 },
    });
  });

  it('lets extended land pass to another household for both terms', async () => {
    const { clerk } = extending.village;
    const [parcelCode, householdId] = [parcelOf(1), households[2]?.householdId];
    const rightsOn = async () => {
      await county.settled();
      const { body } = await clerk.get(`land-rights/parcels/${parcelCode}/state`);
      return body.state.rights as { contractId: string; from: string; holders: { id: string }[] }[];
    };
    const assigning = {
      ...{ parcelCode, rightId: (await rightsOn())[0]?.contractId, householdId, contractNumber: '转1' },
      ...{ consent: 'given', consentSha256: SHA, paperSha256: SHA, effectiveOn: '2026-02-20' },
    };
    const refused = await clerk.send('land-rights/assign-contract-right', assigning);
    expect(refused.body).toMatchObject({ rule: 'L49' });
    const numbered = { ...assigning, laterContractNumber: '转1续' };
    await clerk.must('land-rights/assign-contract-right', numbered);
    const passed = (await rightsOn()).slice(-2);
    expect(passed.map(({ from, holders }) => [from, holders[0]?.id])).toEqual([
      ['2026-02-20', householdId],
      ['2027-01-01', householdId],
    ]);
    const { body } = await clerk.get('contracts?number=转1续');
    expect(body.items).toMatchObject([{ standing: 'in-effect', endsOn: '2056-12-31' }]);
  });

  it('tells the registration authority what became of the land that was extended', async () => {
    const whole = parcelOf(0);
    const parts = [333_333, 333_334].map((areaDm2, at) => ({ parcelCode: `${VILLAGE}009999${at}`, areaDm2 }));
    await extending.village.clerk.must('land-rights/split-parcel', {
      ...{ parcelCode: whole, paperSha256: SHA, effectiveOn: '2026-02-21' },
      parts: parts.map(({ parcelCode: code, areaDm2 }) => ({ code, name: '分地', areaDm2 })),
    });
    const list = await get(`registration-list?campaignId=${campaignId}`);
    const taker = `承包方 ${VILLAGE}000003（合同 转1续）`;
    expect(list.items).toMatchObject([
      {
        ...{ ordinal: 1, standing: 'in-force', parcels: parts, areaDm2: 666_667 },
        differences: `自 2026-02-21 起地块 ${whole} 分割、合并为 ${VILLAGE}0099990、${VILLAGE}0099991`,
      },
      {
        ...{ ordinal: 2, standing: 'assigned', parcels: [], areaDm2: 0 },
        differences: `自 2027-01-01 起地块 ${parcelOf(1)} 转让给${taker}`,
      },
    ]);
    const gone = await get(`registration-list?campaignId=${campaignId}&standing=assigned`);
    expect(gone.items).toEqual([list.items[1]]);
  });

  it('ends with the list for the registration authority, and adds up', async () => {
    const list = await get(`registration-list?campaignId=${campaignId}`);
    expect(list.items.map(({ ordinal }: { ordinal: number }) => ordinal)).toEqual([1, 2]);
    const first = await get(`households?campaignId=${campaignId}&limit=2`);
    const rest = await get(`households?campaignId=${campaignId}&limit=2&cursor=${first.next}`);
    const { schemas = {} } = openApiOf(county.app).components ?? {};
    expect(schemas.ExtensionHouseholdRow).toHaveProperty('properties');
    for (const item of first.items)
      expect(schemas.ExtensionHouseholdRow).toMatchObject({
        properties: Object.fromEntries(Object.keys(item).map((name) => [name, expect.anything()])),
      });
    const ordinals = [...first.items, ...rest.items].map(({ ordinal }: { ordinal: number }) => ordinal);
    expect([ordinals, rest.next]).toEqual([[1, 2, 3], undefined]);
    for (const item of list.items)
      expect(item).toMatchObject({ startsOn: '2027-01-01', endsOn: '2056-12-31', issuedAreaDm2: 666_667 });
    const codes = list.items.map(({ contractorCode }: { contractorCode: string }) => contractorCode);
    expect(codes).toEqual([`${VILLAGE}000001`, `${VILLAGE}000002`]);
    const third = await get(`households?campaignId=${campaignId}&contractorCode=${VILLAGE}000003`);
    expect(third.items).toMatchObject([{ ordinal: 3, contractorCode: `${VILLAGE}000003` }]);
    expect((await extending.file(YEAR)).status).toBe(200);
    await extending.close(YEAR);
    expect(await tasks()).toEqual([`EX7 completed ${YEAR}-12-31`, `T2a open ${YEAR}-12-31`]);
    const { items } = await get('progress?level=county');
    expect(items).toMatchObject([
      { divisionCode: '140722', campaigns: 1, closed: 1, households: 3, extended: 2, notExtended: 1 },
    ]);
  });
});

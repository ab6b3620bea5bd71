import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMPANY, LawfulVillage, SHA, rent } from './lawful-village.js';
import type { TestVillage } from './village.js';

describe('between what the law allows and what it forbids', () => {
  let lawful: LawfulVillage;
  let village: TestVillage;
  beforeAll(async () => {
    lawful = await LawfulVillage.found();
    ({ village } = lawful);
  });
  afterAll(async () => lawful.county.close());

  it('lets a resolution speak only for the land it names, and only if it names some', async () => {
    expect(await lawful.collectiveLease({ parcels: [lawful.free] })).toMatchObject({
      status: 422,
      body: { rule: 'P8' },
    });
    const silent = await village.resolve([lawful.reserve], { parcels: undefined, subject: '出租机动地' });
    expect(silent).toMatchObject({ status: 422, body: { rule: 'V9' } });
  });

  it('does not lease what begins before the contract, nor by a party of another kind than its code', async () => {
    const early = await lawful.lease({ from: '2024-12-31', signedOn: '2026-01-10' });
    expect(early).toMatchObject({ status: 422, body: { rule: 'L7' } });
    const disguised = await lawful.lease({ grantees: [{ ...COMPANY, kind: 'other-organisation' }] });
    expect(disguised).toMatchObject({ status: 400, body: { code: 'CONTRACTS.GRANTEE' } });
  });

  it('keeps the plan of payment within the contract and within reason, and pays every lessor', async () => {
    const plan = (more: object) => ({ ...rent({ payeeHouseholdId: lawful.household }), ...more });
    for (const firstDueOn of ['1900-01-31', '2031-01-01'])
      expect(await lawful.lease({ payments: plan({ firstDueOn }) })).toMatchObject({
        status: 422,
        body: { rule: 'K5' },
      });
    const absurd = rent({
      payeeHouseholdId: lawful.household,
      steps: [{ fromYear: 1, amountFen: 10_000_000_000 }],
    });
    absurd.lines = Array(5).fill(absurd.lines[0]) as typeof absurd.lines;
    const many = await lawful.lease({ payments: absurd, to: '2030-12-31' });
    expect(many).toMatchObject({ status: 422, body: { rule: 'K5' } });
    const kept = rent({ payeeHouseholdId: lawful.household, account: 'collective-account' });
    expect(await lawful.lease({ payments: kept })).toMatchObject({ status: 422, body: { rule: 'P17' } });
  });

  it('lets two thirds exactly pass, and reserves the matter to the members only since 2025-05-01', async () => {
    expect(await village.resolve([lawful.reserve])).toMatchObject({ status: 422, body: { rule: 'V8' } });
    const exact = await village.resolve([lawful.reserve], {
      subject: '将西沟机动地出租给太行种植专业合作社',
      votes: { present: 200, inFavour: 200, against: 0, abstained: 0 },
    });
    expect(exact.status).toBe(200);
    const before = await village.resolve([lawful.reserve], {
      body: 'representatives-assembly',
      noticedOn: '2025-04-01',
      heldOn: '2025-04-30',
      roster: { eligible: 30, sha256: SHA },
      votes: { present: 25, inFavour: 20, against: 5, abstained: 0 },
    });
    expect(before.status).toBe(200);
  });

  it('accepts an enterprise that passed its review, and warns when the review took too long', async () => {
    const review = await village.reviewer.must('decisions/record-authorisation', {
      collectiveId: village.terms('x').collectiveId,
      divisionCode: village.terms('x').divisionCode,
      kind: 'capital-review',
      number: '左农审〔2025〕7号',
      authority: '左权县农业农村局',
      acceptedOn: '2025-11-03',
      decidedOn: '2025-12-05',
      granted: true,
      granteeId: COMPANY.creditCode,
    });
    expect(review.warnings).toMatchObject([{ code: 'DECISIONS.REVIEW_LATE' }]);
    const accepted = await lawful.lease({ grantees: [COMPANY], capitalReviewId: review.id });
    expect(accepted.status).toBe(200);
    const another = await lawful.lease({
      grantees: [{ ...COMPANY, creditCode: '91140722MA0EF56G49' }],
      capitalReviewId: review.id,
    });
    expect(another).toMatchObject({ status: 422, body: { code: 'CONTRACTS.CAPITAL_NOT_REVIEWED' } });
  });

  it('records a second contract over a parcel, and says which of the two prevails', async () => {
    const { status, body } = await lawful.household30({ parcels: [lawful.contracted] });
    expect(status).toBe(200);
    expect(body.warnings).toMatchObject([
      { rule: 'P28', detail: expect.stringMatching(/合同 承1.*不因此无效/) },
    ]);
    // A rehearsal says what the process manager will do with it, and the way around.
    expect(body).toMatchObject({ dryRun: true, trial: { accepted: true } });
    expect(body.warnings[0].detail).toContain('将列为没有生效');
    expect(body.trial.wayForward).toEqual([expect.stringContaining('另选地块')]);
  });

  it('lets one of two contracts over a parcel take effect when both were accepted at once', async () => {
    await lawful.county.rest();
    const other = await village.household();
    const first = await village.householdContract('争1', lawful.household, [lawful.free]);
    const second = await village.householdContract('争2', other, [lawful.free]);
    expect([first.status, second.status]).toEqual([200, 200]);
    lawful.county.follow();
    expect(await village.standing(first.body.id as string)).toBe('in-effect');
    expect(await village.standing(second.body.id as string)).toBe('fallen-through');
    await lawful.county.settled();
    const { body } = await village.clerk.get(`contracts/${second.body.id}`);
    expect(body.cause).toMatch(/合同 争1.*不因此无效/);
    const rights = (await village.clerk.get(`land-rights/rights?parcelCode=${lawful.free}`)).body.items;
    expect(rights).toMatchObject([{ contractId: first.body.id, standing: 'established' }]);
  });
});

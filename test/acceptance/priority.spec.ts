import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { TestVillage, VILLAGE } from './village.js';

describe('those who come first', () => {
  let county: TestCounty;
  let village: TestVillage;
  let zhang: string;
  let li: string;
  let parcel: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    [zhang, li, parcel] = [await village.household(), await village.household(), await village.parcel()];
    const contract = await village.householdContract('承2025-1', zhang, [parcel]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
  });
  afterAll(async () => county.close());

  const conditions = { priceFen: 100_000, from: '2026-01-01', to: '2054-12-31' };
  const lease = (number: string, grantee: object, { leased = parcel, amountFen = 100_000 } = {}) =>
    village.clerk.send('contracts/conclude-lease', {
      ...village.terms(number, { signedOn: '2026-03-01', from: '2026-03-01' }),
      grantors: [{ householdId: zhang, parcels: [leased] }],
      grantees: [grantee],
      payments: {
        firstDueOn: '2026-03-01',
        lines: [
          {
            payeeHouseholdId: zhang,
            account: 'household-account',
            steps: [{ fromYear: 1, amountFen }],
          },
        ],
      },
    });
  const openTasks = async (): Promise<string[]> => {
    await county.settled();
    const { body } = await village.clerk.get('tasks?standing=open&limit=200');
    const codes = body.items.map(({ code }: { code: string }) => code) as string[];
    return codes.filter((code) => code.startsWith('PRIORITY.')).sort();
  };

  it('are asked, claim, and get the land before an outsider', async () => {
    const asked = await village.askMembers(parcel);
    expect(await openTasks()).toEqual(['PRIORITY.WINDOW_RUNS_OUT']);
    expect((await lease('流1', village.cooperative)).body).toMatchObject({ rule: 'Q1', status: 422 });
    const claim = { ...asked, partyId: li, ...conditions, claimedOn: '2025-12-10' };
    const late = await village.clerk.send('priority/record-priority-claim', {
      ...claim,
      claimedOn: '2025-12-17',
    });
    expect(late.body).toMatchObject({ rule: 'Q2', basis: [{ article: '第十一条' }, {}] });
    const once = { key: 'li-claims' };
    expect((await village.clerk.send('priority/record-priority-claim', claim, once)).status).toBe(200);
    expect((await village.clerk.send('priority/record-priority-claim', claim, once)).status).toBe(200);
    expect(await openTasks()).toEqual(['PRIORITY.CLAIM_TO_BE_SETTLED', 'PRIORITY.WINDOW_RUNS_OUT']);
    expect((await village.clerk.send('priority/record-priority-lapsed', asked)).body).toMatchObject({
      rule: 'Q8',
    });

    const { body } = await village.auditor.get(`priority/windows?divisionCode=${VILLAGE}&dueOnTo=2025-12-31`);
    expect(body.items).toMatchObject([
      { dueOn: '2025-12-16', standing: 'open', claims: [{ claimantId: li }] },
    ]);
    const { claimId } = body.items[0].claims[0] as { claimId: string };
    await village.clerk.must('priority/award-priority', { ...asked, claimId, awardedOn: '2025-12-20' });
    expect(await openTasks()).toEqual([]);
    expect((await lease('流2', village.cooperative)).body).toMatchObject({ rule: 'Q1' });
    const toLi = { kind: 'household', householdId: li };
    expect((await lease('流3', toLi, { amountFen: 1 })).body).toMatchObject({ rule: 'Q1h', status: 422 });
    expect((await lease('流3', toLi)).status).toBe(200);
  });

  it('come first on the parts of what they were asked about, and not the one who conveys it', async () => {
    const whole = await village.parcel();
    await village.householdContract('承2025-2', zhang, [whole]);
    await county.settled();
    const asked = await village.askMembers(whole);
    const own = { ...asked, partyId: zhang, ...conditions, claimedOn: '2025-12-10' };
    expect((await village.clerk.send('priority/record-priority-claim', own)).body).toMatchObject({
      rule: 'Q1i',
    });
    const [leased, other] = [`${VILLAGE}0000091`, `${VILLAGE}0000092`];
    await village.clerk.must('land-rights/split-parcel', {
      parcelCode: whole,
      parts: [
        { code: leased, name: '东段', areaDm2: 333_333 },
        { code: other, name: '西段', areaDm2: 333_334 },
      ],
      paperSha256: 'a1'.repeat(32),
      effectiveOn: '2026-02-01',
    });
    await county.settled();
    const half = { leased, amountFen: 50_000 };
    const waiting = await lease('流4', village.cooperative, half);
    expect(waiting.body).toMatchObject({ rule: 'Q1', facts: { subject: whole } });
    await village.clerk.must('priority/record-priority-lapsed', asked);
    expect((await lease('流4', village.cooperative, half)).body).toMatchObject({ rule: 'Q1c' });
    await village.nobodyClaims(leased, { priceFen: 50_000, noticedOn: '2025-12-17' });
    expect((await lease('流4', village.cooperative, half)).status).toBe(200);
  });

  it('let it go by silence, which is told with its day', async () => {
    const reserve = await village.parcel({ category: '22' });
    await village.nobodyClaims(reserve);
    await county.settled();
    const { body } = await village.auditor.get(`priority/windows?parcelCode=${reserve}`);
    expect(body.items).toMatchObject([{ standing: 'lapsed', endedOn: '2025-12-16', claims: [] }]);
    const timeline = await village.auditor.get(`priority/books/${reserve}/timeline`);
    expect(timeline.body.items.map(({ effectiveOn }: { effectiveOn: string }) => effectiveOn)).toEqual([
      '2025-12-01',
      '2025-12-16',
    ]);
    const { body: book } = await village.auditor.get(`priority/books/${reserve}`);
    expect(book).toMatchObject({ standing: 'lapsed', revision: 1 });
  });

  it('claim while somebody records that nobody did: exactly one is true', async () => {
    const asked = await village.askMembers(await village.parcel({ category: '22' }));
    const claim = { ...asked, partyId: li, ...conditions, claimedOn: '2025-12-10' };
    const answers = await Promise.all([
      village.clerk.send('priority/record-priority-claim', claim),
      village.clerk.send('priority/record-priority-lapsed', asked),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('are listed by village, subject and the day on which they were asked', async () => {
    const [first, second] = [
      await village.parcel({ category: '22' }),
      await village.parcel({ category: '22' }),
    ];
    await village.nobodyClaims(second);
    await village.nobodyClaims(first);
    await village.nobodyClaims(first, { noticedOn: '2025-11-01' });
    await county.settled();
    const { body } = await village.auditor.get(`priority/windows?divisionCode=${VILLAGE}`);
    const listed = (body.items as { parcelCode: string; begunOn: string }[]).map(
      ({ parcelCode, begunOn }) => `${parcelCode} ${begunOn}`,
    );
    const theirs = listed.filter((line) => line.startsWith(first) || line.startsWith(second));
    expect(theirs).toEqual([`${first} 2025-11-01`, `${first} 2025-12-01`, `${second} 2025-12-01`]);
    expect(listed).toEqual([...listed].sort());
  });

  it('are judged by the roster only when all who were registered are on it', async () => {
    const recently = { noticedOn: '2026-02-20' };
    const asked = await village.askMembers(await village.parcel({ category: '22' }), recently);
    await county.rest();
    const partyId = await village.household();
    const claim = { ...asked, partyId, ...conditions, claimedOn: '2026-03-02' };
    const send = () => village.clerk.send('priority/record-priority-claim', claim);
    expect(await send()).toMatchObject({ status: 503, body: { code: 'COMMAND.BEHIND' } });
    const waiting = send();
    county.follow();
    expect((await waiting).status).toBe(200);
  });

  it('are asked by nobody of another township', async () => {
    const township = { code: '140722102', name: '麻田镇', kind: 'township' };
    await county.admin.must('divisions/register-division', township);
    const stranger = await county.hire('bieren', 'station-clerk', township.code);
    expect((await stranger.get('priority/windows')).body.items).toEqual([]);
    const asked = { parcelCode: parcel, windowId: '9180729d-ced9-5f3f-b843-d09d3c8213b9' };
    expect((await stranger.send('priority/record-priority-lapsed', asked)).status).toBe(404);
    expect((await village.clerk.send('priority/record-priority-lapsed', asked)).status).toBe(404);
  });
});

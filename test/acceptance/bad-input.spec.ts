import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Desk, TestCounty } from './county.js';
import { TestVillage, VILLAGE, identityNumber } from './village.js';

const COLLECTIVE = 'N2140722MF00000057';

describe('bad input gets a clear answer, and nothing is stored', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Desk;
  let head: number;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    ({ clerk } = village);
    await county.settled();
    head = await county.platform.events.head();
  });
  afterAll(async () => county.close());

  const parcel = {
    code: `${VILLAGE}0000001`,
    name: '河滩地',
    areaDm2: 333_350,
    category: '10',
    landClass: 'arable',
    plantedUse: '1',
  };
  const household = {
    collectiveId: COLLECTIVE,
    contractorCode: `${VILLAGE}000001`,
    members: [{ name: '张三', identityNumber: identityNumber(1), relation: 'head', collectiveMember: true }],
  };
  const lease = {
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    number: '流1',
    form: 'written',
    signedOn: '2026-01-10',
    from: '2026-01-10',
    to: '2030-12-31',
    paperSha256: 'a'.repeat(64),
    agreedUse: '种植',
    parcels: [parcel.code],
    grantees: [{ kind: 'household', householdId: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' }],
    payments: {
      firstDueOn: '2026-02-01',
      lines: [{ account: 'cash', steps: [{ fromYear: 1, amountFen: 100 }] }],
    },
  };

  const cases: [string, string, object, string][] = [
    ['an unknown field', 'register-parcel', { ...parcel, owner: '我' }, 'owner'],
    ['a missing field', 'register-parcel', { ...parcel, name: undefined }, 'name'],
    ['null for a field', 'register-parcel', { ...parcel, name: null }, 'name'],
    ['a number for a text', 'register-parcel', { ...parcel, name: 5 }, 'name'],
    ['a list for a text', 'register-parcel', { ...parcel, name: ['河滩地'] }, 'name'],
    ['an object for a text', 'register-parcel', { ...parcel, name: { $gt: '' } }, 'name'],
    ['a NUL in a text', 'register-parcel', { ...parcel, name: '河滩\u0000地' }, 'name'],
    ['a lone surrogate', 'register-parcel', { ...parcel, name: '河滩\ud800地' }, 'name'],
    ['only spaces', 'register-parcel', { ...parcel, name: '  ' }, 'name'],
    ['blanks of every kind', 'register-parcel', { ...parcel, name: ' \u3164\u2800\u200b' }, 'name'],
    ['a text that turns', 'register-parcel', { ...parcel, name: '河滩\u202e地' }, 'name'],
    ['a name of two lines', 'register-parcel', { ...parcel, name: '河滩\n地' }, 'name'],
    ['a split mobile number', 'register-parcel', { ...parcel, reason: '138\u200b00138000' }, 'reason'],
    ['a mobile number abroad', 'register-parcel', { ...parcel, reason: '电话+8613800138000' }, 'reason'],
    ['too long a text', 'register-parcel', { ...parcel, name: '地'.repeat(51) }, 'name'],
    ['1e300', 'register-parcel', { ...parcel, areaDm2: 1e300 }, 'areaDm2'],
    ['a negative area', 'register-parcel', { ...parcel, areaDm2: -1 }, 'areaDm2'],
    ['more than 100 km²', 'register-parcel', { ...parcel, areaDm2: 10_000_000_001 }, 'areaDm2'],
    ['a fraction of a dm²', 'register-parcel', { ...parcel, areaDm2: 0.5 }, 'areaDm2'],
    ['a number as text', 'register-parcel', { ...parcel, areaDm2: '333350' }, 'areaDm2'],
    ['a code with a letter', 'register-parcel', { ...parcel, code: `${VILLAGE}000000X` }, 'code'],
    ['an unknown category', 'register-parcel', { ...parcel, category: '99' }, 'category'],
    ['a name of Object.prototype', 'register-parcel', { ...parcel, category: 'constructor' }, 'category'],
    ['an impossible date', 'register-parcel', { ...parcel, effectiveOn: '2026-02-30' }, 'effectiveOn'],
    [
      'a date as an instant',
      'register-parcel',
      { ...parcel, effectiveOn: '2026-02-01T00:00:00Z' },
      'effectiveOn',
    ],
    [
      'an identity number in a free text',
      'register-parcel',
      { ...parcel, reason: `户主 ${identityNumber(7)}` },
      'reason',
    ],
    [
      'a spaced mobile number in a free text',
      'register-parcel',
      { ...parcel, reason: '电话 138 0013 8000' },
      'reason',
    ],
    [
      'a bank card in a free text',
      'register-parcel',
      { ...parcel, reason: '卡号 6222 0212 3456 7890 128' },
      'reason',
    ],
    [
      'a document without a hash',
      'register-parcel',
      { ...parcel, documents: [{ title: '表' }] },
      'documents[0].sha256',
    ],
    ['documents that are no list', 'register-parcel', { ...parcel, documents: {} }, 'documents'],
    ['a list within a list', 'register-parcel', { ...parcel, documents: [[]] }, 'documents'],
    [
      'too many documents',
      'register-parcel',
      { ...parcel, documents: Array(21).fill({ title: 'a', sha256: 'a'.repeat(64) }) },
      'documents',
    ],
    [
      'a wrong check digit of a person',
      'register-household',
      { ...household, members: [{ ...household.members[0], identityNumber: '140722188001010012' }] },
      'members[0].identityNumber',
    ],
    [
      'a birthday that never was',
      'register-household',
      { ...household, members: [{ ...household.members[0], identityNumber: '14072218800230001X' }] },
      'members[0].identityNumber',
    ],
    [
      'a wrong check character of an organisation',
      'register-household',
      { ...household, collectiveId: 'N2140722MF00000058' },
      'collectiveId',
    ],
    ['no members', 'register-household', { ...household, members: [] }, 'members'],
    [
      'a rent typed as 百亿',
      'conclude-collective-lease',
      {
        ...lease,
        payments: {
          ...lease.payments,
          lines: [{ account: 'cash', steps: [{ fromYear: 1, amountFen: 1_000_000_000_000 }] }],
        },
      },
      'payments.lines[0].steps[0].amountFen',
    ],
    [
      'a rent below nothing',
      'conclude-collective-lease',
      {
        ...lease,
        payments: {
          ...lease.payments,
          lines: [{ account: 'cash', steps: [{ fromYear: 1, amountFen: -1 }] }],
        },
      },
      'payments.lines[0].steps[0].amountFen',
    ],
    ['a plan that is missing', 'conclude-collective-lease', { ...lease, payments: undefined }, 'payments'],
    ['a plan that is a text', 'conclude-collective-lease', { ...lease, payments: '一年一千' }, 'payments'],
  ];
  const contextOf: Record<string, string> = {
    'register-parcel': 'land-rights',
    'register-household': 'collectives',
    'conclude-collective-lease': 'contracts',
  };

  it.each(cases)('%s', async (_, command, body, field) => {
    const answer = await clerk.send(`${contextOf[command]}/${command}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('REQUEST.INVALID');
    const named = answer.body.errors.find((error: { field: string }) => error.field === field);
    expect(named?.detail).toMatch(/[一-鿿]/);
  });

  it('a rent of nothing, where the yield is not shared either', async () => {
    const lines = [{ account: 'cash', steps: [{ fromYear: 1, amountFen: 0 }] }];
    const body = { ...lease, payments: { ...lease.payments, lines } };
    const answer = await clerk.send('contracts/conclude-collective-lease', body);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('只有按产值分成的，保底租金才可以填 0');
  });

  it('somebody who is not born yet', async () => {
    const members = [{ ...household.members[0], identityNumber: '140722203001010014' }];
    const { status, body } = await clerk.send('collectives/register-household', { ...household, members });
    expect([status, body.code]).toEqual([400, 'PERSONS.BORN_IN_FUTURE']);
    expect(body.detail).toContain('第 1 人');
  });

  it('a character that nobody sees is named with its place', async () => {
    const { body } = await clerk.send('land-rights/register-parcel', { ...parcel, name: '河滩\u202e地' });
    expect(body.errors).toEqual([
      { field: 'name', detail: '地块名称的第 3 个字符（U+202E）看不见，请删去后重新填写' },
    ]);
  });

  it('and nothing of all this was stored', async () => {
    expect(await county.platform.events.head()).toBe(head);
  });
});

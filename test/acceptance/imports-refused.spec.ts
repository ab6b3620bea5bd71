import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { TestVillage, VILLAGE } from './village.js';
import {
  HOUSEHOLD_HEAD,
  PARCEL_HEAD,
  Sender,
  householdRows,
  opened,
  parcelCode,
  parcelRows,
  workbookOf,
} from './workbooks.js';

describe('files that are not what they should be are refused', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Sender;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    clerk = new Sender(county, village.clerk);
  });
  afterAll(async () => county.close());

  it('rows of another village, one by one', async () => {
    const foreign = parcelRows(1, 1).map(([code, ...rest]) => [
      code?.replace(VILLAGE, '140722200230'),
      ...rest,
    ]);
    const file = await workbookOf([PARCEL_HEAD, ...parcelRows(40, 1), ...foreign]);
    const result = await clerk.sent(file, { kind: 'parcels', mode: 'good-rows-only' });
    expect(result).toMatchObject({ state: 'finished', recorded: 1, refused: 1 });
    expect(result.complaints[0]).toMatchObject({ row: 3 });
    const elsewhere = await clerk.send(file, {
      kind: 'parcels',
      divisionCode: '140722200',
      mode: 'good-rows-only',
    });
    expect(elsewhere).toMatchObject({ status: 403, body: { code: 'ACCESS.NO_ASSIGNMENT' } });
  });

  it('whoever has no such role, and whoever asks for the import of another', async () => {
    const file = await workbookOf([PARCEL_HEAD, ...parcelRows(41, 1)]);
    const fields = { kind: 'parcels', divisionCode: VILLAGE, mode: 'all-or-nothing' };
    expect((await new Sender(county, village.cashier).send(file, fields)).status).toBe(403);
    const { importId } = await clerk.sent(file, fields);
    const other = await county.hire('jingban2', 'station-clerk', VILLAGE);
    expect((await other.get(`imports/${importId}`)).status).toBe(404);
    expect((await new Sender(county, other).download(`${importId}/check-sheet`)).status).toBe(404);
  });

  it.each([
    [
      '51,000 rows',
      () => csv(Array.from({ length: 51_000 }, (_, at) => parcelRows(at, 1)[0] ?? [])),
      400,
      'ROWS',
    ],
    ['21 MB', () => Buffer.alloc(21 * 1024 * 1024, 'a'), 413, undefined],
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 400, 'OLD_EXCEL'],
    ['another kind', () => csv([], HOUSEHOLD_HEAD), 400, 'EMPTY'],
    ['headers of another kind', () => csv([householdRows(1, 1)[0] ?? []], HOUSEHOLD_HEAD), 400, 'HEADERS'],
    ['no file', () => Buffer.alloc(0), 400, 'NO_FILE'],
  ])('%s', async (_, file, status, code) => {
    const fields = { kind: 'parcels', divisionCode: VILLAGE, mode: 'all-or-nothing' };
    const answer = await clerk.send(file(), fields);
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(answer.body.code).toBe(`IMPORTS.${code}`);
    expect(answer.body.detail).toMatch(/[一-鿿]/);
  });

  it('a second file of the same account, until the first is done; the same one is the same', async () => {
    const fields = { kind: 'parcels', divisionCode: VILLAGE, mode: 'all-or-nothing' };
    const file = await workbookOf([PARCEL_HEAD, ...parcelRows(2_000, 500)]);
    const first = await clerk.send(file, fields);
    const again = await clerk.send(file, fields);
    expect([again.status, again.body.importId]).toEqual([202, first.body.importId]);
    const other = await clerk.send(await workbookOf([PARCEL_HEAD, ...parcelRows(60, 1)]), fields);
    expect([other.status, other.body.code]).toEqual([409, 'IMPORTS.ANOTHER_UNDER_WAY']);
    expect(await clerk.ended(first.body.importId)).toMatchObject({ state: 'finished', recorded: 500 });
  });

  it('forms that are not filled in as they should', async () => {
    const file = await workbookOf([PARCEL_HEAD, ...parcelRows(42, 1)]);
    const right = { kind: 'parcels', divisionCode: VILLAGE, mode: 'all-or-nothing' };
    const slips: Record<string, string>[] = [
      { kind: 'pigs' },
      { mode: 'some' },
      { dryRun: 'yes' },
      { evil: '1' },
      { divisionCode: '1' },
    ];
    for (const wrong of slips) expect((await clerk.send(file, { ...right, ...wrong })).status).toBe(400);
    const { status, body } = await clerk.send(file, { ...right, kind: 'households' });
    expect([status, body.code]).toEqual([400, 'IMPORTS.COLLECTIVE']);
  });

  it('nothing that looks like a formula or a page is more than text', async () => {
    const texts = ['=HYPERLINK("http://x")', '<script>alert(1)</script>'];
    const rows = parcelRows(50, 2).map(([code, , ...rest], at) => [code, texts[at], ...rest]);
    const result = await clerk.sent(await workbookOf([PARCEL_HEAD, ...rows]), {
      kind: 'parcels',
    });
    expect(result).toMatchObject({ state: 'finished', recorded: 2 });
    await county.settled();
    const [parcel] = (await village.clerk.get('land-rights/parcels')).body.items.filter(
      ({ code }: { code: string }) => code === parcelCode(50),
    );
    expect(parcel).toMatchObject({ name: texts[0] });
    const checked = (await opened((await clerk.download(`${result.importId}/check-sheet`)).file))
      .worksheets[0];
    expect(checked?.getCell('C2').value).toBe(texts[0]);
  });

  const csv = (rows: readonly (readonly unknown[])[], headers: readonly string[] = PARCEL_HEAD): Buffer =>
    Buffer.from([headers, ...rows].map((row) => row.join(',')).join('\n'));
});

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType, canonicalJson, evolve } from '#kernel';
import { CONTEXTS } from '#platform';
import { TestCounty } from '../acceptance/county.js';
import { TestVillage } from '../acceptance/village.js';

const contexts = fileURLToPath(new URL('../../libs/contexts/', import.meta.url));
const types = CONTEXTS.flatMap(({ path, streams }) =>
  streams.flatMap((stream) =>
    (stream.events as readonly EventType[]).map((type) => ({
      path,
      stream,
      type,
      file: `${type.name}.v${type.version}.json`,
    })),
  ),
);

/**
 * One recorded event of every published version, never edited: what was written once must be understood for ever.
 * `npm run contracts` adds the fixture of a new version; it never writes over one.
 */
describe('recorded events', () => {
  beforeAll(async () => {
    if (process.env.DIQI_WRITE_CONTRACTS) await addMissing();
  });

  it.each(types.map(({ path, file }) => [`${path}/fixtures/${file}`]))('%s is there', async (file) => {
    await readFile(contexts + file, 'utf8');
  });

  it('are all of a known type', async () => {
    for (const { path } of CONTEXTS) {
      const files = await readdir(`${contexts}${path}/fixtures`).catch(() => []);
      const known = types.filter((each) => each.path === path).map(({ file }) => file);
      expect(files.filter((file) => !known.includes(file))).toEqual([]);
    }
  });

  it.each(types)(
    '$type.name still fits its schema and changes its state',
    async ({ path, stream, type, file }) => {
      const data = JSON.parse(await readFile(`${contexts}${path}/fixtures/${file}`, 'utf8')) as object;
      expect(canonicalJson(type.schema.parse(data))).toBe(canonicalJson(data));
      evolve(stream, stream.initial, { type: type.name, data }, { revision: 0, effectiveOn: '2026-01-01' });
    },
  );
});

async function addMissing(): Promise<void> {
  const seen = await recorded();
  for (const { path, type, file } of types) {
    const folder = `${contexts}${path}/fixtures`;
    await mkdir(folder, { recursive: true });
    const data = seen.get(type.name);
    if (data === undefined) continue;
    const text = `${JSON.stringify(data, null, 2)}\n`;
    await writeFile(`${folder}/${file}`, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The first event of every type of one story that makes them all. */
async function recorded(): Promise<ReadonlyMap<string, unknown>> {
  const county = await TestCounty.open();
  const village = await TestVillage.found(county);
  const { clerk, countyReviewer, cashier } = village;
  const household = await village.household();
  const [parcel, reserve] = [
    await village.parcel(),
    await village.parcel({
      category: '22',
      boundaries: { east: '村道', south: '水渠', west: '荒坡', north: '田埂' },
    }),
  ];
  await countyReviewer.must('policies/set-policy-row', {
    divisionCode: '140722',
    key: 'conveyance.filing-period',
    value: { count: 30, unit: 'calendar-day' },
    from: '2026-01-01',
    basis: { law: '左权县农村土地经营权流转管理办法', article: '第八条' },
  });
  await village.standing((await village.householdContract('承1', household, [parcel])).body.id as string);
  const payments = (more: object) => ({
    firstDueOn: '2026-01-31',
    lines: [{ account: 'household-account', steps: [{ fromYear: 1, amountFen: 100_000 }], ...more }],
  });
  const lease = await clerk.must('contracts/conclude-lease', {
    ...village.terms('流1'),
    grantors: [{ householdId: household, parcels: [parcel] }],
    grantees: [village.cooperative],
    payments: payments({ payeeHouseholdId: household }),
  });
  await village.standing(lease.id as string);
  await clerk.must('contracts/file-contract', {
    contractId: lease.id,
    filedOn: '2026-02-01',
    filingNumber: '备1',
  });
  const resolutionId = (await village.resolve([reserve])).body.id as string;
  const approvalId = (await village.approve(resolutionId)).body.id as string;
  const collective = (number: string) =>
    clerk.must('contracts/conclude-collective-lease', {
      ...village.terms(number),
      parcels: [reserve],
      grantees: [village.cooperative],
      payments: payments({ account: 'collective-account' }),
      resolutionId,
      approvalId,
      capabilityReportSha256: 'a'.repeat(64),
    });
  await county.settled();
  await county.rest();
  const [winner, loser] = [await collective('集1'), await collective('集2')];
  county.follow();
  expect(await village.standing(winner.id as string)).toBe('in-effect');
  expect(await village.standing(loser.id as string)).toBe('fallen-through');
  await cashier.must('contracts/record-rent-due', { contractId: winner.id, upTo: '2026-02-01' });
  await cashier.must('contracts/record-rent-receipt', {
    contractId: winner.id,
    line: 1,
    year: 1,
    amountFen: 100_000,
    receivedOn: '2026-02-01',
    account: 'collective-account',
    receiptNumber: '0000001',
  });
  const { body } = await county.admin.get('staff/accounts/shenji');
  const [{ assignmentId }] = body.assignments;
  await county.admin.must('staff/end-assignment', { accountId: 'shenji', assignmentId, on: '2026-03-02' });
  await releaseOne(county, village, household);
  await county.settled();
  const seen = new Map<string, unknown>();
  for await (const page of county.platform.events.readAll(-1))
    for (const { type, data } of page) if (!seen.has(type)) seen.set(type, data);
  await county.close();
  return seen;
}

/** A contract over two parcels of which the second is taken: the first is held and released. */
async function releaseOne(county: TestCounty, village: TestVillage, household: string): Promise<void> {
  const [free, taken] = [await village.parcel(), await village.parcel()];
  await county.settled();
  await county.rest();
  await village.householdContract('承2', household, [taken]);
  await village.householdContract('承3', household, [free, taken]);
  county.follow();
}

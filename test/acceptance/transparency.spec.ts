import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import {
  TILE_WIDTH,
  leafHash,
  openCheckpoint,
  parseProofFile,
  rootAt,
  subtreeOf,
  verifierOf,
  verifyConsistency,
  verifyInclusion,
} from '#transparency-log';
import { runAuditor } from './auditor-program.js';
import { type Desk, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage } from './village.js';

/* The log as everybody sees it over HTTP, and the auditor's program run as its users run it. */

describe('the transparency log of a county', () => {
  let county: TestCounty;
  let village: TestVillage;
  let auditor: Desk;
  let folder: string;
  let contractEvent: string;

  const text = async (path: string): Promise<string> => {
    const answer = await request(county.server).get(`/api/${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text;
  };
  const verifier = async () => verifierOf(await text('log/vkey'));
  const signed = async (after = 0) => {
    const key = await verifier();
    return openCheckpoint(await text(`log/checkpoint?after=${after}`), key.name, [key]);
  };
  const leafOf = async (event: string, desk: Desk): Promise<{ status: number; bytes: Buffer }> => {
    const answer = await request(county.server)
      .get(`/api/log/leaf?event=${event}`)
      .set('Authorization', `Bearer ${desk.token}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    return { status: answer.status, bytes: answer.body as Buffer };
  };

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    folder = await mkdtemp(join(tmpdir(), 'diqi-audit-'));
    auditor = await county.hire('log-auditor', 'auditor', '140722');
    const member = await village.household();
    const parcel = await village.parcel({ category: '22' });
    const { id } = await village.clerk.must('contracts/conclude-collective-lease', {
      ...village.terms('集1'),
      parcels: [parcel],
      grantees: [{ kind: 'household', householdId: member }],
      payments: {
        firstDueOn: '2026-01-31',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 50_000 }] }],
      },
    });
    expect(await village.standing(id as string)).toBe('in-effect');
    await village.accountant.must('contracts/record-rent-due', { contractId: id, upTo: '2026-02-01' });
    await county.settled();
    const { items } = (await village.accountant.get(`contracts/${String(id)}/timeline`)).body;
    contractEvent = items[0].eventId;
  });
  afterAll(async () => {
    await county.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('proves a contract to whoever holds its proof, its leaf and the key', async () => {
    const key = await verifier();
    const proof = await text(`log/proof?event=${contractEvent}`);
    const { index, proof: hashes, checkpoint } = parseProofFile(proof);
    const { size, root } = openCheckpoint(checkpoint, 'diqi.local/140722', [key]);
    const { bytes } = await leafOf(contractEvent, village.accountant);
    expect(JSON.parse(bytes.toString())).toMatchObject({
      id: contractEvent,
      type: 'ContractConcluded',
      v: 1,
    });
    expect(verifyInclusion({ index, size, root, leaf: leafHash(bytes), proof: hashes })).toBe(true);
    const other = Buffer.from(bytes.toString().replace('ContractConcluded', 'ContractEnded'));
    expect(verifyInclusion({ index, size, root, leaf: leafHash(other), proof: hashes })).toBe(false);
  });

  it('signs for every event, and proves that it only grows', async () => {
    const older = await signed();
    await village.parcel();
    await county.settled();
    const head = await county.platform.events.head();
    const newer = await signed(head);
    expect(newer.size).toBe(head + 1);
    const { body } = await auditor.get(`log/consistency?from=${older.size}&to=${newer.size}`);
    const proof = (body.proof as string[]).map((hash) => Buffer.from(hash, 'base64'));
    expect(
      verifyConsistency({
        from: older.size,
        to: newer.size,
        fromRoot: older.root,
        toRoot: newer.root,
        proof,
      }),
    ).toBe(true);
  });

  it('serves the tiles that make up the root', async () => {
    const { size, root } = await signed();
    expect(size).toBeLessThan(TILE_WIDTH);
    const answer = await request(county.server).get(`/api/log/tile/0/000.p/${size}`).buffer(true);
    const tile = answer.body as Buffer;
    const leaves = Array.from({ length: size }, (_, at) => tile.subarray(at * 32, at * 32 + 32));
    const subtree = async (level: number, index: number): Promise<Buffer> =>
      subtreeOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
    expect(await rootAt(size, subtree)).toEqual(root);
    for (const path of ['0/000', `0/000.p/${size + 1}`, '1/000.p/1', '0/001.p/1', 'x', '0/0'])
      expect([path, (await auditor.get(`log/tile/${path}`)).status]).toEqual([path, 404]);
  });

  it('shows a leaf to whoever may see the history, as if there were none to others', async () => {
    expect((await leafOf(contractEvent, auditor)).status).toBe(200);
    const town = { code: '140722101', name: '桐峪镇', kind: 'township' };
    await county.admin.must('divisions/register-division', town);
    const elsewhere = await county.hire('elsewhere', 'accountant', '140722101');
    expect((await leafOf(contractEvent, elsewhere)).status).toBe(404);
    expect((await leafOf(contractEvent, village.cashier)).status).toBe(403);
    expect((await request(county.server).get(`/api/log/leaf?event=${contractEvent}`)).status).toBe(401);
  });

  it.each([
    ['log/proof', 400, 'event'],
    ['log/proof?event=x', 400, 'event'],
    ['log/proof?event=00000000-0000-4000-8000-000000000000', 404, undefined],
    ['log/leaf?event=00000000-0000-4000-8000-000000000000', 404, undefined],
    ['log/consistency?from=2&to=1', 400, 'from'],
    ['log/consistency?to=999999', 400, 'to'],
    ['log/checkpoint?log=other', 400, 'log'],
    ['log/checkpoint?size=1', 400, 'size'],
  ])('answers %s with %i', async (path, status, field) => {
    const answer = await auditor.get(path);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(/[\u4e00-\u9fff]/);
    if (field !== undefined)
      expect(answer.body.errors?.[0]?.field ?? answer.body.facts?.field ?? field).toBe(field);
  });

  it('gives the whole log to auditors of the county alone', async () => {
    expect((await auditor.get('log/export')).status).toBe(200);
    const ofTown = await county.hire('town-auditor', 'auditor', '140722100');
    expect((await ofTown.get('log/export')).body.code).toBe('LOG.NOT_WHOLE_COUNTY');
    expect((await village.accountant.get('log/export')).status).toBe(403);
    expect((await auditor.get('log/export?log=access')).status).toBe(200);
  });

  it('is exported, verified, recomputed and found forged by the auditor, offline', async () => {
    await county.settled();
    const [bundle, books, since] = ['a.bundle', 'books.json', 'since'].map((name) => join(folder, name));
    await writeFile(since!, await text('log/checkpoint'));
    const exported = await runAuditor(
      ['export', '--out', bundle!, '--books', books!, '--url', await county.app.getUrl()],
      { DIQI_TOKEN: auditor.token },
    );
    expect(exported).toMatchObject({ code: 0, err: '' });
    const vkey = await text('log/vkey');
    const verified = await runAuditor(['verify', bundle!, '--since', since!, '--key', vkey, '--json']);
    const { size } = await signed();
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { ok: true, key: 'given', size }]);

    const recomputed = await runAuditor(['recompute', bundle!, '--compare', books!, '--json']);
    const report = JSON.parse(recomputed.out);
    expect(recomputed.code).toBe(0);
    expect(report).toMatchObject({ ok: true, differences: [] });
    const ours = report.balances.find((each: { entity: string }) => each.entity === COLLECTIVE);
    expect(ours).toEqual((await village.accountant.get(`books/trial-balance?entity=${COLLECTIVE}`)).body);
    expect(ours.totals.debitFen).toBeGreaterThan(0);

    const falsified = JSON.parse(await readFile(books!, 'utf8'));
    falsified.find((each: { entity: string }) => each.entity === COLLECTIVE).items[0].closingDebitFen += 100;
    await writeFile(books!, JSON.stringify(falsified));
    const compared = await runAuditor(['recompute', bundle!, '--compare', books!, '--json']);
    expect([compared.code, JSON.parse(compared.out).differences]).toMatchObject([
      1,
      [{ entity: COLLECTIVE, where: expect.stringMatching(/^\d{3}\.closingDebitFen$/) }],
    ]);

    const lines = (await readFile(bundle!, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.includes(`\t${contractEvent}\t`));
    await writeFile(bundle!, lines.with(at, lines[at]!.replace('50000', '5000')).join('\n'));
    const forged = await runAuditor(['verify', bundle!, '--json']);
    expect([forged.code, JSON.parse(forged.out)]).toMatchObject([
      1,
      { ok: false, problem: { code: 'changed', event: { id: contractEvent, type: 'ContractConcluded' } } },
    ]);
    expect((await runAuditor(['verify', bundle!])).out).toContain('不成立');
  });

  it('is checked by a villager with three files', async () => {
    const [leaf, proof] = ['leaf.json', 'contract.tlog-proof'].map((name) => join(folder, name));
    await writeFile(leaf!, (await leafOf(contractEvent, auditor)).bytes);
    await writeFile(proof!, await text(`log/proof?event=${contractEvent}`));
    const vkey = await text('log/vkey');
    expect(await runAuditor(['proof', leaf!, proof!, '--key', vkey])).toMatchObject({
      code: 0,
      out: expect.stringContaining('成立'),
    });
    await writeFile(leaf!, (await readFile(leaf!, 'utf8')).replace('"v":1', '"v":2'));
    expect(await runAuditor(['proof', leaf!, proof!, '--key', vkey])).toMatchObject({ code: 1 });
  });

  it.each([
    [['verify', '/no/such/file'], '读写不了文件'],
    [['export', '--out', 'x', '--url', 'http://127.0.0.1:1'], '--account'],
    [['verify'], 'bundle'],
    [['audit'], 'audit'],
  ])('the auditor answers %j with exit code 1 and a sentence', async (args, sentence) => {
    const { code, err } = await runAuditor(args);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('keeps the access trail in a log of its own', async () => {
    const vkey = verifierOf(await text('log/vkey?log=access'));
    const note = await text('log/checkpoint?log=access');
    expect(openCheckpoint(note, 'diqi.local/140722/access', [vkey]).size).toBeGreaterThanOrEqual(0);
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { canonicalBytes, sha256Hex } from '#kernel';
import { BadKey, KeyMissing, Vault, WrongVaultKey, installVault, secretKey } from '#vault';
import { APP_ROLE, freshDatabase, type FreshDatabase } from '../../../test/postgres/database.js';

const zhang = { name: '张三', identityNumber: '140722188001010011', phone: '13800000000' };
const li = { name: '李四', identityNumber: '14072218800101002x' };

describe('the vault', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  const master = randomBytes(32);

  beforeAll(async () => {
    database = await freshDatabase();
    const owner = new pg.Client(database.url);
    await owner.connect();
    await installVault(owner, { appRole: APP_ROLE });
    await installVault(owner, { appRole: APP_ROLE });
    await owner.end();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('keeps a person under a commitment that says nothing, and tells who it is', async () => {
    const vault = await Vault.open(pool, master);
    const prepared = await vault.prepare([{ personId: 'p1', identity: zhang }]);
    expect(await vault.reveal(['p1'])).toEqual(new Map());
    expect(await prepared.seal()).toBe('sealed');
    expect(await vault.reveal(['p1', 'nobody'])).toEqual(new Map([['p1', zhang]]));
    expect(prepared.sealed[0]?.commitment).not.toBe(sha256Hex(canonicalBytes(zhang)));

    const { rows } = await pool.query<{ row: string }>(
      `SELECT person::text || encode(box, 'escape') AS row FROM vault.person`,
    );
    for (const { row } of rows) {
      expect(row).not.toContain('140722188001010011');
      expect(row).not.toContain('张三');
    }
  });

  it('knows a person again by the identity number, whoever asks and however it is written', async () => {
    const vault = await Vault.open(pool, master);
    await (await vault.prepare([{ personId: 'p2', identity: li }])).seal();
    const again = await vault.prepare([
      { personId: 'p3', identity: { name: '李四', identityNumber: '14072218800101002X' } },
    ]);
    expect(again.sealed[0]).toMatchObject({ personId: 'p2', known: true, differs: [] });
    const other = await vault.prepare([{ personId: 'p3', identity: { ...li, name: '李五' } }]);
    expect(other.sealed[0]).toMatchObject({ personId: 'p2', differs: ['name'] });
    expect(await vault.find({ identityNumber: li.identityNumber })).toEqual(['p2']);
    expect(await vault.find({ name: '李四' })).toEqual(['p2']);
    expect(await vault.find({ name: '李' })).toEqual([]);
  });

  it('lets one of two clerks who register the same person at once decide anew, and stores none of the batch', async () => {
    const vault = await Vault.open(pool, master);
    const wang = { name: '王五', identityNumber: '140722188001010038' };
    const sun = { name: '孙六', identityNumber: '11010519491231002X' };
    const first = await vault.prepare([{ personId: 'p4', identity: wang }]);
    const second = await vault.prepare([
      { personId: 'p6', identity: sun },
      { personId: 'p5', identity: wang },
    ]);
    expect(await Promise.all([first.seal(), second.seal()])).toEqual(
      expect.arrayContaining(['sealed', 'taken']),
    );
    const [winner] = await vault.find({ name: '王五' });
    expect((await vault.find({ name: '孙六' })).length).toBe(winner === 'p5' ? 1 : 0);
  });

  it('forgets a person for good and keeps the commitment', async () => {
    const vault = await Vault.open(pool, master);
    const zhao = { name: '赵七', identityNumber: '440524188001010014' };
    await (await vault.prepare([{ personId: 'p7', identity: zhao }])).seal();
    await vault.destroy('p7');
    expect(await vault.reveal(['p7'])).toEqual(new Map());
    expect(await vault.find({ name: '赵七' })).toEqual([]);
    const { rows } = await pool.query(
      `SELECT box, wrapped_key, commitment FROM vault.person WHERE person_id = 'p7'`,
    );
    expect(rows).toEqual([
      { box: null, wrapped_key: null, commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('refuses a box that was moved to another person', async () => {
    const vault = await Vault.open(pool, master);
    const owner = new pg.Client(database.url);
    await owner.connect();
    await owner.query(`UPDATE vault.person a SET box = b.box, wrapped_key = b.wrapped_key FROM vault.person b
                       WHERE a.person_id = 'p1' AND b.person_id = 'p2'`);
    await owner.end();
    await expect(vault.reveal(['p1'])).rejects.toThrow();
  });

  it('does not open under another master key', async () => {
    await expect(Vault.open(pool, randomBytes(32))).rejects.toThrow(WrongVaultKey);
  });

  it('does not let the application remove a person', async () => {
    await expect(pool.query(`DELETE FROM vault.person`)).rejects.toThrow(/permission denied/);
  });

  it('gets no new key when the one it was sealed with is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'diqi-key-'));
    const file = join(folder, 'vault.key');
    const inUse = () => Vault.isSealed(pool);
    await Vault.open(pool, master);
    await expect(secretKey({ variable: 'DIQI_VAULT_KEY', file, inUse })).rejects.toThrow(KeyMissing);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('hashes bodies under a key of its own', async () => {
    const vault = await Vault.open(pool, master);
    const body = canonicalBytes({ name: '张三' });
    expect(vault.bodyHash(body)).toBe(vault.bodyHash(body));
    expect(vault.bodyHash(body)).not.toBe(sha256Hex(body));
  });
});

describe('the master key', () => {
  it('is made once, for its owner alone, and found again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'diqi-key-'));
    const file = join(folder, 'keys', 'vault.key');
    const variable = 'DIQI_VAULT_KEY';
    const inUse = async () => false;
    const made = await secretKey({ variable, file, inUse });
    expect(await secretKey({ variable, file, inUse })).toEqual(made);
    expect((await stat(file)).mode & 0o077).toBe(0);
    const text = (await readFile(file, 'utf8')).trim();
    expect(await secretKey({ variable, file, inUse, text })).toEqual(made);
    await writeFile(file, 'c2hvcnQ=');
    await expect(secretKey({ variable, file, inUse })).rejects.toThrow(BadKey);
    await rm(folder, { recursive: true });
  });
});

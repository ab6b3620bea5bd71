import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { canonicalBytes, sha256Hex } from '#kernel';
import { Vault, installVault } from '#vault';
import { APP_ROLE, freshDatabase, type FreshDatabase } from '../../../test/postgres/database.js';

const li = { name: '李四', identityNumber: '14072218800101002X', phone: '13800000000' };

describe('the vault', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  let vault: Vault;
  const master = randomBytes(32);

  async function asOwner(work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
    const owner = new pg.Client(database.url);
    await owner.connect();
    await work(owner);
    await installVault(owner, { appRole: APP_ROLE });
    await owner.end();
  }

  beforeAll(async () => {
    database = await freshDatabase();
    await asOwner(async () => undefined);
    pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
    vault = await Vault.open(pool, master);
    await (await vault.prepare([{ personId: 'p2', identity: li }])).seal();
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  describe('puts right who somebody is', () => {
    const wrong = { name: '钱八', identityNumber: '140722188001010054', phone: '13800000001' };
    const right = { ...wrong, identityNumber: '140722188001010062' };
    const correcting = (personId: string, correctionId: string, identity: object) => ({
      ...{ personId, correctionId, identity },
    });
    const ofNumber = (identityNumber: string) => ({ identityNumber });
    async function registered(personId: string, identity: typeof wrong): Promise<string> {
      const prepared = await vault.prepare([{ personId, identity }]);
      expect(await prepared.seal()).toBe('sealed');
      return prepared.sealed[0]?.commitment ?? '';
    }

    it('once the correction is recorded, and keeps what was sealed before', async () => {
      const first = await registered('q8', wrong);
      const { identityNumber } = right;
      const prepared = await vault.prepareCorrection(correcting('q8', 'c1', { identityNumber }));
      const { corrected } = prepared;
      expect(corrected).toMatchObject({ former: first, differs: ['identityNumber'], numberTaken: false });
      const change = { former: first, commitment: corrected?.commitment ?? '' };
      expect(await prepared.seal()).toBe('sealed');
      // Until the event is there, everybody reads what was sealed; nobody else gets the right number meanwhile.
      expect(await vault.reveal(['q8'])).toEqual(new Map([['q8', wrong]]));
      expect(await vault.find(ofNumber(identityNumber))).toEqual([]);
      const [meant] = (await vault.prepare([{ personId: 'q9', identity: right }])).sealed;
      expect(meant).toMatchObject({ personId: 'q8', known: true, differs: ['identityNumber'] });

      await vault.putIntoUse('q8', change);
      await vault.putIntoUse('q8', change);
      expect(await vault.reveal(['q8'])).toEqual(new Map([['q8', right]]));
      expect(await vault.find(ofNumber(identityNumber))).toEqual(['q8']);
      expect(await vault.find(ofNumber(wrong.identityNumber))).toEqual([]);
      for (const [commitment, identity] of [
        [first, wrong],
        [change.commitment, right],
      ] as const) {
        const opened = await vault.openCommitment('q8', commitment);
        expect(opened).toMatchObject(identity);
        expect(sha256Hex(canonicalBytes(opened ?? {}))).toBe(commitment);
      }
      // The former number is free for whoever it belongs to.
      const owner = { name: '吴九', identityNumber: wrong.identityNumber, phone: '13800000002' };
      await registered('w9', owner);
      await vault.putIntoUse('q8', change);
      expect(await vault.find(ofNumber(wrong.identityNumber))).toEqual(['w9']);
    });

    it('by the same commitment when the same submission comes again, and by none when it was refused', async () => {
      const named = correcting('q8', 'c2', { name: '钱巴', phone: '13800000009' });
      const first = await vault.prepareCorrection(named);
      await first.seal();
      const again = await vault.prepareCorrection(named);
      expect(again.corrected).toEqual(first.corrected);
      expect(await again.seal()).toBe('sealed');
      const other = await vault.prepareCorrection({ ...named, correctionId: 'c3' });
      expect(other.corrected?.commitment).not.toBe(first.corrected?.commitment);
      await other.seal();
      await again.discard();
      const change = first.corrected ?? { former: '', commitment: '' };
      await expect(vault.putIntoUse('q8', change)).rejects.toThrow(/not in the vault/);
      // What the events tell of is put into use first, whoever is slow.
      const next = await vault.prepareCorrection({
        ...correcting('q8', 'c4', { name: '钱巴' }),
        recorded: other.corrected,
      });
      expect(next.corrected).toMatchObject({ former: other.corrected?.commitment, differs: [] });
      expect(await vault.find({ name: '钱巴' })).toEqual(['q8']);
      expect(await vault.find({ name: '钱八' })).toEqual([]);
    });

    it('never by the number of another person, and of two who want one number at once for one', async () => {
      const { identityNumber } = li;
      const taken = await vault.prepareCorrection(correcting('q8', 'c5', { identityNumber }));
      expect([taken.corrected?.numberTaken, await taken.seal()]).toEqual([true, 'taken']);
      const free = { identityNumber: '140722188001010070' };
      const both = await Promise.all(
        ['q8', 'w9'].map((personId) => vault.prepareCorrection(correcting(personId, `c6 ${personId}`, free))),
      );
      const ends = await Promise.all(both.map((each) => each.seal()));
      expect(ends.toSorted()).toEqual(['sealed', 'taken']);
      for (const each of both) await each.discard();
      await registered('q10', { ...wrong, name: '郑十', ...free });
    });

    it('and forgets all that it sealed with the person', async () => {
      const { rows } = await pool.query<{ commitment: string }>(
        `SELECT commitment FROM vault.other_identity WHERE person_id = 'q8'`,
      );
      expect(rows.length).toBeGreaterThanOrEqual(2);
      await vault.destroy('q8');
      for (const { commitment } of rows) expect(await vault.openCommitment('q8', commitment)).toBeUndefined();
      const prepared = await vault.prepareCorrection(correcting('q8', 'c7', { name: '钱' }));
      expect(prepared.corrected).toBeUndefined();
      const left = `SELECT FROM vault.other_identity WHERE person_id = 'q8' AND box IS NOT NULL`;
      expect((await pool.query(left)).rows).toEqual([]);
      await registered('q11', { ...right, name: '钱八' });
    });
  });

  it('knows the numbers of those who were sealed before corrections were there', async () => {
    await asOwner((owner) => owner.query('DROP TABLE vault.identity_number, vault.other_identity'));
    const [meant] = (await vault.prepare([{ personId: 'new', identity: li }])).sealed;
    expect(meant).toMatchObject({ personId: 'p2', known: true });
  });
});

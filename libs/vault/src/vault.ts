import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { type CommitmentChange, elementAt, errorCode } from '#kernel';
import { Corrections, type Correction, type CorrectionPreparation } from './corrections.js';
import {
  type Identity,
  type PersonRow,
  type Secret,
  Seals,
  commitmentOf,
  differences,
  plain,
} from './identity.js';
import { VAULT_SCHEMA } from './install.js';
import { type VaultKeys, keyed, vaultKeys } from './master-key.js';

export type { Identity } from './identity.js';

/** A person somebody wants to register, with the id to be used if the person is not known yet. */
export interface Candidate {
  readonly personId: string;
  readonly identity: Identity;
}

/** How a person stands in events and views. */
export interface SealedPerson {
  readonly personId: string;
  /** Hex SHA-256 over the canonical JSON of the identity with its salt. */
  readonly commitment: string;
  /** Somebody has registered the person before, under this id and not as this candidate. */
  readonly known: boolean;
  /** Fields in which a person known already differs from the candidate. */
  readonly differs: readonly (keyof Identity)[];
}

/** Persons about to be registered. Nothing is stored before `seal`, which may be called again. */
export interface Preparation {
  readonly sealed: readonly SealedPerson[];
  /** `taken`: somebody else has registered one of them meanwhile; prepare anew. */
  seal(): Promise<'sealed' | 'taken'>;
  /** Takes back what `seal` stored, when the command was refused after all. */
  discard(): Promise<void>;
}

/** A person who is not known yet, as they will be sealed. */
interface Fresh {
  readonly candidate: Candidate;
  readonly index: Buffer;
  readonly secret: Secret;
  readonly commitment: string;
}

const PERSON = `${VAULT_SCHEMA}.person`;
const NUMBER = `${VAULT_SCHEMA}.identity_number`;
const OTHER = `${VAULT_SCHEMA}.other_identity`;
/** Persons in one call at most. */
const CALL_LIMIT = 500;
const UNIQUE_VIOLATION = '23505';

/** This key does not belong to this vault: nothing it holds could be read. */
export class WrongVaultKey extends Error {
  override readonly name = 'WrongVaultKey';
}

/**
 * Personal data, each person's under a key of their own, which the master key wraps. Events and views hold
 * person ids and commitments. Destroying a person's key forgets them everywhere, backups included, as soon as
 * the wrapped key is gone from those, and every proof stays valid.
 */
export class Vault {
  private readonly seals: Seals;
  private readonly corrections: Corrections;

  private constructor(
    private readonly pool: Pool,
    private readonly keys: VaultKeys,
  ) {
    this.seals = new Seals(keys);
    this.corrections = new Corrections(pool, this.seals);
  }

  /** Whether a master key sealed the vault of this database before. */
  static async isSealed(pool: Pool): Promise<boolean> {
    return (await pool.query(`SELECT FROM ${VAULT_SCHEMA}.key_check`)).rows.length > 0;
  }

  /** @throws WrongVaultKey */
  static async open(pool: Pool, master: Uint8Array): Promise<Vault> {
    const keys = vaultKeys(master);
    const check = keyed(keys.indexing, 'diqi/vault/key-check');
    await pool.query(
      `INSERT INTO ${VAULT_SCHEMA}.key_check (id, value) VALUES (1, $1) ON CONFLICT DO NOTHING`,
      [check],
    );
    const { rows } = await pool.query<{ value: Buffer }>(`SELECT value FROM ${VAULT_SCHEMA}.key_check`);
    if (!rows[0]?.value.equals(check))
      throw new WrongVaultKey('the vault was sealed with another master key');
    return new Vault(pool, keys);
  }

  /** Under which id and commitment each candidate will be known, in the order given. */
  async prepare(candidates: readonly Candidate[]): Promise<Preparation> {
    if (candidates.length > CALL_LIMIT) throw new RangeError(`more than ${CALL_LIMIT} persons in one call`);
    const indexes = candidates.map(({ identity }) => this.seals.identityIndex(identity.identityNumber));
    // Whose number it is, or by a correction under way is to be.
    const { rows } = await this.pool.query<PersonRow & { asked: Buffer }>(
      `SELECT person.*, number.identity_index AS asked FROM ${NUMBER} number JOIN ${PERSON} person USING (person_id)
       WHERE number.identity_index = ANY($1)`,
      [indexes],
    );
    const known = new Map(rows.map((row) => [row.asked.toString('hex'), row]));
    const fresh: Fresh[] = [];
    const named = new Map<string, SealedPerson>();
    const sealed = candidates.map((candidate, at): SealedPerson => {
      const index = elementAt(indexes, at);
      // The same person twice in one call is one person.
      const twin = named.get(index.toString('hex'));
      if (twin) return twin;
      const row = known.get(index.toString('hex'));
      if (row) {
        const { person_id: personId, commitment } = row;
        const differs = differences(candidate.identity, this.seals.unseal(row));
        return { personId, commitment, known: personId !== candidate.personId, differs };
      }
      const secret = { ...plain(candidate.identity), salt: randomBytes(16).toString('base64') };
      const commitment = commitmentOf(secret);
      fresh.push({ candidate, index, secret, commitment });
      const person = { personId: candidate.personId, commitment, known: false, differs: [] };
      named.set(index.toString('hex'), person);
      return person;
    });
    // Candidates that an earlier attempt of the same submission stored stand under their own ids.
    const own = candidates.map(({ personId }) => personId);
    return { sealed, seal: () => this.store(fresh), discard: () => this.discard(own) };
  }

  private async discard(personIds: readonly string[]): Promise<void> {
    for (const personId of personIds) await this.destroy(personId);
  }

  private async store(fresh: readonly Fresh[]): Promise<'sealed' | 'taken'> {
    if (fresh.length === 0) return 'sealed';
    const rows = fresh.map(({ candidate: { personId }, index, secret, commitment }) => {
      const { wrapped, box } = this.seals.sealed(personId, secret);
      return [personId, commitment, wrapped, box, index, this.seals.nameIndex(secret.name)] as const;
    });
    const column = (at: number): unknown[] => rows.map((row) => row[at]);
    try {
      // One statement: all of them or, when one is taken, none.
      const { rowCount } = await this.pool.query(
        `WITH stored AS (
           INSERT INTO ${PERSON} (person_id, commitment, wrapped_key, box, identity_index, name_index)
           SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])
           ON CONFLICT (person_id) DO UPDATE
             SET commitment = excluded.commitment, wrapped_key = excluded.wrapped_key, box = excluded.box,
                 identity_index = excluded.identity_index, name_index = excluded.name_index, destroyed_at = NULL
           WHERE ${PERSON}.destroyed_at IS NOT NULL
           RETURNING identity_index, person_id)
         INSERT INTO ${NUMBER} (identity_index, person_id) SELECT identity_index, person_id FROM stored`,
        [0, 1, 2, 3, 4, 5].map(column),
      );
      return rowCount === fresh.length ? 'sealed' : 'taken';
    } catch (error) {
      if (errorCode(error) === UNIQUE_VIOLATION) return 'taken';
      throw error;
    }
  }

  /** Who these persons are; one who was forgotten, or never known, is absent. At most 500 in one call. */
  async reveal(personIds: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
    if (personIds.length > CALL_LIMIT) throw new RangeError(`more than ${CALL_LIMIT} persons in one call`);
    const { rows } = await this.pool.query<PersonRow>(
      `SELECT * FROM ${PERSON} WHERE person_id = ANY($1) AND destroyed_at IS NULL`,
      [personIds],
    );
    return new Map(rows.map((row) => [row.person_id, plain(this.seals.unseal(row))]));
  }

  /** Ids of the persons with exactly this name or identity number; 100 at most. */
  async find(by: { name: string } | { identityNumber: string }): Promise<readonly string[]> {
    const [column, index] =
      'name' in by
        ? ['name_index', this.seals.nameIndex(by.name)]
        : ['identity_index', this.seals.identityIndex(by.identityNumber)];
    const { rows } = await this.pool.query<{ person_id: string }>(
      `SELECT person_id FROM ${PERSON} WHERE ${column} = $1 ORDER BY person_id LIMIT 100`,
      [index],
    );
    return rows.map(({ person_id }) => person_id);
  }

  /** What a correction would make of a person; nothing is stored before `seal`. See {@link Corrections.prepare}. */
  prepareCorrection(correction: Correction): Promise<CorrectionPreparation> {
    return this.corrections.prepare(correction);
  }

  /** See {@link Corrections.putIntoUse}. */
  putIntoUse(personId: string, change: CommitmentChange): Promise<void> {
    return this.corrections.putIntoUse(personId, change);
  }

  /** See {@link Corrections.openCommitment}. */
  openCommitment(personId: string, commitment: string): Promise<Secret | undefined> {
    return this.corrections.openCommitment(personId, commitment);
  }

  /** Forgets a person for good: the key, all that was sealed under it and every index go; id and commitments stay. */
  async destroy(personId: string): Promise<void> {
    await this.pool.query(
      `WITH forgotten AS (
         UPDATE ${PERSON} SET wrapped_key = NULL, box = NULL, identity_index = NULL, name_index = NULL,
           destroyed_at = now() WHERE person_id = $1 AND destroyed_at IS NULL
         RETURNING person_id),
       beside AS (
         UPDATE ${OTHER} other SET box = NULL, identity_index = NULL FROM forgotten
         WHERE other.person_id = forgotten.person_id)
       DELETE FROM ${NUMBER} number USING forgotten WHERE number.person_id = forgotten.person_id`,
      [personId],
    );
  }

  /** Hex keyed hash of a command's body: equal bodies have equal hashes, and nothing can be guessed from one. */
  bodyHash(canonicalBody: Uint8Array): string {
    return keyed(this.keys.hashing, canonicalBody).toString('hex');
  }
}

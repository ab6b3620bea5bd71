import type { Pool, PoolClient } from 'pg';
import type { CommitmentChange, SealedCorrection } from '#kernel';
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

const PERSON = `${VAULT_SCHEMA}.person`;
const NUMBER = `${VAULT_SCHEMA}.identity_number`;
const OTHER = `${VAULT_SCHEMA}.other_identity`;

/** A person whose identity was sealed as it is not: what is stated is right, the rest stays. */
export interface Correction {
  readonly personId: string;
  /** The same whenever the same submission is prepared again, and no other's. */
  readonly correctionId: string;
  readonly identity: { readonly [Field in keyof Identity]?: string | undefined };
  /** The last correction of the person that events tell of: in use from now on, if it is not yet. */
  readonly recorded?: CommitmentChange | undefined;
}

/** A correction about to be recorded. Nothing is stored before `seal`, which may be called again. */
export interface CorrectionPreparation {
  /** None for who was forgotten, or never known. */
  readonly corrected: SealedCorrection | undefined;
  /** Stores the right identity beside the one in use. `taken`: the number has become another's, prepare anew. */
  seal(): Promise<'sealed' | 'taken'>;
  /** Takes back what this correction stored, when the command was refused after all. */
  discard(): Promise<void>;
}

interface Pending {
  readonly row: PersonRow;
  readonly correctionId: string;
  readonly secret: Secret;
  readonly commitment: string;
  /** Of the right number, where it differs: claimed for the person as soon as the correction is sealed. */
  readonly index: Buffer | undefined;
}

/**
 * Corrections of identities. A right identity is sealed beside the one in use, under the person's same key and a salt
 * of its own, before the event is appended; it is put into use after. Whoever reads meanwhile sees what is in use. What
 * was in use stays sealed, so that the commitments of older events can be opened, and goes with the person's key.
 */
export class Corrections {
  constructor(
    private readonly pool: Pool,
    private readonly seals: Seals,
  ) {}

  async prepare({ personId, correctionId, identity, recorded }: Correction): Promise<CorrectionPreparation> {
    if (recorded) await this.putIntoUse(personId, recorded);
    const discard = (): Promise<void> => this.discard(personId, correctionId);
    const row = await this.inUse(this.pool, personId);
    if (!row) return { corrected: undefined, seal: async () => 'sealed', discard };
    const known = this.seals.unseal(row);
    const right = plain({
      name: identity.name ?? known.name,
      identityNumber: identity.identityNumber ?? known.identityNumber,
      phone: identity.phone ?? known.phone,
    });
    const differs = differences(right, known);
    const secret = { ...right, salt: this.seals.saltOf(correctionId, right) };
    const commitment = commitmentOf(secret);
    const index = this.seals.identityIndex(right.identityNumber);
    const claimed = differs.includes('identityNumber') ? index : undefined;
    const numberTaken = await this.isAnothers(this.pool, personId, index);
    return {
      corrected: { former: row.commitment, commitment, differs, numberTaken },
      seal: () => this.seal({ row, correctionId, secret, commitment, index: claimed }),
      discard,
    };
  }

  /**
   * Makes a recorded correction the identity that is read, searched and compared with; the former number finds the
   * person no more and is free for its owner. Again, or of who was forgotten meanwhile, it changes nothing.
   */
  async putIntoUse(personId: string, { former, commitment }: CommitmentChange): Promise<void> {
    await this.transaction(async (client) => {
      const row = await this.inUse(client, personId, 'FOR UPDATE');
      // Another one is in use when a later correction has been put into use since.
      if (row?.commitment !== former) return;
      const box = await sealedUnder(client, personId, commitment);
      if (!box) throw new Error(`the correction of person ${personId} was recorded and is not in the vault`);
      const { name, identityNumber } = this.seals.unseal(row, box);
      const index = this.seals.identityIndex(identityNumber);
      // Whatever else was prepared from the former identity can no longer be recorded, and is prepared anew.
      await client.query(`DELETE FROM ${OTHER} WHERE person_id = $1 AND correction_id IS NOT NULL`, [
        personId,
      ]);
      await client.query(`INSERT INTO ${OTHER} (person_id, commitment, box) VALUES ($1, $2, $3)`, [
        personId,
        former,
        row.box,
      ]);
      await client.query(
        `UPDATE ${PERSON} SET commitment = $2, box = $3, identity_index = $4, name_index = $5 WHERE person_id = $1`,
        [personId, commitment, box, index, this.seals.nameIndex(name)],
      );
      await client.query(`DELETE FROM ${NUMBER} WHERE person_id = $1 AND identity_index <> $2`, [
        personId,
        index,
      ]);
    });
  }

  /** What a commitment was made to, with its salt; nothing of who was forgotten. For whoever audits older events. */
  async openCommitment(personId: string, commitment: string): Promise<Secret | undefined> {
    const row = await this.inUse(this.pool, personId);
    if (!row || row.commitment === commitment) return row && this.seals.unseal(row);
    const box = await sealedUnder(this.pool, personId, commitment);
    return box && this.seals.unseal(row, box);
  }

  private async inUse(
    on: Pick<PoolClient, 'query'>,
    personId: string,
    lock: 'FOR UPDATE' | '' = '',
  ): Promise<PersonRow | undefined> {
    const { rows } = await on.query<PersonRow>(
      `SELECT * FROM ${PERSON} WHERE person_id = $1 AND destroyed_at IS NULL ${lock}`,
      [personId],
    );
    return rows[0];
  }

  private async isAnothers(on: Pick<PoolClient, 'query'>, personId: string, index: Buffer): Promise<boolean> {
    const { rows } = await on.query(`SELECT FROM ${NUMBER} WHERE identity_index = $1 AND person_id <> $2`, [
      index,
      personId,
    ]);
    return rows.length > 0;
  }

  private async seal({ row, correctionId, secret, commitment, index }: Pending): Promise<'sealed' | 'taken'> {
    const { person_id: personId } = row;
    return this.transaction(async (client) => {
      const now = await this.inUse(client, personId, 'FOR UPDATE');
      // Forgotten, or corrected, since it was prepared.
      if (now?.commitment !== row.commitment) return 'taken';
      if (index)
        await client.query(
          `INSERT INTO ${NUMBER} (identity_index, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
          [index, personId],
        );
      if (index && (await this.isAnothers(client, personId, index))) return 'taken';
      await client.query(
        `INSERT INTO ${OTHER} (person_id, commitment, box, correction_id, identity_index) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        [personId, commitment, this.seals.sealedBeside(now, secret), correctionId, index],
      );
      return 'sealed';
    });
  }

  private async discard(personId: string, correctionId: string): Promise<void> {
    await this.transaction(async (client) => {
      await this.inUse(client, personId, 'FOR UPDATE');
      await client.query(`DELETE FROM ${OTHER} WHERE person_id = $1 AND correction_id = $2`, [
        personId,
        correctionId,
      ]);
      await client.query(
        `DELETE FROM ${NUMBER} number WHERE person_id = $1
         AND NOT EXISTS (SELECT FROM ${PERSON} WHERE identity_index = number.identity_index)
         AND NOT EXISTS (SELECT FROM ${OTHER} other WHERE other.person_id = $1 AND other.identity_index = number.identity_index)`,
        [personId],
      );
    });
  }

  private async transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((cause: Error) => (broken = cause));
      throw error;
    } finally {
      // One that could not be rolled back is not given to anybody else.
      client.release(broken);
    }
  }
}

async function sealedUnder(
  on: Pick<PoolClient, 'query'>,
  personId: string,
  commitment: string,
): Promise<Buffer | undefined> {
  const { rows } = await on.query<{ box: Buffer | null }>(
    `SELECT box FROM ${OTHER} WHERE person_id = $1 AND commitment = $2`,
    [personId, commitment],
  );
  return rows[0]?.box ?? undefined;
}

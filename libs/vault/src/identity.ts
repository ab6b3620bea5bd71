import { randomBytes } from 'node:crypto';
import { canonicalBytes, parseOwnJson, sha256Hex } from '#kernel';
import { type VaultKeys, keyed } from './master-key.js';
import { openBox, sealBox } from './sealing.js';

/** What the vault keeps of a person. */
export interface Identity {
  readonly name: string;
  /** 18 characters, GB 11643. */
  readonly identityNumber: string;
  readonly phone?: string | undefined;
}

const IDENTITY_FIELDS = ['name', 'identityNumber', 'phone'] as const satisfies readonly (keyof Identity)[];

/** The salted identity, as it is committed to and encrypted: its commitment is the SHA-256 of its canonical JSON. */
export interface Secret extends Identity {
  readonly salt: string;
}

/** A row of the vault's persons, whose key may have been destroyed. */
export interface PersonRow {
  readonly person_id: string;
  readonly commitment: string;
  readonly wrapped_key: Buffer | null;
  readonly box: Buffer | null;
  readonly identity_index: Buffer | null;
}

export function plain({ name, identityNumber, phone }: Identity): Identity {
  return { name, identityNumber: identityNumber.toUpperCase(), ...(phone && { phone }) };
}

/** A field that the candidate leaves out does not differ. */
export function differences(candidate: Identity, known: Identity): (keyof Identity)[] {
  const given = plain(candidate);
  return IDENTITY_FIELDS.filter((field) => given[field] !== undefined && given[field] !== known[field]);
}

/** Hex SHA-256 over the canonical JSON of the identity with its salt. */
export function commitmentOf(secret: Secret): string {
  return sha256Hex(canonicalBytes(secret));
}

/** How identities are sealed, opened and found: every person's under a key of their own, which `keys.wrapping` wraps. */
export class Seals {
  constructor(private readonly keys: VaultKeys) {}

  /** A first identity, under a new key. */
  sealed(personId: string, secret: Secret): { readonly wrapped: Buffer; readonly box: Buffer } {
    const key = randomBytes(32);
    return {
      wrapped: sealBox(this.keys.wrapping, key, personId),
      box: sealBox(key, canonicalBytes(secret), personId),
    };
  }

  /** A further identity, under the key that the person has. */
  sealedBeside(row: PersonRow, secret: Secret): Buffer {
    return sealBox(this.keyOf(row), canonicalBytes(secret), row.person_id);
  }

  /** What a box of the person holds: the one in use unless told. */
  unseal(row: PersonRow, box = row.box): Secret {
    if (!box) throw new Error('the key of this person was destroyed');
    return parseOwnJson<Secret>(openBox(this.keyOf(row), box, row.person_id).toString('utf8'));
  }

  /** A salt that nobody can guess and that is the same whenever the same correction is prepared again. */
  saltOf(correctionId: string, identity: Identity): string {
    const bytes = Buffer.concat([
      Buffer.from(`correction/${correctionId}/`),
      canonicalBytes(plain(identity)),
    ]);
    return keyed(this.keys.hashing, bytes).subarray(0, 16).toString('base64');
  }

  identityIndex(identityNumber: string): Buffer {
    return keyed(this.keys.indexing, `identity-number/${identityNumber.toUpperCase()}`);
  }

  nameIndex(name: string): Buffer {
    return keyed(this.keys.indexing, `name/${name.normalize('NFC')}`);
  }

  private keyOf({ person_id, wrapped_key }: PersonRow): Buffer {
    if (!wrapped_key) throw new Error('the key of this person was destroyed');
    return openBox(this.keys.wrapping, wrapped_key, person_id);
  }
}

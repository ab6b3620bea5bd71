export const VAULT_SCHEMA = 'vault';

/**
 * Prepares the vault's tables; run on every start as the owner of the database. The application's role may
 * add persons and destroy their keys; it may not remove persons, so that a gap in the register would show.
 */
export async function installVault(
  owner: { query(sql: string): Promise<unknown> },
  given: { appRole: string },
): Promise<void> {
  const { appRole } = given;
  await owner.query(`
    CREATE SCHEMA IF NOT EXISTS ${VAULT_SCHEMA};
    CREATE TABLE IF NOT EXISTS ${VAULT_SCHEMA}.person (
      person_id text PRIMARY KEY,
      commitment text NOT NULL,
      wrapped_key bytea,
      box bytea,
      identity_index bytea UNIQUE,
      name_index bytea,
      destroyed_at timestamptz,
      CHECK ((destroyed_at IS NULL) = (wrapped_key IS NOT NULL AND box IS NOT NULL AND identity_index IS NOT NULL))
    );
    CREATE INDEX IF NOT EXISTS person_name_index ON ${VAULT_SCHEMA}.person (name_index);
    -- Whose number it is, or by a correction under way is to be.
    CREATE TABLE IF NOT EXISTS ${VAULT_SCHEMA}.identity_number (
      identity_index bytea PRIMARY KEY,
      person_id text NOT NULL REFERENCES ${VAULT_SCHEMA}.person
    );
    CREATE INDEX IF NOT EXISTS identity_number_person ON ${VAULT_SCHEMA}.identity_number (person_id);
    INSERT INTO ${VAULT_SCHEMA}.identity_number (identity_index, person_id)
      SELECT identity_index, person_id FROM ${VAULT_SCHEMA}.person LEFT JOIN ${VAULT_SCHEMA}.identity_number number
        USING (identity_index, person_id)
      WHERE person.identity_index IS NOT NULL AND number.person_id IS NULL;
    -- What is sealed of a person beside what is in use: what was, and (with a correction) what is to be.
    CREATE TABLE IF NOT EXISTS ${VAULT_SCHEMA}.other_identity (
      person_id text NOT NULL REFERENCES ${VAULT_SCHEMA}.person,
      commitment text NOT NULL,
      box bytea,
      correction_id text,
      identity_index bytea,
      PRIMARY KEY (person_id, commitment)
    );
    CREATE TABLE IF NOT EXISTS ${VAULT_SCHEMA}.key_check (id integer PRIMARY KEY CHECK (id = 1), value bytea NOT NULL);
    GRANT USAGE ON SCHEMA ${VAULT_SCHEMA} TO "${appRole}";
    GRANT SELECT, INSERT, UPDATE ON ${VAULT_SCHEMA}.person TO "${appRole}";
    GRANT SELECT, INSERT, DELETE ON ${VAULT_SCHEMA}.identity_number TO "${appRole}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${VAULT_SCHEMA}.other_identity TO "${appRole}";
    GRANT SELECT, INSERT ON ${VAULT_SCHEMA}.key_check TO "${appRole}";
  `);
}

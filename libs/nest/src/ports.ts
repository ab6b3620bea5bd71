import type { CommitmentChange, Rejection, SealedCorrection, SealedPerson } from '#kernel';
import type { NamedPerson, PersonCorrection } from './command-spec.js';
import type { Principal } from './submission.js';

/** Injection tokens of what the composition root provides to the shell. */
export const EVENT_STORE = Symbol('EVENT_STORE');
export const PERSON_REGISTRY = Symbol('PERSON_REGISTRY');
export const PERSON_DIRECTORY = Symbol('PERSON_DIRECTORY');
export const ACCESS_TRAIL = Symbol('ACCESS_TRAIL');
export const BACKLOG = Symbol('BACKLOG');

/** Persons about to be registered; nothing is stored before `seal`, which may be called again. */
export interface Preparation {
  /** In the order in which they were named. */
  readonly sealed: readonly SealedPerson[];
  /** `taken`: somebody else has registered one of them meanwhile; decide anew. */
  seal(): Promise<'sealed' | 'taken'>;
  /** Takes back what `seal` stored, when the command was refused after all. */
  discard(): Promise<void>;
}

/** A correction about to be recorded: the right identity is sealed beside the one in use, which is read on until then. */
export interface CorrectionPreparation extends Omit<Preparation, 'sealed'> {
  /** None for who was forgotten. */
  readonly corrected: SealedCorrection | undefined;
}

/** Where the persons named in commands are sealed: the vault, behind a door the shell owns. */
export interface PersonRegistry {
  prepare(persons: readonly NamedPerson[]): Promise<Preparation>;
  /** What was recorded before is put into use first. */
  prepareCorrection(correction: PersonCorrection): Promise<CorrectionPreparation>;
  /** Makes a recorded correction what is read and searched; again, it changes nothing. */
  putIntoUse(personId: string, change: CommitmentChange): Promise<void>;
  /** Keyed hash of a command's body: equal bodies have equal hashes, and nothing can be guessed from one. */
  bodyHash(canonicalBody: Uint8Array): string;
}

/** Who persons are, for those who may know; every reading goes to the access trail. */
export interface PersonDirectory {
  /** 500 in one call at most; one who was forgotten is absent. */
  reveal(
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, { name: string; identityNumber: string; phone?: string | undefined }>>;
  /** Ids of the persons with exactly this name or identity number; 100 at most. */
  find(by: { name: string } | { identityNumber: string }): Promise<readonly string[]>;
}

/** What process managers have still to do. */
export interface Backlog {
  /**
   * Events that at least one of these process managers has not handled, up to what was recorded when it was asked,
   * in order; `by` tells which of them.
   */
  unhandled(
    names: readonly string[],
  ): AsyncIterable<{ readonly type: string; readonly data: unknown; readonly by: readonly string[] }>;
}

/** Where nobody follows the log, nothing is awaited: rehearsals, specs. */
export const NO_BACKLOG: Backlog = { async *unhandled() {} };

/** One line of the access trail: logins, refusals, exports, reads of personal data. */
export interface AccessEntry {
  readonly kind:
    | 'LoginSucceeded'
    | 'LoginFailed'
    | 'LoggedOut'
    | 'PasswordChanged'
    | 'PasswordIssued'
    | 'CommandRefused'
    | 'PersonalDataRead'
    | 'AccessDenied'
    /** Signed events were lost with the store, and the log was told to go on without them. */
    | 'SignedLossAccepted';
  readonly account: string;
  /** What it was about: a route, a command, a subject. Never personal data. */
  readonly about: string;
  readonly code?: string;
  readonly detail?: string;
}

/** The second log. Writing to it never holds up or fails the request it speaks of; a lost entry is an alarm. */
export interface AccessTrail {
  record(entry: AccessEntry): void;
}

/** What a handler tells the trail when it refuses. */
export function refusalEntry(principal: Principal, command: string, rejection: Rejection): AccessEntry {
  return {
    kind: 'CommandRefused',
    account: principal.account,
    about: command,
    code: rejection.code,
  };
}

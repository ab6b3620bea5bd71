import type { NamedPerson, SealedPerson } from './command-spec.js';
import type { Rejection } from '#kernel';
import type { Principal } from './submission.js';

/** Injection tokens of what the composition root provides to the shell. */
export const EVENT_STORE = Symbol('EVENT_STORE');
export const EVENT_CATALOG = Symbol('EVENT_CATALOG');
export const PERSON_REGISTRY = Symbol('PERSON_REGISTRY');
export const ACCESS_TRAIL = Symbol('ACCESS_TRAIL');

/** Where the persons named in commands are sealed (the vault, behind a door the shell owns). */
export interface PersonRegistry {
  /** Says under which id and commitment each person will be known; stores nothing. In the order given. */
  prepare(persons: readonly NamedPerson[]): Promise<readonly SealedPerson[]>;
  /**
   * Stores what was prepared; the same twice is once.
   * @throws PersonTaken when somebody else has registered the same person meanwhile: decide anew.
   */
  seal(persons: readonly NamedPerson[], prepared: readonly SealedPerson[]): Promise<void>;
  /** Keyed hash of a command's body: equal bodies have equal hashes, and nothing can be guessed from one. */
  bodyHash(canonicalBody: Uint8Array): string;
}

export class PersonTaken extends Error {
  override readonly name = 'PersonTaken';
}

/** One line of the access trail: logins, refusals, exports, reads of personal data. */
export interface AccessEntry {
  readonly kind:
    'LoginSucceeded' | 'LoginFailed' | 'LoggedOut' | 'CommandRefused' | 'PersonalDataRead' | 'AccessDenied';
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

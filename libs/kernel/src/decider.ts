import {
  type DomainEvent,
  type EventOf,
  type EventType,
  type Recorded,
  type StreamType,
  evolve,
} from './events.js';
import { type Judgement, type Rule, judge } from './rules.js';
import { type Rejection, isRejection } from './rejection.js';
import type { Unchecked } from './untyped.js';

/** On whose behalf and under which assignment a command is given. */
export interface Actor {
  /** Account id, or the name of a process manager. */
  readonly account: string;
  readonly role: string;
  /** Division code of the assignment. */
  readonly organisation: string;
}

/** Everything from outside that a decision may use. Handed in, so that deciding stays pure. */
export interface DecisionContext {
  readonly actor: Actor;
  /** UTC instant, ISO 8601. */
  readonly now: string;
  /** The legal date of `now` (China standard time), `YYYY-MM-DD`. */
  readonly today: string;
  /** The legal date on which the fact became true: what the command says of it, and today when it says nothing. */
  readonly effectiveOn: string;
  /** A UUID that is the same whenever the same submission is decided again. */
  readonly newId: (name: string) => string;
}

/** A stream as it stood when it was loaded. */
export interface Loaded<State> {
  readonly id: string;
  readonly state: State;
  /** Last revision, -1 when the stream does not exist. */
  readonly revision: number;
}

/** What the vault says of a person named in a command: the id under which the person is known, and the commitment. */
export interface SealedPerson {
  readonly personId: string;
  /** Hex SHA-256 over a salted canonical form of the identity. */
  readonly commitment: string;
  /** Somebody has registered the person before, under this id. */
  readonly known: boolean;
  /** Fields in which the person, known already, differs from what the command says. */
  readonly differs: readonly IdentityField[];
}

/** What the vault keeps of a person. */
export type IdentityField = 'name' | 'identityNumber' | 'phone';

/** From which commitment to which a person goes by a correction. */
export interface CommitmentChange {
  readonly former: string;
  readonly commitment: string;
}

/** What the vault says of a person whose identity is to be put right. */
export interface SealedCorrection extends CommitmentChange {
  /** What differs from what is sealed; nothing when all is as the command states it. */
  readonly differs: readonly IdentityField[];
  /** The right identity number is another person's. */
  readonly numberTaken: boolean;
}

/** One submission: the command, the state of its own stream, and other streams it may look at. */
export interface Case<Command, State, References> {
  readonly command: Command;
  readonly state: State;
  readonly references: References;
  /** The persons named in the command, in its order. */
  readonly persons: readonly SealedPerson[];
  /** The person whose identity the command puts right; none who was forgotten. */
  readonly corrected?: SealedCorrection | undefined;
  readonly context: DecisionContext;
}

/**
 * The pure part of a command, in three steps that a land-law clerk would recognise: state the facts of the
 * case, judge them by the rules, record what follows.
 */
export interface Decider<Command, State, Types extends readonly EventType[], References, Facts> {
  readonly stream: StreamType<State, Types>;
  /** The facts of the case; or a refusal when there is no case (what the command speaks of does not exist). */
  readonly facts: (submission: Case<Command, State, References>) => Facts | Rejection;
  /** Each reads the facts it names; the facts are what `facts` states, not what the rules would like. */
  readonly rules: readonly Rule<NoInfer<Facts>>[];
  /** At least one event: an accepted command always records something. @throws otherwise, in `judgeCase` */
  readonly decide: (
    facts: NoInfer<Facts>,
    submission: Case<Command, State, References>,
  ) => readonly EventOf<Types>[];
  /** Ids of the dated policy rows on which the facts rest, for the record. */
  readonly policies?: (facts: NoInfer<Facts>) => readonly string[];
}

/** Every rule was asked, and none forbids it. */
export interface Accepted {
  readonly events: readonly DomainEvent<string, Readonly<Record<string, unknown>>>[];
  readonly judgement: Judgement;
  readonly policies: readonly string[];
}

/** There is a case, and at least one rule forbids it. */
export interface Refusal {
  readonly rejection: Rejection;
  readonly judgement: Judgement;
}

/** Facts and rules; a rejection when there is no case to judge. */
export function judgeCase<Command, State, Types extends readonly EventType[], References, Facts>(
  decider: Decider<Command, State, Types, References, Facts>,
  submission: Case<Command, State, References>,
): Accepted | Refusal | Rejection {
  const facts = decider.facts(submission);
  if (isRejection(facts)) return facts;
  const judgement = judge(decider.rules, facts);
  const [first, ...others] = judgement.blocked;
  if (first) return { rejection: others.length > 0 ? { ...first, others } : first, judgement };
  const events = decider.decide(facts, submission);
  if (events.length === 0) throw new Error('a command was accepted that records nothing');
  return {
    events,
    judgement,
    policies: decider.policies?.(facts) ?? [],
  };
}

/** Facts, rules, events. Never throws for a business reason. */
export function decideCase<Command, State, Types extends readonly EventType[], References, Facts>(
  decider: Decider<Command, State, Types, References, Facts>,
  submission: Case<Command, State, References>,
): Accepted | Rejection {
  const judged = judgeCase(decider, submission);
  return 'rejection' in judged ? judged.rejection : judged;
}

/** A state from its history, and its last revision (-1 for none). */
export function replay<State, Types extends readonly EventType[]>(
  stream: StreamType<State, Types>,
  history: Iterable<{ type: string; data: unknown } & Recorded>,
): { state: State; revision: number } {
  let state = stream.initial;
  let revision = -1;
  for (const event of history) {
    state = evolve(stream, state, event, event);
    revision = event.revision;
  }
  return { state, revision };
}

/** The rules of any decider, for those who only read what they say. */
export function rulesOf({ rules }: Decider<Unchecked, Unchecked, Unchecked, Unchecked, Unchecked>) {
  return rules as readonly Rule<never>[];
}

import type { Type } from '@nestjs/common';
import {
  type AnyStreamType,
  type Case,
  type CommitmentChange,
  type Decider,
  type DecisionContext,
  type EventOf,
  type EventType,
  type IdentityField,
  type Loaded,
  type Permission,
  type Rejection,
  type Source,
  type StreamType,
  type Unchecked,
  reject,
} from '#kernel';

/** Other streams that a command may look at: only for facts that never change once true. */
export interface Reference<Command, Shape, Own = unknown> {
  readonly stream: AnyStreamType;
  readonly many: boolean;
  /** By what the command names, or by what its own subject is: the policies of its county. */
  readonly ids: (command: Command, own: Own) => readonly (string | undefined)[];
  /** What process managers must have carried into it before it is read: for decisions that count what stands there. */
  readonly sources?: readonly Source<Unchecked>[];
  /** Through what the subjects inherit: those before them are loaded with them. */
  readonly along?: Lineage | undefined;
  /** The command names not the subject but one that says which it is: of a household its collective. */
  readonly through?: Through | undefined;
  /** Never set: carries the type of what is loaded. */
  readonly shape?: Shape;
}

/** A subject that says which other one is meant; only what never changes of it. */
export interface Through {
  readonly stream: AnyStreamType;
  /** By its state; nothing of one that does not exist. */
  readonly id: (state: Unchecked) => string | undefined;
}

/** Which subjects of a kind came out of which: the parcels of a split out of the one before it. */
export interface Lineage {
  readonly stream: AnyStreamType;
  /** Ids of the subjects that one came out of, by its state; of one that does not exist there are none. */
  readonly before: (state: Unchecked) => readonly string[];
}

/** What was loaded along a lineage says of which of the subjects named it came before. */
export interface Inherited<State> extends Loaded<State> {
  readonly heir?: string;
}

/** One other subject; `undefined` when the command names none. An absent subject has revision -1. */
export function one<Command, State, Types extends readonly EventType[], Own = unknown>(
  stream: StreamType<State, Types>,
  id: (command: Command, own: Own) => string | undefined,
  sources: readonly Source<NoInfer<State>>[] = [],
): Reference<Command, Loaded<State> | undefined, NoInfer<Own>> {
  return { stream, many: false, ids: (command, own) => [id(command, own)], sources };
}

/** One other subject that another tells of which the command names. */
export function oneThrough<Command, State, Types extends readonly EventType[], Own = unknown>(
  stream: StreamType<State, Types>,
  id: (command: Command, own: Own) => string | undefined,
  through: Through,
  sources: readonly Source<NoInfer<State>>[] = [],
): Reference<Command, Loaded<State> | undefined, NoInfer<Own>> {
  return { ...one(stream, id, sources), through };
}

/** Several other subjects, in the order the command names them; each once, and after it those before it in a lineage. */
export function many<Command, State, Types extends readonly EventType[], Own = unknown>(
  stream: StreamType<State, Types>,
  ids: (command: Command, own: Own) => readonly string[],
  along?: Lineage,
): Reference<Command, readonly Inherited<State>[], NoInfer<Own>> {
  return { stream, many: true, ids: (command, own) => [...new Set(ids(command, own))], along };
}

export type ReferencesOf<Command, References, Own> = {
  readonly [Name in keyof References]: Reference<Command, References[Name], Own>;
};

/** A command that opens a subject: who it is for is said in the body. */
export interface Opening<Command> {
  readonly kind: 'opening';
  readonly id: (command: Command, newId: DecisionContext['newId']) => string;
  readonly organisation: (command: Command) => string;
}

/** A command on a subject that exists: whose it is stands in its state. Absent or another's: 404. */
export interface Existing<Command, State> {
  readonly kind: 'existing';
  readonly id: (command: Command) => string;
  /** Division code, or undefined while the subject does not exist. */
  readonly organisation: (state: State) => string | undefined;
}

/** A person named in a command, sealed in the vault before the event is recorded. */
export interface NamedPerson {
  readonly personId: string;
  readonly identity: {
    readonly name: string;
    readonly identityNumber: string;
    readonly phone?: string | undefined;
  };
}

/** A person whose identity was sealed as it is not: what is stated is right, the rest stays. */
export interface PersonCorrection {
  readonly personId: string;
  /** Of this submission, and of no other. */
  readonly correctionId: string;
  readonly identity: { readonly [Field in IdentityField]?: string | undefined };
  /** The last correction of the person that was recorded. */
  readonly recorded: CommitmentChange | undefined;
}

/**
 * Everything about one command in one value. The handler, the route, the permission check, the OpenAPI entry
 * with its refusals and the dry run all come from it.
 */
export interface CommandSpec<
  Command extends object = object,
  State = unknown,
  Types extends readonly EventType[] = readonly EventType[],
  References = unknown,
  Facts = unknown,
> extends Decider<Command, State, Types, References, Facts> {
  /** Body, OpenAPI schema and CQRS command in one class. */
  readonly command: Type<Command>;
  /** Chinese, as on the button: 「登记承包地块」. */
  readonly title: string;
  /** Whom it is for; `internal`: only a process manager may send it and there is no route. */
  readonly permission: Permission | 'internal';
  readonly subject: Opening<NoInfer<Command>> | Existing<NoInfer<Command>, NoInfer<State>>;
  readonly references?: ReferencesOf<Command, References, NoInfer<State>>;
  /** Codes with which `facts` may refuse, when there is no case to judge; those of rules are known. */
  readonly refusals?: readonly string[];
  /** The persons named in the body; in `facts` they stand as `persons`, sealed. */
  readonly persons?: (command: Command, newId: DecisionContext['newId']) => readonly NamedPerson[];
  /**
   * The person whose identity the body puts right, named by nothing else in it: sealed in the vault before the event is
   * recorded; in `facts` it stands as `corrected`.
   */
  readonly corrects?: (
    command: NoInfer<Command>,
    state: NoInfer<State>,
    newId: DecisionContext['newId'],
  ) => PersonCorrection;
  /** A recorded correction that the vault puts into use before the event says that it did. */
  readonly putsIntoUse?: (command: NoInfer<Command>) => CommitmentChange & { readonly personId: string };
  /** It tells what has happened, so a later date than today is refused. Not of a term, which may begin later. */
  readonly hasHappened?: true;
  /**
   * The legal date on which an event became true, for a command that says it in a field of its own and extends
   * `Grounds`; else its `effectiveOn`, else today.
   */
  readonly effectiveOn?: (
    command: NoInfer<Command>,
    context: DecisionContext,
    event: EventOf<NoInfer<Types>>,
  ) => string;
}

/**
 * Gives a spec its types: write `facts` before `rules` before `decide`, so that each knows the one before. The facts
 * are what `facts` states; any rule will do that reads no others (`never` until they are known, for then all do).
 */
export function commandSpec<
  Command extends object,
  State,
  Types extends readonly EventType[],
  References,
  Facts = never,
>(
  spec: CommandSpec<Command, State, Types, References, Facts>,
): CommandSpec<Command, State, Types, References, Facts> {
  return spec;
}

/** A subject that exists says whose it is. */
type Placed = { readonly divisionCode: string };

/** What {@link commandOn} makes a spec of: the state is there when facts are asked for. */
export interface CommandOn<
  Command extends object,
  State extends Placed,
  Types extends readonly EventType[],
  References,
  Facts,
> extends Omit<
  CommandSpec<Command, State | undefined, Types, References, Facts>,
  'subject' | 'facts' | 'decide'
> {
  /** Id of the subject. */
  readonly on: (command: NoInfer<Command>) => string;
  readonly facts: (submission: Case<Command, State, References>) => Facts | Rejection;
  readonly decide: (facts: Facts, submission: Case<Command, State, References>) => readonly EventOf<Types>[];
}

/** The spec of a command on a subject that exists; one that does not is answered 404 before anything is judged. */
export function commandOn<
  Command extends object,
  State extends Placed,
  Types extends readonly EventType[],
  References,
  Facts = never,
>({
  on,
  facts,
  decide,
  ...rest
}: CommandOn<Command, State, Types, References, Facts>): CommandSpec<
  Command,
  State | undefined,
  Types,
  References,
  Facts
> {
  return {
    ...rest,
    subject: { kind: 'existing', id: on, organisation: (state) => state?.divisionCode },
    facts: ({ state, ...submission }) =>
      state === undefined
        ? subjectNotFound(rest.stream, on(submission.command))
        : facts({ ...submission, state }),
    decide: (known, { state, ...submission }) => {
      if (state === undefined) throw new Error('decided without a subject');
      return decide(known, { ...submission, state });
    },
  };
}

/** Nobody learns of a subject they may not see: another's and none at all are the same answer. */
export function subjectNotFound({ category, title }: AnyStreamType, id: string): Rejection {
  return reject('not-found', subjectNotFoundCode({ category }), `没有找到该${title}（${id}），请核对编号。`);
}

export function subjectNotFoundCode({ category }: Pick<AnyStreamType, 'category'>): string {
  return `${category.toUpperCase().replaceAll('-', '_')}.NOT_FOUND`;
}

/** Any spec, for the shell that handles them all alike. */
export type AnyCommandSpec = CommandSpec<Unchecked, Unchecked, Unchecked, Unchecked, Unchecked>;

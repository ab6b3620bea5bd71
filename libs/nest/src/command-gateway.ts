import { Inject, Injectable } from '@nestjs/common';
import {
  type Accepted,
  type Actor,
  type DecisionContext,
  type EventType,
  type Loaded,
  type Metadata,
  type Permission,
  type Rejection,
  type RuleOutcome,
  type StreamType,
  DIQI_NAMESPACE,
  canonicalBytes,
  decideCase,
  divisionCovers,
  evolve,
  isRejection,
  legalDateOf,
  metadataOf,
  reject,
  streamName,
  toJson,
  uuidV5,
} from '#kernel';
import type { EventStore, NewEvent, RecordedEvent } from '#event-store';
import { Clock } from './clock.js';
import type { AnyCommandSpec, Reference } from './command-spec.js';
import { EVENT_STORE, PERSON_REGISTRY, type PersonRegistry } from './ports.js';
import type { Submission } from './submission.js';

/** Rounds of load, decide, append before a lost race is given up. */
const ROUNDS = 3;

export interface CommandAnswer {
  /** Id of the subject. */
  readonly id: string;
  readonly revision: number;
  readonly position: number;
  readonly warnings: readonly RuleOutcome[];
  readonly tasks: readonly RuleOutcome[];
  readonly dryRun: boolean;
  /** The same submission was accepted before; this is the first answer. */
  readonly repeated: boolean;
}

interface LoadedStream extends Loaded<unknown> {
  readonly stream: string;
  /** Events of this very submission, if it was accepted before. */
  readonly own: readonly RecordedEvent[];
}

/** The life of every command: load, look for the key, decide, append, answer. */
@Injectable()
export class CommandGateway {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PERSON_REGISTRY) private readonly persons: PersonRegistry,
    private readonly clock: Clock,
  ) {}

  async submit(
    spec: AnyCommandSpec,
    command: object,
    submission: Submission,
  ): Promise<CommandAnswer | Rejection> {
    const key = `${submission.principal.account}:${submission.idempotencyKey}`;
    const bodyHash = this.persons.bodyHash(canonicalBytes(toJson(command)));
    const newId = (name: string): string => uuidV5(DIQI_NAMESPACE, `${key}/${name}`);

    for (let round = 1; round <= ROUNDS; round++) {
      const loaded = await this.load(spec, command, key, newId);
      const authority = authorise(spec, command, loaded, submission);
      if (isRejection(authority)) return authority;
      const first = loaded.own[0];
      if (first) return answerAgain(loaded, bodyHash, submission);
      const stale = staleness(loaded, submission);
      if (stale) return stale;

      const now = this.clock.now();
      const context: DecisionContext = { actor: authority, now, today: legalDateOf(now), newId };
      const early = prematureness(spec, command, context);
      if (early) return early;
      const named = spec.persons?.(command, newId) ?? [];
      const preparation = named.length > 0 ? await this.persons.prepare(named) : undefined;
      const decided = decideCase(spec, {
        command,
        state: loaded.state,
        references: await this.loadReferences(spec, command),
        persons: preparation?.sealed ?? [],
        context,
      });
      if (isRejection(decided)) return decided;
      if (submission.dryRun) return dryAnswer(loaded, decided);

      if ((await preparation?.seal()) === 'taken') continue;
      const events = this.compose(spec, command, decided, { key, bodyHash, submission, context });
      const result = await this.store.append(
        loaded.stream,
        events,
        loaded.revision < 0 ? 'none' : loaded.revision,
      );
      if (result.outcome === 'conflict') {
        if (submission.expectedRevision !== undefined) return staleRejection(submission, result.current);
        continue;
      }
      return {
        id: loaded.id,
        revision: result.revision,
        position: result.position,
        warnings: decided.judgement.warnings,
        tasks: decided.judgement.tasks,
        dryRun: false,
        repeated: result.outcome === 'repeated',
      };
    }
    return reject('conflict', 'COMMAND.CONTENDED', '同一对象正被多人同时修改，请刷新后再试一次。');
  }

  private async load(
    spec: AnyCommandSpec,
    command: object,
    key: string,
    newId: DecisionContext['newId'],
  ): Promise<LoadedStream> {
    const id = spec.subject.kind === 'opening' ? spec.subject.id(command, newId) : spec.subject.id(command);
    const stream = streamName(spec.stream, id);
    const own: RecordedEvent[] = [];
    let state: unknown = spec.stream.initial;
    let revision = -1;
    for await (const event of this.store.read(stream)) {
      const metadata = metadataOf(event);
      state = evolve(spec.stream, state, event, {
        revision: event.revision,
        effectiveOn: metadata.effectiveOn,
      });
      revision = event.revision;
      if (metadata.idempotencyKey === key) own.push(event);
    }
    return { id, stream, state, revision, own };
  }

  private async loadReferences(spec: AnyCommandSpec, command: object): Promise<unknown> {
    const names = Object.entries<Reference<object, unknown>>(spec.references ?? {});
    const loaded = await Promise.all(
      names.map(async ([name, reference]) => {
        const ids = reference.ids(command);
        const states = await Promise.all(
          ids.map((id) => (id === undefined ? undefined : this.loadState(reference.stream, id))),
        );
        return [name, reference.many ? states : states[0]] as const;
      }),
    );
    return Object.fromEntries(loaded);
  }

  /** The state of any stream, as it stands now. */
  async loadState<State, Types extends readonly EventType[]>(
    type: StreamType<State, Types>,
    id: string,
  ): Promise<Loaded<State>> {
    let state = type.initial;
    let revision = -1;
    for await (const event of this.store.read(streamName(type, id))) {
      const { effectiveOn } = metadataOf(event);
      state = evolve(type, state, event, { revision: event.revision, effectiveOn });
      revision = event.revision;
    }
    return { id, state, revision };
  }

  private compose(
    spec: AnyCommandSpec,
    command: object,
    decided: Accepted,
    given: {
      key: string;
      bodyHash: string;
      submission: Submission;
      context: DecisionContext;
    },
  ): NewEvent[] {
    const { key, bodyHash, submission, context } = given;
    const evidence = command as { effectiveOn?: string; reason?: string; documents?: Metadata['documents'] };
    const { held, warnings, tasks } = decided.judgement;
    const { policies } = decided;
    return decided.events.map((event, index) => {
      const metadata: Metadata = {
        schemaVersion: event.schemaVersion,
        actor: context.actor,
        command: spec.command.name,
        idempotencyKey: key,
        bodyHash,
        correlationId: submission.correlationId,
        ...(submission.causationId && { causationId: submission.causationId }),
        recordedAt: context.now,
        effectiveOn: spec.effectiveOn?.(command, context) ?? evidence.effectiveOn ?? context.today,
        ...(evidence.reason && { reason: evidence.reason }),
        ...(evidence.documents && { documents: evidence.documents }),
        rulesHeld: [...held],
        ...(warnings.length > 0 && { warnings: [...warnings] }),
        ...(tasks.length > 0 && { tasks: [...tasks] }),
        ...(policies.length > 0 && { policies: [...policies] }),
      };
      return {
        id: uuidV5(DIQI_NAMESPACE, `${key}/event/${index}`),
        type: event.type,
        data: toJson(event.data as object),
        metadata: toJson(metadata),
      };
    });
  }
}

/** The assignment under which the actor may give this command, or why there is none. */
function authorise(
  spec: AnyCommandSpec,
  command: object,
  loaded: LoadedStream,
  { principal }: Submission,
): Actor | Rejection {
  if (principal.system) return { account: principal.account, role: 'process-manager', organisation: '' };
  const organisation =
    spec.subject.kind === 'opening'
      ? spec.subject.organisation(command)
      : spec.subject.organisation(loaded.state);
  const authority = principal.authorities.find(
    (each) =>
      organisation !== undefined &&
      each.permissions.has(spec.permission as Permission) &&
      divisionCovers(each.organisation, organisation),
  );
  if (authority)
    return { account: principal.account, role: authority.role, organisation: authority.organisation };
  if (spec.subject.kind === 'existing') {
    // Nobody learns of a subject they may not see: another's and none at all are the same answer.
    return reject(
      'not-found',
      `${spec.stream.category.toUpperCase().replaceAll('-', '_')}.NOT_FOUND`,
      `没有找到该${spec.stream.title}（${loaded.id}），请核对编号。`,
    );
  }
  return reject(
    'forbidden',
    'ACCESS.NO_ASSIGNMENT',
    `您在该组织（${organisation ?? '未填'}）没有“${spec.title}”的授权，请联系系统管理员。`,
  );
}

function answerAgain(
  loaded: LoadedStream,
  bodyHash: string,
  submission: Submission,
): CommandAnswer | Rejection {
  const first = loaded.own[0];
  const last = loaded.own.at(-1);
  if (!first || !last) throw new Error('no event of this submission');
  const metadata = metadataOf(first);
  if (metadata.bodyHash !== bodyHash) {
    return reject(
      'rule',
      'COMMAND.KEY_REUSED',
      '同一个幂等键（Idempotency-Key）已用于另一份内容，请为新的提交换一个新的键。',
    );
  }
  return {
    id: loaded.id,
    revision: last.revision,
    position: last.position,
    warnings: metadata.warnings ?? [],
    tasks: metadata.tasks ?? [],
    dryRun: submission.dryRun,
    repeated: true,
  };
}

function staleness(loaded: LoadedStream, submission: Submission): Rejection | undefined {
  const { expectedRevision } = submission;
  if (expectedRevision === undefined || expectedRevision === loaded.revision) return undefined;
  return staleRejection(submission, loaded.revision);
}

/** A fact is recorded when it has happened; what lies ahead stands in terms and plans. */
function prematureness(
  spec: AnyCommandSpec,
  command: object,
  { today }: DecisionContext,
): Rejection | undefined {
  const { effectiveOn } = command as { effectiveOn?: string };
  if (spec.permission === 'internal' || effectiveOn === undefined || effectiveOn <= today) return undefined;
  return reject(
    'rule',
    'COMMAND.EFFECTIVE_IN_FUTURE',
    `事实发生日 ${effectiveOn} 晚于今天（${today}），请核对日期；尚未发生的事不能登记。`,
    { field: 'effectiveOn' },
  );
}

function staleRejection(submission: Submission, current: 'none' | number): Rejection {
  return reject('stale', 'COMMAND.STALE_REVISION', '您看到的内容已被他人更新，请刷新、核对后再提交。', {
    facts: { expected: submission.expectedRevision ?? null, current },
  });
}

function dryAnswer(loaded: LoadedStream, decided: Accepted): CommandAnswer {
  return {
    id: loaded.id,
    revision: loaded.revision,
    position: -1,
    warnings: decided.judgement.warnings,
    tasks: decided.judgement.tasks,
    dryRun: true,
    repeated: false,
  };
}

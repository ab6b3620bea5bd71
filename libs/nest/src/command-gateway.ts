import { Inject, Injectable } from '@nestjs/common';
import {
  type Accepted,
  type DecisionContext,
  type EventType,
  type Loaded,
  type Metadata,
  type Rejection,
  type StreamType,
  DIQI_NAMESPACE,
  canonicalBytes,
  isRejection,
  judgeCase,
  legalDateOf,
  reject,
  streamName,
  toJson,
  uuidV5,
} from '#kernel';
import { type AppendResult, EventIdReused, type NewEvent, type Streams } from '#event-store';
import { authorise } from './authority.js';
import { carriedOver } from './carried-over.js';
import { Clock } from './clock.js';
import {
  type CommandAnswer,
  type LoadedStream,
  answerAgain,
  dryAnswer,
  keyReused,
  prematureness,
  aheadOfItsDay,
  staleRejection,
  staleness,
  unborn,
} from './command-answer.js';
import type { AnyCommandSpec, Reference } from './command-spec.js';
import { evidenceOf } from './evidence.js';
import { Patience } from './patience.js';
import {
  BACKLOG,
  type Backlog,
  type CorrectionPreparation,
  EVENT_STORE,
  NO_BACKLOG,
  PERSON_REGISTRY,
  type PersonRegistry,
  type Preparation,
} from './ports.js';
import { idsOf, loadReferences } from './references.js';
import { RememberedStreams } from './stream-fold.js';
import type { Submission } from './submission.js';

/** Rounds of load, decide, append before a lost race is given up. */
const ROUNDS = 3;

/** The life of every command: load, look for the key, decide, append, answer. */
@Injectable()
export class CommandGateway {
  /** Read by {@link carriedOver} too. */
  readonly streams: RememberedStreams;

  constructor(
    @Inject(EVENT_STORE) private readonly store: Streams,
    @Inject(PERSON_REGISTRY) private readonly persons: PersonRegistry,
    private readonly clock: Clock,
    @Inject(BACKLOG) readonly backlog: Backlog = NO_BACKLOG,
    readonly patience: Patience = new Patience(),
  ) {
    this.streams = new RememberedStreams(store);
  }

  async submit(
    spec: AnyCommandSpec,
    command: object,
    submission: Submission,
  ): Promise<CommandAnswer | Rejection> {
    const key = `${submission.principal.account}:${submission.idempotencyKey}`;
    const bodyHash = this.persons.bodyHash(canonicalBytes(toJson(command)));
    const newId = (name: string): string => uuidV5(DIQI_NAMESPACE, `${key}/${name}`);

    // Persons stored by a round that lost its race; a refusal takes them back.
    let stored: Preparation | CorrectionPreparation | undefined;
    const refused = async (rejection: Rejection): Promise<Rejection> => {
      await stored?.discard();
      return rejection;
    };
    for (let round = 1; round <= ROUNDS; round++) {
      const loaded = await this.load(spec, command, key, newId);
      const authority = authorise(spec, command, loaded, submission);
      if (isRejection(authority)) return authority;
      const first = loaded.own[0];
      if (first) return answerAgain(loaded, bodyHash, submission);
      const stale = staleness(loaded, submission);
      if (stale) return stale;

      const now = this.clock.now();
      const today = legalDateOf(now);
      const effectiveOn = evidenceOf(command).effectiveOn ?? today;
      const context: DecisionContext = { actor: authority, now, today, effectiveOn, newId };
      const named = spec.persons?.(command, newId) ?? [];
      const correction = spec.corrects?.(command, loaded.state, newId);
      const early = prematureness(spec, command, context) ?? unborn(named, context, correction);
      if (early) return early;
      const behind = await this.behind(spec, command, loaded.state);
      if (behind) return refused(behind);
      const correcting = correction && (await this.persons.prepareCorrection(correction));
      const preparation = named.length > 0 ? await this.persons.prepare(named) : undefined;
      const judged = judgeCase(spec, {
        command,
        state: loaded.state,
        references: await loadReferences(spec, { command, own: loaded.state }, this.streams),
        persons: preparation?.sealed ?? [],
        corrected: correcting?.corrected,
        context,
      });
      if (isRejection(judged)) return refused(judged);
      const ahead = 'events' in judged ? aheadOfItsDay(spec, command, judged, context) : undefined;
      if (ahead) return refused(ahead);
      if (submission.dryRun) return dryAnswer(loaded, judged);
      if ('rejection' in judged) return refused(judged.rejection);

      const sealing = preparation ?? correcting;
      if ((await sealing?.seal()) === 'taken') continue;
      stored = sealing ?? stored;
      await this.putIntoUse(spec, command);
      const events = this.compose(spec, command, judged, { key, bodyHash, submission, context });
      const result = await this.append(loaded, events);
      // Ids that stand in the store may be of this very correction, sent twice: what it sealed is not taken back.
      if (isRejection(result)) return correcting ? result : refused(result);
      if (result.outcome === 'conflict') {
        if (submission.expectedRevision !== undefined)
          return refused(staleRejection(submission, result.current));
        continue;
      }
      return {
        id: loaded.id,
        revision: result.revision,
        position: result.position,
        warnings: judged.judgement.warnings,
        tasks: judged.judgement.tasks,
        dryRun: false,
        repeated: result.outcome === 'repeated',
      };
    }
    return refused(reject('conflict', 'COMMAND.CONTENDED', '同一对象正被多人同时修改，请刷新后再试一次。'));
  }

  private async putIntoUse(spec: AnyCommandSpec, command: object): Promise<void> {
    const change = spec.putsIntoUse?.(command);
    if (change) await this.persons.putIntoUse(change.personId, change);
  }

  private async append(
    { stream, revision }: LoadedStream,
    events: readonly NewEvent[],
  ): Promise<AppendResult | Rejection> {
    try {
      return await this.store.append(stream, events, revision < 0 ? 'none' : revision);
    } catch (error) {
      // Ids derive from the key: the same key on another subject gives the same ids.
      if (error instanceof EventIdReused) return keyReused();
      throw error;
    }
  }

  private async load(
    spec: AnyCommandSpec,
    command: object,
    key: string,
    newId: DecisionContext['newId'],
  ): Promise<LoadedStream> {
    const id = spec.subject.kind === 'opening' ? spec.subject.id(command, newId) : spec.subject.id(command);
    return { ...(await this.streams.loadFor(spec.stream, id, key)), stream: streamName(spec.stream, id) };
  }

  /** Why a subject that the decision counts in is not complete yet. */
  private async behind(spec: AnyCommandSpec, command: object, own: unknown): Promise<Rejection | undefined> {
    for (const reference of Object.values<Reference<object, unknown>>(spec.references ?? {}))
      for (const id of await idsOf(reference, { command, own }, this.streams)) {
        const rejection = id === undefined ? undefined : await carriedOver(reference, id, this);
        if (rejection) return rejection;
      }
    return undefined;
  }

  /** The state of any stream, as it stands now. */
  loadState<State, Types extends readonly EventType[]>(
    type: StreamType<State, Types>,
    id: string,
  ): Promise<Loaded<State>> {
    return this.streams.load(type, id);
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
    const evidence = evidenceOf(command);
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
        effectiveOn: spec.effectiveOn?.(command, context, event) ?? context.effectiveOn,
        ...(evidence.reason && { reason: evidence.reason }),
        ...(evidence.documents && { documents: evidence.documents }),
        ...(evidence.evidenceGrade && { evidenceGrade: evidence.evidenceGrade }),
        rulesHeld: [...held],
        ...(warnings.length > 0 && { warnings: [...warnings] }),
        ...(tasks.length > 0 && { tasks: [...tasks] }),
        ...(policies.length > 0 && { policies: [...policies] }),
      };
      return {
        id: uuidV5(DIQI_NAMESPACE, `${key}/event/${index}`),
        type: event.type,
        data: toJson(event.data),
        metadata: toJson(metadata),
      };
    });
  }
}

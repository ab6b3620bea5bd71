import {
  type Accepted,
  type Judgement,
  type LegalDate,
  type DecisionContext,
  type LegalBasis,
  type Loaded,
  type Refusal,
  type Rejection,
  type RuleOutcome,
  type Severity,
  dueDateOf,
  metadataOf,
  parseIdentityNumber,
  reject,
} from '#kernel';
import type { RecordedEvent } from '#event-store';
import type { AnyCommandSpec } from './command-spec.js';
import { evidenceOf } from './evidence.js';
import type { Submission } from './submission.js';

export interface CommandAnswer {
  /** Id of the subject. */
  readonly id: string;
  readonly revision: number;
  readonly position: number;
  readonly warnings: readonly RuleOutcome[];
  readonly tasks: readonly RuleOutcome[];
  readonly dryRun: boolean;
  /** A dry run only: what would become of it, and why. */
  readonly trial?: Trial;
  /** The same submission was accepted before; this is the first answer. */
  readonly repeated: boolean;
}

/** What every rule says of a case that is only tried. */
export interface Trial {
  readonly accepted: boolean;
  readonly verdicts: readonly RuleVerdict[];
  /**
   * The shortest lawful way forward, one Chinese sentence for each rule that knows one: of those that forbid it, or,
   * where none does, of those that warn, as of a vote that was lost.
   */
  readonly wayForward: readonly string[];
}

export interface RuleVerdict {
  readonly rule: string;
  readonly code: string;
  readonly sentence: string;
  readonly severity: Severity;
  readonly basis: readonly LegalBasis[];
  readonly holds: boolean;
  readonly detail?: string;
  readonly field?: string;
  readonly wayForward?: string;
  readonly dueOn?: string;
}

export interface LoadedStream extends Loaded<unknown> {
  readonly stream: string;
  /** Events of this very submission, if it was accepted before. */
  readonly own: readonly RecordedEvent[];
}

export function keyReused(): Rejection {
  return reject(
    'rule',
    'COMMAND.KEY_REUSED',
    '同一个幂等键（Idempotency-Key）已用于另一份内容，请为新的提交换一个新的键。',
  );
}

export function answerAgain(
  loaded: LoadedStream,
  bodyHash: string,
  submission: Submission,
): CommandAnswer | Rejection {
  const first = loaded.own[0];
  const last = loaded.own.at(-1);
  if (!first || !last) throw new Error('no event of this submission');
  const metadata = metadataOf(first);
  if (metadata.bodyHash !== bodyHash) {
    return keyReused();
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

export function staleness(loaded: LoadedStream, submission: Submission): Rejection | undefined {
  const { expectedRevision } = submission;
  if (expectedRevision === undefined || expectedRevision === loaded.revision) return undefined;
  return staleRejection(submission, loaded.revision);
}

/** A fact is recorded when it has happened; what lies ahead stands in terms and plans. */
export function prematureness(
  spec: AnyCommandSpec,
  command: object,
  { today }: DecisionContext,
): Rejection | undefined {
  const { effectiveOn } = evidenceOf(command);
  if (spec.permission === 'internal' || effectiveOn === undefined || effectiveOn <= today) return undefined;
  return notYet(effectiveOn, today, { field: 'effectiveOn' });
}

/** The same of a command that says in a field of its own when something has happened. */
export function aheadOfItsDay<Command extends object>(
  spec: AnyCommandSpec,
  command: Command,
  { events }: Accepted,
  context: DecisionContext,
): Rejection | undefined {
  if (!spec.hasHappened) return undefined;
  const days = events.map((event) => spec.effectiveOn?.(command, context, event) ?? context.effectiveOn);
  const ahead = days.find((day) => day > context.today);
  return ahead === undefined ? undefined : notYet(ahead, context.today);
}

function notYet(on: LegalDate, today: LegalDate, more: { readonly field?: string } = {}): Rejection {
  return reject(
    'rule',
    'COMMAND.EFFECTIVE_IN_FUTURE',
    `事实发生日 ${on} 晚于今天（${today}），请核对日期；尚未发生的事不能登记。`,
    more,
  );
}

/** Nobody is registered before being born. */
export function unborn(
  named: readonly { readonly identity: { readonly identityNumber?: string | undefined } }[],
  { today }: DecisionContext,
): Rejection | undefined {
  const at = named.findIndex(({ identity }) => {
    const parsed = parseIdentityNumber(identity.identityNumber ?? '');
    return parsed.ok && parsed.value.bornOn > today;
  });
  if (at < 0) return undefined;
  const detail = `第 ${at + 1} 人身份证号中的出生日期晚于今天（${today}），请对照身份证核对。`;
  return reject('invalid', 'PERSONS.BORN_IN_FUTURE', detail, { field: 'identityNumber' });
}

export function staleRejection(submission: Submission, current: 'none' | number): Rejection {
  const exists = current !== 'none' && current >= 0;
  const detail = exists
    ? '您看到的内容已被他人更新，请刷新、核对后再提交。'
    : '要登记的对象尚不存在，没有版次可以核对，请去掉请求头 If-Match 后再提交。';
  return reject('stale', 'COMMAND.STALE_REVISION', detail, {
    facts: { expected: submission.expectedRevision ?? null, current: exists ? current : 'none' },
  });
}

/** A dry run tells what every rule says, and stores nothing. */
export function dryAnswer(loaded: LoadedStream, judged: Accepted | Refusal): CommandAnswer {
  const { judgement } = judged;
  return {
    id: loaded.id,
    revision: loaded.revision,
    position: -1,
    warnings: judgement.warnings,
    tasks: judgement.tasks,
    dryRun: true,
    trial: { accepted: !('rejection' in judged), ...trialOf(judgement) },
    repeated: false,
  };
}

/** What to do about every broken rule of one severity, as far as they know. */
function waysForward(verdicts: Judgement['verdicts'], severity: Severity): readonly string[] {
  const ways = verdicts.flatMap(({ rule, breach }) =>
    rule.severity === severity ? (breach?.wayForward ?? []) : [],
  );
  return [...new Set(ways)];
}

function trialOf({ verdicts, blocked }: Judgement): Omit<Trial, 'accepted'> {
  return {
    verdicts: verdicts.map(({ rule: { id, code, sentence, severity, basis }, breach }) => {
      const dueOn = breach && dueDateOf(breach);
      return {
        rule: id,
        code,
        sentence,
        severity,
        basis,
        holds: breach === undefined,
        ...(breach && { detail: breach.detail }),
        ...(breach?.field && { field: breach.field }),
        ...(breach?.wayForward && { wayForward: breach.wayForward }),
        ...(dueOn && { dueOn }),
      };
    }),
    wayForward: waysForward(verdicts, blocked.length > 0 ? 'block' : 'warn'),
  };
}

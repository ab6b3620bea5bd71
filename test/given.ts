import { expect } from '@jest/globals';
import {
  DIQI_NAMESPACE,
  type AnyStreamType,
  type DomainEvent,
  type Loaded,
  type Rejection,
  type SealedCorrection,
  type SealedPerson,
  type Accepted,
  type Verdict,
  eventsOf,
  isRejection,
  judgeCase,
  replay,
  toJson,
  uuidV5,
} from '#kernel';
import { type AnyCommandSpec, evidenceOf, refusalsWithoutCase } from '#nest';
import { keepFixtures } from './fixtures.js';
import { noteRule } from './rule-cases.js';

/** Chinese, and complete. */
const SENTENCES = /[一-鿿].*。$/;

/** What was recorded before, of the subject and of what the command refers to. */
export interface Given {
  readonly history?: readonly DomainEvent[];
  readonly references?: Readonly<Record<string, Loaded<unknown> | readonly Loaded<unknown>[] | undefined>>;
  readonly persons?: readonly SealedPerson[];
  /** What the vault says of whom the command corrects. */
  readonly corrected?: SealedCorrection | undefined;
  /** Legal date of the decision; 2026-03-02 unless told. */
  readonly today?: string;
  /** Of whoever sends it; a clerk of the station unless told. */
  readonly role?: string;
}

/** The id that a decision of {@link given} gets under a name. */
export function idGiven(name: string): string {
  return uuidV5(DIQI_NAMESPACE, name);
}

/** A subject as its history made it, to be referred to. */
export function known(stream: AnyStreamType, id: string, ...history: DomainEvent[]): Loaded<unknown> {
  return { id, ...folded(stream, history) };
}

function folded(
  stream: AnyStreamType,
  history: readonly DomainEvent[],
): { state: unknown; revision: number } {
  return replay(
    stream,
    history.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' })),
  );
}

/** Notes what a rule says; when it is broken it says so in whole sentences, and one that forbids, what to do. */
function noteVerdict({ rule, breach }: Verdict): void {
  noteRule(rule.id, breach ? 'broken' : 'held');
  if (!breach) return;
  expect([rule.id, breach.detail]).toEqual([rule.id, expect.stringMatching(SENTENCES)]);
  if (rule.severity === 'block' || breach.wayForward)
    expect([rule.id, breach.wayForward]).toEqual([rule.id, expect.stringMatching(SENTENCES)]);
}

/** References to many of which a spec says nothing: the gateway finds none, and gives an empty list. */
function nothingFound({ references = {} }: AnyCommandSpec) {
  const lists = Object.entries(references).filter(([, { many }]) => many);
  return Object.fromEntries(lists.map(([name]) => [name, []]));
}

/** Reads as a sentence: given what was recorded, when a command comes, then this is recorded or refused. */
export function given(spec: AnyCommandSpec, before: Given = {}) {
  const {
    history = [],
    references = {},
    persons = [],
    corrected,
    today = '2026-03-02',
    role = 'station-clerk',
  } = before;
  return {
    when(command: object) {
      const judged = judgeCase(spec, {
        command,
        state: folded(spec.stream, history).state,
        references: { ...nothingFound(spec), ...references },
        persons,
        corrected,
        context: {
          actor: { account: 'jingban', role, organisation: '140722' },
          now: `${today}T02:00:00.000Z`,
          today,
          effectiveOn: evidenceOf(command).effectiveOn ?? today,
          newId: idGiven,
        },
      });
      if ('judgement' in judged) judged.judgement.verdicts.forEach(noteVerdict);
      const decided = 'rejection' in judged ? judged.rejection : judged;
      if (isRejection(judged) && !refusalsWithoutCase(spec).includes(judged.code))
        throw new Error(`${spec.command.name} does not declare the refusal ${judged.code}`);
      return {
        decided,
        then(...events: DomainEvent[]): Accepted {
          if (isRejection(decided)) throw new Error(`refused: ${decided.code} ${decided.detail}`);
          expect(decided.events).toEqual(events);
          for (const event of decided.events) assertFits(spec, event);
          keepFixtures(decided.events);
          return decided;
        },
        refused(...codes: string[]): Rejection {
          if (!isRejection(decided)) throw new Error('accepted');
          const all = [decided.code, ...(decided.others ?? []).map(({ code }) => code)];
          expect(all.sort()).toEqual(codes.sort());
          return decided;
        },
      };
    },
  };
}

/** As the store will ask: what a spread carries along beyond the schema is no part of an event. */
function assertFits(spec: AnyCommandSpec, { type: name, data }: DomainEvent): void {
  const type = eventsOf(spec.stream).find((each) => each.name === name);
  if (!type) throw new Error(`${name} does not stand in ${spec.stream.category}`);
  type.schema.parse(toJson(data as object));
}

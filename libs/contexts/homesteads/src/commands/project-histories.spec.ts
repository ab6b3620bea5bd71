import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SHA, VILLAGE } from '#examples';
import { type DomainEvent, addDays, decideCase, evolve, isRejection, replay } from '#kernel';
import { CHECKED, PROJECT as projectId, proposed, useAgreed } from '#made-homesteads';
import type { AnyCommandSpec } from '#nest';
import { type Revitalization, RevitalizationStarted, revitalizationStream } from '../facts/index.js';
import { endRevitalization } from './end-revitalization.js';
import { recordRevitalizationRevenue } from './record-revitalization-revenue.js';

const third = { numerator: 1, denominator: 3 };
const started = RevitalizationStarted.of({
  startedOn: '2026-02-01',
  split: ['a', 'b', 'c'].map((id) => ({ party: { kind: 'household' as const, id }, share: third })),
});
const HOUSES = ['a', 'b', 'c'].map((householdId) =>
  useAgreed({ householdId, parcelCode: householdId, way: 'cooperation' }),
);
const recordedAs = (event: DomainEvent, revision: number) => ({
  ...event,
  revision,
  effectiveOn: '2026-02-01',
});

/** What may become of a project that runs, within sixty days. */
const steps = fc.array(
  fc.record({
    begin: fc.nat(60),
    days: fc.integer({ min: -1, max: 20 }),
    revenueFen: fc.integer({ min: 1, max: 1_000 }),
    ends: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
  }),
  { maxLength: 20 },
);

describe('any project that runs', () => {
  it('has every day in one period at most, and all its revenue in somebody’s hands (property)', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const history: DomainEvent[] = [];
        let project: Revitalization | undefined;
        const record = (event: DomainEvent): void => {
          project = evolve(revitalizationStream, project, event, recordedAs(event, history.length));
          history.push(event);
          // At every prefix the history alone says what is seen.
          expect(replay(revitalizationStream, history.map(recordedAs)).state).toEqual(project);
        };
        for (const event of [proposed, ...HOUSES, ...CHECKED, started]) record(event);
        for (const { begin, days, revenueFen, ends } of taken) {
          const from = addDays('2026-01-25', begin);
          const period = { projectId, from, to: addDays(from, days), revenueFen, paperSha256: SHA };
          const ending = { projectId, ground: 'agreement', endedOn: from };
          const spec: AnyCommandSpec = ends ? endRevitalization : recordRevitalizationRevenue;
          const decided = decideCase(spec, {
            ...{
              command: ends ? ending : period,
              state: project,
              references: { households: [] },
              persons: [],
            },
            context: {
              actor: { account: 'jingban', role: 'station-clerk', organisation: VILLAGE },
              ...{ now: '2026-03-31T02:00:00.000Z', today: '2026-03-31', effectiveOn: '2026-03-31' },
              newId: (name: string) => name,
            },
          });
          if (!isRejection(decided)) decided.events.forEach(record);
        }
        const revenues = [...(project?.revenues ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
        for (const [index, { from, to, revenueFen, parts }] of revenues.entries()) {
          expect(from >= '2026-02-01' && from <= to).toBe(true);
          expect(from > (revenues[index - 1]?.to ?? '')).toBe(true);
          expect(parts.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(revenueFen);
        }
      }),
      { seed: 20_260_303, numRuns: 200 },
    );
  });
});

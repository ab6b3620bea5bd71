import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DomainEvent, codesOf, replay } from '#kernel';
import { oldContractGraded, oldContractPutRight, oldContractRecorded } from '#old-contracts';
import { WRONG_POINTS, cleanUpOf, contractStream } from './index.js';

describe('any order of mending', () => {
  it('puts a contract right exactly when the last of its points is mended', () => {
    const points = fc.shuffledSubarray([...codesOf(WRONG_POINTS)], { minLength: 1 });
    fc.assert(
      fc.property(points, (found) => {
        const findings = found.map((wrong) => ({ wrong, round: 1, found: '见材料' }));
        const events: DomainEvent[] = [oldContractRecorded(), oldContractGraded({ findings })];
        found.forEach((wrong, index) => {
          events.push(oldContractPutRight({ mends: [{ wrong, round: 1 }] }));
          const { state } = replay(
            contractStream,
            events.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-02-20' })),
          );
          const expected = index === found.length - 1 ? 'put-right' : 'to-be-put-right';
          expect(cleanUpOf(state?.old?.grading?.findings)).toBe(expected);
        });
      }),
      { seed: 20_260_302, numRuns: 100 },
    );
    expect(cleanUpOf(undefined)).toBe('to-be-graded');
    expect(cleanUpOf([])).toBe('nothing-wrong');
  });
});

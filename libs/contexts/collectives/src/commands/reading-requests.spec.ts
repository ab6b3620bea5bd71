import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, VILLAGE, collective } from '#examples';
import { FATHER, MOTHER, roster } from '#family';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import { ReadingAnswered, ReadingRequested } from '../facts/index.js';
import { readingRequestIdOf, requestReading } from './request-reading.js';

const asked = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, memberId: FATHER, manner: 'copy' as const },
  ...{ papers: ['minutes' as const, 'accounts' as const], requestedOn: '2026-03-02' },
};
const requestId = readingRequestIdOf(asked);
const requested = ReadingRequested.of({ ...asked, requestId });
const ask = (history: DomainEvent[], more: object = {}) =>
  given(requestReading, { history, references: { collective, roster: roster() } }).when({
    ...asked,
    ...more,
  });

describe('a request to read papers', () => {
  it('is recorded once a day for the same papers, answered or not, with its number (V38)', () => {
    ask([]).then(requested);
    const twice = 'COLLECTIVES.READING_ALREADY_REQUESTED';
    const answered = ReadingAnswered.of({ requestId, outcome: 'provided', answeredOn: '2026-03-02' });
    for (const history of [[requested], [requested, answered]]) {
      const { detail, facts } = ask(history).refused(twice);
      expect([detail, facts]).toEqual([expect.stringContaining('2026-03-02'), { requestId }]);
    }
  });

  it('is another one of another member, day, manner or paper, and the same however its papers are ordered', () => {
    expect(readingRequestIdOf({ ...asked, papers: ['accounts', 'minutes'] })).toBe(requestId);
    for (const more of [
      { memberId: MOTHER },
      { requestedOn: '2026-03-01' },
      { manner: 'read' as const },
      { papers: ['minutes' as const] },
      { description: '2025 年' },
    ])
      expect(readingRequestIdOf({ ...asked, ...more })).not.toBe(requestId);
  });
});

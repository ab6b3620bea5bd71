import { describe, expect, it } from '@jest/globals';
import { ruleCatalogOf } from '#nest';
import { CONTEXTS } from '#platform';
import { roleHolds } from '#staff/facts';

describe('every rule that leaves a task', () => {
  const rules = ruleCatalogOf(CONTEXTS.flatMap(({ commands }) => commands));

  it('says who must act, in a post that may complete tasks, and until when, and what follows otherwise', () => {
    const silent = rules.filter(({ severity, duty }) => (severity === 'task') !== (duty !== undefined));
    expect(silent.map(({ id }) => id)).toEqual([]);
    const duties = rules.flatMap(({ id, duty }) => (duty ? [{ id, ...duty }] : []));
    expect(duties.length).toBeGreaterThan(0);
    for (const { id, owner, term, consequence } of duties) {
      expect([id, roleHolds(owner.role, 'tasks.complete')]).toEqual([id, true]);
      expect([id, term]).toEqual([id, expect.stringMatching(/^[一-鿿].*。$/)]);
      expect([id, consequence]).toEqual([id, expect.stringMatching(/^[一-鿿].*。$/)]);
    }
  });
});

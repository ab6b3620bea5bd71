import { describe, expect, it } from '@jest/globals';
import {
  type Deciding,
  type DutyBook,
  type Hand,
  dealWithOfficersIsFlagged,
  nobodyDecidesForKin,
} from './index.js';

const COLLECTIVE = 'N2140722MF00000057';
const book: DutyBook = {
  divisionCode: '140722100230',
  duties: [
    {
      dutyId: 'd1',
      duty: 'board-chair',
      personId: '张',
      organisationId: COLLECTIVE,
      from: '2026-01-01',
      to: '2030-12-31',
    },
  ],
  kin: [
    {
      declarationId: 'k1',
      divisionCode: '140722100230',
      personId: '张',
      relation: 'child',
      kinId: '张子',
      documentSha256: 'a1'.repeat(32),
    },
  ],
};
const hand = (personId: string, part: string): Hand => ({ personId, part, field: 'x' });

describe('a matter of kin, in any context', () => {
  const decided = (decider: string, tenant: string): Deciding => ({
    book,
    deciders: [hand(decider, '审批人')],
    concerned: [hand(tenant, '承租方')],
  });
  const { breach, severity, basis } = nobodyDecidesForKin((facts: Deciding) => facts);

  it('is not decided by near kin, nor by whom it concerns, and says who should step aside', () => {
    expect(severity).toBe('block');
    expect(basis.map(({ article }) => article)).toContain('第二十九条');
    expect(breach(decided('张', '张子'))?.detail).toBe('审批人是承租方的近亲属，应当回避。');
    expect(breach(decided('张子', '张'))?.field).toBe('x');
    expect(breach(decided('张', '张'))?.detail).toContain('本人');
    expect(breach(decided('李', '张子'))).toBeUndefined();
    expect(breach({ ...decided('张', '张子'), book: undefined })).toBeUndefined();
  });
});

describe('a deal of a collective with its own officers or their kin', () => {
  const { breach, severity } = dealWithOfficersIsFlagged(
    ({ party, on, organisationId }: { party: string; on: string; organisationId: string }) => ({
      book,
      organisationId,
      parties: [hand(party, '承租方')],
      on,
    }),
  );
  const deal = (party: string, on = '2026-03-02', organisationId = COLLECTIVE) =>
    breach({ party, on, organisationId })?.detail;

  it('is seen by everybody, and not forbidden', () => {
    expect(severity).toBe('warn');
    expect(deal('张')).toContain('“理事长”本人');
    expect(deal('张子')).toContain('“理事长”的近亲属');
  });

  it('is an ordinary deal for everybody else, after the term, and with another collective', () => {
    expect(deal('李')).toBeUndefined();
    expect(deal('张', '2031-01-01')).toBeUndefined();
    expect(deal('张', '2026-03-02', 'N2140722MF00000065')).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, SHA } from '#examples';
import { BRIDE, UNCLE, ofVillage, rosterHistory } from '#family';
import { MembershipWithdrawn } from '../facts/index.js';
import { withdrawMember } from './withdraw-member.js';

const history = rosterHistory;
const command = {
  collectiveId: COLLECTIVE,
  personId: UNCLE,
  appliedOn: '2026-01-05',
  consentedOn: '2026-02-10',
  effectiveOn: '2026-02-10',
  settlement: 'compensation',
  compensationFen: 500_000,
  documents: [{ title: '退出申请书', sha256: SHA }],
};
const withdrawn = {
  ...ofVillage,
  personId: UNCLE,
  appliedOn: '2026-01-05',
  consentedOn: '2026-02-10',
  withdrawnOn: '2026-02-10',
};

describe('withdrawing from a collective', () => {
  it('is by application and consent, with compensation or interests kept for a time', () => {
    given(withdrawMember, { history })
      .when(command)
      .then(MembershipWithdrawn.of({ ...withdrawn, settlement: 'compensation', compensationFen: 500_000 }));
    const kept = { settlement: 'interests-kept', interestsKeptUntil: '2028-02-10' } as const;
    given(withdrawMember, { history })
      .when({ ...command, compensationFen: undefined, ...kept })
      .then(MembershipWithdrawn.of({ ...withdrawn, ...kept }));
  });

  it('never divides the property of the collective (M1)', () => {
    const { rule, basis, wayForward } = given(withdrawMember, { history })
      .when({ ...command, settlement: 'partition', compensationFen: undefined })
      .refused('COLLECTIVES.PROPERTY_DIVIDED');
    expect(rule).toBe('M1');
    expect(basis).toContainEqual({ law: '农村集体经济组织法', article: '第十六条' });
    expect(wayForward).toContain('协商补偿');
  });

  it('follows the order of application, consent and withdrawal (MB12)', () => {
    for (const wrong of [{ consentedOn: '2026-01-04' }, { effectiveOn: '2026-02-09' }])
      given(withdrawMember, { history })
        .when({ ...command, ...wrong })
        .refused('COLLECTIVES.WITHDRAWAL_WITHOUT_CONSENT');
  });

  it('states what was agreed, and nothing that was not (MB13)', () => {
    for (const wrong of [
      { compensationFen: undefined },
      { settlement: 'none' },
      { settlement: 'interests-kept', compensationFen: undefined },
      { settlement: 'interests-kept', compensationFen: undefined, interestsKeptUntil: '2026-02-10' },
    ])
      given(withdrawMember, { history })
        .when({ ...command, ...wrong })
        .refused('COLLECTIVES.SETTLEMENT_INCOMPLETE');
  });

  it('is of a member, on paper', () => {
    given(withdrawMember, { history })
      .when({ ...command, personId: BRIDE, documents: undefined })
      .refused('COLLECTIVES.NOT_A_MEMBER', 'COLLECTIVES.PAPER_MISSING');
  });
});

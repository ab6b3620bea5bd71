import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, SHA } from '#examples';
import { BRIDE, MOTHER, ofVillage, rosterHistory } from '#family';
import { MembershipLost } from '../facts/index.js';
import { EndMembership, endMembership } from './end-membership.js';
import { recordMembershipLost } from './record-membership-lost.js';

const ELSEWHERE = 'N2140722MF00000073';
const history = rosterHistory;
const documents = [{ title: '证明', sha256: SHA }];
const loss = (ground: string, more: object = {}) => ({
  collectiveId: COLLECTIVE,
  personId: MOTHER,
  ground,
  documents,
  effectiveOn: '2026-02-01',
  ...more,
});
const lost = { ...ofVillage, personId: MOTHER, lostOn: '2026-02-01' };

describe('losing membership', () => {
  it.each(['death', 'nationality-lost', 'civil-servant'] as const)(
    'follows from %s (集体法 17)',
    (ground) => {
      given(recordMembershipLost, { history })
        .when(loss(ground))
        .then(MembershipLost.of({ ...lost, ground }));
    },
  );

  it('follows from membership elsewhere, of a collective that is named and is not this one (MB19)', () => {
    const [ground, newCollectiveId] = ['gained-another-membership', ELSEWHERE] as const;
    given(recordMembershipLost, { history })
      .when(loss(ground, { newCollectiveId }))
      .then(MembershipLost.of({ ...lost, ground, newCollectiveId }));
    for (const named of [undefined, COLLECTIVE])
      given(recordMembershipLost, { history })
        .when(loss(ground, { newCollectiveId: named }))
        .refused('COLLECTIVES.NEW_MEMBERSHIP_NOT_ELSEWHERE');
  });

  it.each([
    'schooling',
    'military-service',
    'working-elsewhere',
    'business',
    'imprisonment',
    'settled-in-city',
    'appointed-civil-servant',
  ])('does not follow from %s (MB8)', (ground) => {
    const { basis, wayForward } = given(recordMembershipLost, { history })
      .when(loss(ground))
      .refused('COLLECTIVES.NO_GROUND_OF_LOSS');
    expect(basis).toContainEqual({ law: '农村集体经济组织法', article: '第十八条' });
    expect(wayForward).toContain('保留成员身份');
  });

  it.each(['unmarried', 'marriage', 'divorce', 'widowhood', 'no-man-in-household'])(
    'does not follow from %s, of all for women (P14)',
    (ground) => {
      const { rule, basis } = given(recordMembershipLost, { history })
        .when(loss(ground))
        .refused('COLLECTIVES.MARRIAGE_IS_NO_GROUND');
      expect(rule).toBe('P14');
      expect(basis).toEqual([
        { law: '农村集体经济组织法', article: '第八条' },
        { law: '农村集体经济组织法', article: '第十八条' },
        { law: '农村土地承包法', article: '第三十一条' },
      ]);
    },
  );

  it('by the charter names the clause, and nothing else does (MB9)', () => {
    given(recordMembershipLost, { history })
      .when(loss('charter', { clause: '章程第十二条' }))
      .then(MembershipLost.of({ ...lost, ground: 'charter', clause: '章程第十二条' }));
    for (const wrong of [loss('charter'), loss('death', { clause: '章程第十二条' })])
      given(recordMembershipLost, { history }).when(wrong).refused('COLLECTIVES.CLAUSE_NOT_NAMED');
  });

  it('keeps interests for a time where the law lets it (MB10)', () => {
    const kept = { interestsKeptUntil: '2027-02-01' };
    given(recordMembershipLost, { history })
      .when(loss('civil-servant', kept))
      .then(MembershipLost.of({ ...lost, ground: 'civil-servant', ...kept }));
    for (const wrong of [loss('death', kept), loss('civil-servant', { interestsKeptUntil: '2026-02-01' })])
      given(recordMembershipLost, { history }).when(wrong).refused('COLLECTIVES.INTERESTS_NOT_KEPT');
  });

  it('is of a member (MB7), on paper (MB11)', () => {
    given(recordMembershipLost, { history })
      .when(loss('death', { personId: BRIDE }))
      .refused('COLLECTIVES.NOT_A_MEMBER');
    given(recordMembershipLost, { history })
      .when(loss('death', { documents: undefined }))
      .refused('COLLECTIVES.PAPER_MISSING');
  });
});

describe('membership that ends by a fact the register knows', () => {
  it('ends on its day; whoever is a member elsewhere is told (MB18)', () => {
    const cause = { ground: 'gained-another-membership', newCollectiveId: ELSEWHERE } as const;
    const { judgement } = given(endMembership, { history })
      .when(new EndMembership(COLLECTIVE, MOTHER, cause, '2026-02-01'))
      .then(MembershipLost.of({ ...lost, ...cause }));
    expect(judgement.tasks).toMatchObject([{ rule: 'MB18' }]);
    const died = given(endMembership, { history })
      .when(new EndMembership(COLLECTIVE, MOTHER, { ground: 'death' }, '2026-02-01'))
      .then(MembershipLost.of({ ...lost, ground: 'death' }));
    expect(died.judgement.tasks).toEqual([]);
    given(endMembership, { history: [...history, ...died.events] })
      .when(new EndMembership(COLLECTIVE, MOTHER, { ground: 'death' }, '2026-02-01'))
      .refused('COLLECTIVES.NOT_A_MEMBER');
  });
});

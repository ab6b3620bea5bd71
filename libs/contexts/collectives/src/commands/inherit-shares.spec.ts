import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, SHA } from '#examples';
import {
  ADULT,
  BRIDE,
  FATHER,
  UNCLE,
  WANGS,
  fraction,
  household,
  memberHolder,
  ofVillage,
  place,
  quantified,
  roster,
  sealed,
  wangs,
} from '#family';
import {
  HouseholdExtinctionRecorded,
  MembershipLost,
  SharesInherited,
  SharesQuantified,
} from '../facts/index.js';
import { inheritShares } from './inherit-shares.js';

const died = MembershipLost.of({
  ...ofVillage,
  personId: UNCLE,
  ground: 'death',
  lostOn: '2026-02-01',
});
const inherit = {
  collectiveId: COLLECTIVE,
  from: memberHolder(UNCLE),
  heirs: [{ heir: memberHolder(FATHER), portion: fraction(1, 1) }],
  documents: [{ title: '继承公证书', sha256: SHA }],
};
const before = { history: [quantified], references: { roster: roster(died), households: [] } };
const all = SharesInherited.of({
  ...ofVillage,
  from: memberHolder(UNCLE),
  inheritedOn: '2026-03-02',
  lines: [{ to: memberHolder(FATHER), shareType: 'basic', share: fraction(3, 10) }],
  outsideHeirs: [],
});
const abroad = [{ person: { name: '孙七', identityNumber: ADULT }, portion: fraction(1, 3) }];

describe('inheriting income shares', () => {
  it('passes all that a dead member held', () => {
    given(inheritShares, before).when(inherit).then(all);
  });

  it('that was divided already is told to be so, not that nobody died (SH12)', () => {
    const { detail } = given(inheritShares, { ...before, history: [...before.history, all] })
      .when(inherit)
      .refused('COLLECTIVES.NOTHING_TO_INHERIT');
    expect(detail).toMatch(/名下没有份额.*已经全部继承/);
  });

  it('begins with a death, or the end of a household (SH12)', () => {
    given(inheritShares, { ...before, references: { roster: roster(), households: [] } })
      .when(inherit)
      .refused('COLLECTIVES.NOTHING_TO_INHERIT');
    const ended = HouseholdExtinctionRecorded.of({ ...place(WANGS), extinctOn: '2026-02-01' });
    const half = fraction(1, 2);
    const ofHousehold = {
      ...inherit,
      from: household(WANGS),
      heirs: [FATHER, UNCLE].map((id) => ({ heir: memberHolder(id), portion: half })),
    };
    given(inheritShares, { ...before, references: { roster: roster(), households: [wangs()] } })
      .when(ofHousehold)
      .refused('COLLECTIVES.NOTHING_TO_INHERIT');
    given(inheritShares, { ...before, references: { roster: roster(), households: [wangs(ended)] } })
      .when(ofHousehold)
      .then(
        SharesInherited.of({
          ...all.data,
          from: household(WANGS),
          lines: [
            { to: memberHolder(FATHER), shareType: 'basic', share: fraction(1, 4) },
            { to: memberHolder(UNCLE), shareType: 'basic', share: fraction(1, 4) },
            { to: memberHolder(FATHER), shareType: 'farming-age', share: fraction(1, 20) },
            { to: memberHolder(UNCLE), shareType: 'farming-age', share: fraction(1, 20) },
          ],
        }),
      );
  });

  it('divides the estate wholly (SH13)', () => {
    given(inheritShares, before)
      .when({ ...inherit, heirs: [{ heir: memberHolder(FATHER), portion: fraction(2, 3) }] })
      .refused('COLLECTIVES.ESTATE_NOT_DIVIDED');
  });

  it('reaches heirs outside where the charter lets it (SH14)', () => {
    const shared = {
      ...inherit,
      heirs: [{ heir: memberHolder(FATHER), portion: fraction(2, 3) }],
      outsideHeirs: abroad,
    };
    const persons = [sealed(BRIDE)];
    given(inheritShares, { ...before, persons })
      .when(shared)
      .refused('COLLECTIVES.OUTSIDE_HEIR');
    const open = SharesQuantified.of({ ...quantified.data, outsideHeirs: true });
    given(inheritShares, { ...before, persons, history: [open] })
      .when(shared)
      .then(
        SharesInherited.of({
          ...all.data,
          lines: [
            { to: memberHolder(FATHER), shareType: 'basic', share: fraction(1, 5) },
            { to: { kind: 'outside-heir', id: BRIDE }, shareType: 'basic', share: fraction(1, 10) },
          ],
          outsideHeirs: [{ personId: BRIDE, commitment: `commitment of ${BRIDE}` }],
        }),
      );
    given(inheritShares, { ...before, persons: [sealed(FATHER, { known: true })], history: [open] })
      .when({ ...shared, heirs: [], outsideHeirs: [{ ...abroad[0], portion: fraction(1, 1) }] })
      .refused('COLLECTIVES.HOLDER_OF_ANOTHER_COLLECTIVE');
  });

  it('is counted however it is divided (SH2)', () => {
    const rest = 999_999_937 - 1;
    const fine = SharesQuantified.of({
      ...quantified.data,
      holdings: [{ holder: memberHolder(UNCLE), shareType: 'basic', share: fraction(1, 999_999_929) }],
    });
    given(inheritShares, { ...before, history: [fine] })
      .when({
        ...inherit,
        heirs: [1, rest].map((part, at) => ({
          heir: at === 0 ? memberHolder(FATHER) : household(WANGS),
          portion: fraction(part, 999_999_937),
        })),
      })
      .refused('COLLECTIVES.SHARES_TOO_FINE', 'COLLECTIVES.HOLDER_OF_ANOTHER_COLLECTIVE');
  });
});

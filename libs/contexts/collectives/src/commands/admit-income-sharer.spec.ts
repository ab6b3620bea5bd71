import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, RESOLUTION, resolution } from '#examples';
import { ADULT, BRIDE, UNCLE, ofVillage, rosterHistory, sealed } from '#family';
import { IncomeSharerAdmitted } from '../facts/index.js';
import { admitIncomeSharer } from './admit-income-sharer.js';

const command = {
  collectiveId: COLLECTIVE,
  person: { name: '赵六', identityNumber: ADULT },
  workedSinceOn: '2010-05-01',
  resolutionId: RESOLUTION,
};
const before = (votes: { eligible: number; inFavour: number }) => ({
  history: rosterHistory,
  persons: [sealed(BRIDE)],
  references: { resolution: resolution({ matter: 'income-sharer-admission', parcels: undefined, ...votes }) },
});
const admitted = {
  ...ofVillage,
  personId: BRIDE,
  commitment: `commitment of ${BRIDE}`,
  admittedOn: '2026-03-02',
  workedSinceOn: '2010-05-01',
  resolutionId: RESOLUTION,
};

describe('admitting somebody who is no member to the income', () => {
  it('takes three quarters of all members, by the roster of the day if it counts more (MB14)', () => {
    given(admitIncomeSharer, before({ eligible: 300, inFavour: 225 }))
      .when(command)
      .then(IncomeSharerAdmitted.of({ ...admitted, needed: 225, inFavour: 225 }));
    const { facts } = given(admitIncomeSharer, before({ eligible: 300, inFavour: 224 }))
      .when(command)
      .refused('COLLECTIVES.NOT_THREE_QUARTERS');
    expect(facts).toEqual({ needed: 225, inFavour: 224 });
    // Three adults are on the roster; the son was a minor on the day.
    given(admitIncomeSharer, before({ eligible: 1, inFavour: 3 }))
      .when(command)
      .then(IncomeSharerAdmitted.of({ ...admitted, needed: 3, inFavour: 3 }));
    given(admitIncomeSharer, before({ eligible: 1, inFavour: 2 }))
      .when(command)
      .refused('COLLECTIVES.NOT_THREE_QUARTERS');
  });

  it('is nothing that a decision on something else carries, however many agreed (MB14)', () => {
    const { detail } = given(admitIncomeSharer, {
      ...before({ eligible: 300, inFavour: 300 }),
      references: { resolution: resolution({ inFavour: 300 }) },
    })
      .when(command)
      .refused('COLLECTIVES.NOT_THREE_QUARTERS');
    expect(detail).toContain('“非成员参与收益分配”');
  });

  it('is for those who are no members, have worked before, and share nothing yet (MB15)', () => {
    const votes = before({ eligible: 300, inFavour: 300 });
    given(admitIncomeSharer, { ...votes, persons: [sealed(UNCLE, { known: true })] })
      .when(command)
      .refused('COLLECTIVES.SHARER_IS_MEMBER');
    given(admitIncomeSharer, votes)
      .when({ ...command, workedSinceOn: '2026-03-02' })
      .refused('COLLECTIVES.SHARER_IS_MEMBER');
    const once = IncomeSharerAdmitted.of({ ...admitted, needed: 225, inFavour: 300 });
    given(admitIncomeSharer, { ...votes, history: [...rosterHistory, once] })
      .when(command)
      .refused('COLLECTIVES.SHARER_IS_MEMBER');
  });
});

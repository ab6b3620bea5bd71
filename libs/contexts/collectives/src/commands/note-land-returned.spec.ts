import { describe, it } from '@jest/globals';
import { PARCEL } from '#examples';
import { SUNS, place, sunsRegistered } from '#family';
import { given } from '#given';
import { ContractLandWaived } from '../facts/index.js';
import { NoteLandReturned, noteLandReturned } from './note-land-returned.js';

const waived = ContractLandWaived.of({ ...place(SUNS), parcelCode: PARCEL, until: '2052-12-31' });
const noting = new NoteLandReturned(SUNS, PARCEL, '2052-12-31', '2026-03-01');

describe('a household that has given contracted land back', () => {
  it('is known to ask for none until the term is over, once for each parcel (HH18)', () => {
    given(noteLandReturned, { history: [sunsRegistered] })
      .when(noting)
      .then(waived);
    given(noteLandReturned, { history: [sunsRegistered, waived] })
      .when(noting)
      .refused('COLLECTIVES.WAIVER_ALREADY_NOTED');
  });
});

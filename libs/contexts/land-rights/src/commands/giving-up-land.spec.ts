import { describe, expect, it } from '@jest/globals';
import { PARCEL, SHA, contractedParcel, ownedParcel } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import {
  ContractLandReturned,
  ContractLandSurrendered,
  ParcelExpropriated,
  RightEnded,
  RightExpired,
} from '../facts/index.js';
import { EndRight, endRight } from './end-right.js';
import { expropriateParcel } from './expropriate-parcel.js';
import { recordRightExpired } from './record-right-expired.js';
import { returnContractLand, surrenderContractLand } from './return-contract-land.js';
import { lease, leased, secured } from '../../../../../test/land.js';

const named = { parcelCode: PARCEL, rightId: 'c1', paperSha256: SHA };
describe('land that a household gives back', () => {
  const command = { ...named, noticedOn: '2025-08-31', effectiveOn: '2026-02-28' };
  const returned = ContractLandReturned.of({
    rightId: 'c1',
    noticedOn: '2025-08-31',
    endedOn: '2026-02-28',
    paperSha256: SHA,
  });

  it('is announced half a year ahead (T10)', () => {
    given(returnContractLand, { history: contractedParcel }).when(command).then(returned);
    given(returnContractLand, { history: contractedParcel })
      .when({ ...command, noticedOn: '2025-09-01' })
      .refused('CONTRACTS.RETURN_NOT_ANNOUNCED');
  });

  it('is surrendered for a compensation', () => {
    given(surrenderContractLand, { history: contractedParcel })
      .when({ ...named, compensationFen: 2_000_000, effectiveOn: '2026-02-28' })
      .then(
        ContractLandSurrendered.of({
          rightId: 'c1',
          endedOn: '2026-02-28',
          compensationFen: 2_000_000,
          paperSha256: SHA,
        }),
      );
  });

  it('is conveyed to nobody (L28) and secures nothing (L29)', () => {
    const { detail } = given(returnContractLand, { history: [...contractedParcel, ...leased] })
      .when(command)
      .refused('LAND_RIGHTS.CONVEYANCES_STAND');
    expect(detail).toContain('2030-12-31');
    given(returnContractLand, { history: [...contractedParcel, secured] })
      .when(command)
      .refused('LAND_RIGHTS.SECURITY_STANDS');
    const over = RightEnded.of({ contractId: 'c2', endedOn: '2026-01-31' });
    given(returnContractLand, { history: [...contractedParcel, ...leased, over] })
      .when(command)
      .then(returned);
  });

  it('is given back once, and is contracted (L22)', () => {
    for (const [history, rightId] of [
      [[...contractedParcel, returned], 'c1'],
      [[...contractedParcel, ...leased], 'c2'],
      [ownedParcel(), 'c1'],
    ] as const) {
      const { decided } = given(returnContractLand, { history }).when({ ...command, rightId });
      expect(decided).toMatchObject({ code: 'LAND_RIGHTS.RIGHT_NOT_ESTABLISHED' });
    }
  });
});

describe('land that is expropriated', () => {
  const stated = {
    approvalNumber: '晋政地字〔2026〕12号',
    authority: '山西省人民政府',
    expropriatedOn: '2026-02-28',
  };
  const expropriating = (history: readonly DomainEvent[], expropriatedOn = stated.expropriatedOn) =>
    given(expropriateParcel, { history }).when({ parcelCode: PARCEL, ...stated, expropriatedOn });

  it('was not taken before the contracts on it were signed (L60)', () => {
    const { detail } = expropriating(contractedParcel, '2025-12-31').refused(
      'LAND_RIGHTS.EXPROPRIATED_BEFORE_RIGHT',
    );
    expect(detail).toContain('2025-12-31');
    expropriating(ownedParcel(), '2025-12-31').then(
      ParcelExpropriated.of({ ...stated, expropriatedOn: '2025-12-31' }),
    );
  });

  it('leaves its leases to be settled (L61)', () => {
    const over = RightEnded.of({ contractId: 'c2', endedOn: '2026-01-31' });
    const { decided: settled } = expropriating([...contractedParcel, ...leased, over]);
    expect(settled).toMatchObject({ judgement: { tasks: [] } });
    const { decided } = expropriating([...contractedParcel, ...leased]);
    expect(decided).toMatchObject({ judgement: { tasks: [{ rule: 'L61' }] } });
  });

  it('takes every right with it, and what is carved from it', () => {
    const history = [...contractedParcel, ...leased];
    given(expropriateParcel, { history })
      .when({ parcelCode: PARCEL, ...stated })
      .then(
        ParcelExpropriated.of(stated),
        RightEnded.of({ contractId: 'c1', endedOn: '2026-02-28' }),
        RightEnded.of({ contractId: 'c2', endedOn: '2026-02-28' }),
      );
    given(expropriateParcel, { history: [...history, ParcelExpropriated.of(stated)] })
      .when({ parcelCode: PARCEL, ...stated })
      .refused('LAND_RIGHTS.PARCEL_NO_MORE');
  });
});

describe('the end of a contract', () => {
  it('ends what was carved from its right (T3)', () => {
    given(endRight, { history: [...contractedParcel, ...leased] })
      .when(new EndRight(PARCEL, 'c1', '2026-02-28'))
      .then(
        RightEnded.of({ contractId: 'c1', endedOn: '2026-02-28' }),
        RightEnded.of({ contractId: 'c2', endedOn: '2026-02-28' }),
      );
  });
});

describe('a right that runs out', () => {
  const expiring = { parcelCode: PARCEL, rightId: 'c2', stillUsed: true };

  it('is no tacit renewal when the land is used on (T11)', () => {
    const history = [...contractedParcel, ...leased];
    const { judgement } = given(recordRightExpired, { history, today: '2031-01-05' })
      .when(expiring)
      .then(RightExpired.of({ rightId: 'c2', expiredOn: lease.to, stillUsed: true }));
    expect(judgement.tasks).toMatchObject([{ rule: 'T11', dueOn: '2031-01-31' }]);
  });

  it('has run out (L34)', () => {
    given(recordRightExpired, { history: [...contractedParcel, ...leased], today: lease.to })
      .when(expiring)
      .refused('LAND_RIGHTS.TERM_NOT_OVER');
  });
});

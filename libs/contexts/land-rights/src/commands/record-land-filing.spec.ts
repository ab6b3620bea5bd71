import { describe, expect, it } from '@jest/globals';
import { CONTRACT_TERM, PARCEL, contractedParcel, li, zhang } from '#examples';
import { given } from '#given';
import { household, secured } from '../../../../../test/land.js';
import { LandFilingRecorded, SwapCompleted } from '../facts/index.js';
import { recordLandFiling } from './record-land-filing.js';

const security = {
  filing: 'security',
  subjectId: 'e1',
  filedOn: '2026-02-20',
  number: '辽备〔2026〕7号',
} as const;
const recorded = LandFilingRecorded.of(security);
const filing = (more: object = {}, ...later: (typeof recorded)[]) =>
  given(recordLandFiling, { history: [...contractedParcel, secured, ...later] }).when({
    ...security,
    parcelCode: PARCEL,
    ...more,
  });

describe('the filing of a swap', () => {
  const swap = SwapCompleted.of({
    ...{ swapId: 's1', rightId: 'c1', newRightId: 'r1', contractId: 'c5', formerContractId: 'c1' },
    ...{ holders: [household(li.id)], formerHolders: [household(zhang.id)] },
    ...{ otherParcelCode: `${PARCEL.slice(0, 18)}9`, from: '2026-02-01', to: CONTRACT_TERM.to },
  });

  it('is not before the swap, by whichever of its rights it is named (L47)', () => {
    for (const subjectId of ['c1', 'r1']) {
      const filed = (filedOn: string) =>
        given(recordLandFiling, { history: [...contractedParcel, swap] }).when({
          ...{ parcelCode: PARCEL, filing: 'swap', subjectId, filedOn },
        });
      filed('2026-02-01').then(LandFilingRecorded.of({ filing: 'swap', subjectId, filedOn: '2026-02-01' }));
      expect(filed('2026-01-31').refused('LAND_RIGHTS.NOTHING_TO_FILE').detail).toContain('2026-02-01');
    }
  });
});

describe('what is filed with the issuer after it was recorded', () => {
  it('is a security, or a right of the kind that is filed, once (L47)', () => {
    filing().then(recorded);
    filing({ filing: 'swap', subjectId: 'c1' }).then(
      LandFilingRecorded.of({ ...security, filing: 'swap', subjectId: 'c1' }),
    );
    for (const [more, told] of [
      [{ subjectId: 'e2' }, 'e2'],
      [{ filing: 'onward', subjectId: 'c1' }, '再流转的备案'],
      [{ filing: 'swap', subjectId: 'c1', filedOn: '2025-12-31' }, '2026-01-01'],
    ] as const)
      expect(filing(more).refused('LAND_RIGHTS.NOTHING_TO_FILE').detail).toContain(told);
    expect(filing({ filedOn: '2025-12-31' }).refused('LAND_RIGHTS.NOTHING_TO_FILE').detail).toContain(
      '2026-01-01',
    );
    expect(filing({}, recorded).refused('LAND_RIGHTS.NOTHING_TO_FILE').detail).toContain('2026-02-20');
  });
});

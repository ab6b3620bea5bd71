import { describe, expect, it } from '@jest/globals';
import { PARCEL, contractedParcel } from '#examples';
import { given } from '#given';
import { secured } from '../../../../../test/land.js';
import { LandFilingRecorded } from '../facts/index.js';
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
    expect(filing({}, recorded).refused('LAND_RIGHTS.NOTHING_TO_FILE').detail).toContain('2026-02-20');
  });
});

import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE } from '#examples';
import { BRIDE, SUNS, UNCLE, WANGS, ofVillage, quantified, suns, wangs } from '#family';
import {
  ShareCertificateCancelled,
  ShareCertificateIssued,
  ShareCertificateReplaced,
} from '../facts/index.js';
import { cancelShareCertificate } from './cancel-share-certificate.js';
import { issueShareCertificate } from './issue-share-certificate.js';
import { replaceShareCertificate } from './replace-share-certificate.js';

const [first, second, third] = quantified.data.holdings;
if (!first || !second || !third) throw new Error('no holdings');
const issued = ShareCertificateIssued.of({
  ...ofVillage,
  number: 1,
  householdId: WANGS,
  issuedOn: '2026-03-02',
  lines: [first, second],
});
const ofWangs = { collectiveId: COLLECTIVE, householdId: WANGS };
const ofSuns = { collectiveId: COLLECTIVE, householdId: SUNS, memberIds: [UNCLE] };

describe('share certificates', () => {
  it('are numbered without a gap, and say what the household and its members hold', () => {
    given(issueShareCertificate, { history: [quantified], references: { household: wangs() } })
      .when(ofWangs)
      .then(issued);
    given(issueShareCertificate, { history: [quantified, issued], references: { household: suns() } })
      .when({ ...ofSuns, effectiveOn: '2026-03-01' })
      .then(
        ShareCertificateIssued.of({
          ...ofVillage,
          number: 2,
          householdId: SUNS,
          issuedOn: '2026-03-01',
          lines: [third],
        }),
      );
  });

  it('are one to a household (SC1), which holds something (SC3) and is of the collective (SC4)', () => {
    const { facts } = given(issueShareCertificate, {
      history: [quantified, issued],
      references: { household: wangs() },
    })
      .when(ofWangs)
      .refused('COLLECTIVES.CERTIFICATE_ALREADY_ISSUED');
    expect(facts).toEqual({ number: 1 });
    given(issueShareCertificate, { history: [quantified], references: { household: suns() } })
      .when({ ...ofSuns, memberIds: undefined })
      .refused('COLLECTIVES.CERTIFICATE_WITHOUT_SHARES');
    given(issueShareCertificate, { history: [quantified], references: { household: wangs() } })
      .when({ ...ofWangs, memberIds: [BRIDE] })
      .refused('COLLECTIVES.CERTIFICATE_OF_ANOTHER_HOUSEHOLD');
  });

  const replace = { ...ofWangs, number: 1, cause: 'lost' };
  const replaced = ShareCertificateReplaced.of({
    ...issued.data,
    number: 2,
    replacedNumber: 1,
    cause: 'lost',
  });
  const references = { household: wangs() };

  it('are replaced by the next number, once (SC2)', () => {
    given(replaceShareCertificate, { history: [quantified, issued], references })
      .when(replace)
      .then(replaced);
    given(replaceShareCertificate, { history: [quantified, issued, replaced], references })
      .when(replace)
      .refused('COLLECTIVES.CERTIFICATE_NOT_VALID');
    given(replaceShareCertificate, { history: [quantified], references })
      .when(replace)
      .refused('COLLECTIVES.CERTIFICATE_NOT_VALID');
  });

  it('are cancelled while they are valid, and their numbers never used again', () => {
    const cancelled = ShareCertificateCancelled.of({ ...ofVillage, number: 1, cancelledOn: '2026-03-02' });
    const history = [quantified, issued];
    given(cancelShareCertificate, { history }).when({ collectiveId: COLLECTIVE, number: 1 }).then(cancelled);
    given(cancelShareCertificate, { history: [...history, cancelled] })
      .when({ collectiveId: COLLECTIVE, number: 1 })
      .refused('COLLECTIVES.CERTIFICATE_NOT_VALID');
    given(issueShareCertificate, { history: [...history, cancelled], references })
      .when(ofWangs)
      .then(ShareCertificateIssued.of({ ...issued.data, number: 2 }));
  });
});

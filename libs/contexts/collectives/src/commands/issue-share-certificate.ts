import { commandOn } from '#nest';
import {
  ShareCertificateIssued,
  certificateIsOfTheHousehold,
  certificateSaysSomething,
  householdHasOneCertificate,
  sharesStream,
} from '../facts/index.js';
import {
  CertificateContent,
  certificateOf,
  certificateReferences,
  validCertificate,
} from './certificate-body.js';

export class IssueShareCertificate extends CertificateContent {}

export const issueShareCertificate = commandOn({
  command: IssueShareCertificate,
  title: '发放份额证书',
  permission: 'collectives.record',
  stream: sharesStream,
  on: ({ collectiveId }) => collectiveId,
  references: certificateReferences,
  facts: ({ command, state: shares, references, context: { effectiveOn } }) => ({
    ...certificateOf({ command, shares, household: references.household?.state, effectiveOn }),
    valid: validCertificate(shares, command.householdId),
  }),
  rules: [certificateIsOfTheHousehold, householdHasOneCertificate, certificateSaysSomething],
  decide: ({ content }) => [ShareCertificateIssued.of(content)],
});

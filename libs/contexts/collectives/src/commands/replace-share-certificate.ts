import { commandOn } from '#nest';
import { Choice, IntegerField } from '#nest/fields';
import {
  REPLACEMENT_CAUSES,
  ShareCertificateReplaced,
  certificateIsOfTheHousehold,
  certificateIsValid,
  certificateSaysSomething,
  sharesStream,
} from '../facts/index.js';
import {
  CERTIFICATES_LIMIT,
  CertificateContent,
  certificateOf,
  certificateReferences,
} from './certificate-body.js';

export class ReplaceShareCertificate extends CertificateContent {
  @IntegerField('原证书号码', 1, CERTIFICATES_LIMIT)
  number: number;

  @Choice('换发原因', REPLACEMENT_CAUSES)
  cause: keyof typeof REPLACEMENT_CAUSES;
}

export const replaceShareCertificate = commandOn({
  command: ReplaceShareCertificate,
  title: '换发份额证书',
  permission: 'collectives.record',
  stream: sharesStream,
  on: ({ collectiveId }) => collectiveId,
  references: certificateReferences,
  facts: ({ command, state: shares, references, context: { effectiveOn } }) => ({
    ...certificateOf({ command, shares, household: references.household?.state, effectiveOn }),
    number: command.number,
    cause: command.cause,
    certificate: shares.certificates.find(
      ({ number, householdId }) => number === command.number && householdId === command.householdId,
    ),
  }),
  rules: [certificateIsOfTheHousehold, certificateIsValid, certificateSaysSomething],
  decide: ({ content, number: replacedNumber, cause }) => [
    ShareCertificateReplaced.of({ ...content, replacedNumber, cause }),
  ],
});

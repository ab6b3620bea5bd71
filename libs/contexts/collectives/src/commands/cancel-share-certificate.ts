import { Evidence, commandOn } from '#nest';
import { CreditCode, IntegerField } from '#nest/fields';
import { ShareCertificateCancelled, certificateIsValid, sharesStream } from '../facts/index.js';
import { CERTIFICATES_LIMIT } from './certificate-body.js';

export class CancelShareCertificate extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @IntegerField('证书号码', 1, CERTIFICATES_LIMIT)
  number: number;
}

export const cancelShareCertificate = commandOn({
  command: CancelShareCertificate,
  title: '注销份额证书',
  permission: 'collectives.record',
  stream: sharesStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command: { number }, state: shares, context }) => ({
    shares,
    number,
    certificate: shares.certificates.find((each) => each.number === number),
    cancelledOn: context.effectiveOn,
  }),
  rules: [certificateIsValid],
  decide: ({ shares: { collectiveId, divisionCode }, number, cancelledOn }) => [
    ShareCertificateCancelled.of({ collectiveId, divisionCode, number, cancelledOn }),
  ],
});

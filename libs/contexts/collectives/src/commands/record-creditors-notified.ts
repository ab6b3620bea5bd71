import { Evidence, commandOn } from '#nest';
import { CreditCode, Sha256 } from '#nest/fields';
import { CreditorsNotified, collectiveStream, creditorsAreToldInTime } from '../facts/index.js';

/** They were told on `effectiveOn`; of a merger or split that is recorded already, or about to be. */
export class RecordCreditorsNotified extends Evidence {
  @CreditCode('合并或分立的集体经济组织代码')
  collectiveId: string;

  @Sha256('债权人名单和送达回证的 SHA-256')
  listSha256: string;
}

export const recordCreditorsNotified = commandOn({
  command: RecordCreditorsNotified,
  title: '登记已通知债权人',
  permission: 'collectives.record',
  stream: collectiveStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command: { listSha256, effectiveOn }, state: collective, context }) => ({
    collective,
    listSha256,
    notifiedOn: effectiveOn ?? context.today,
  }),
  rules: [creditorsAreToldInTime],
  decide: ({ collective: { collectiveId, divisionCode }, notifiedOn, listSha256 }) => [
    CreditorsNotified.of({ collectiveId, divisionCode, notifiedOn, listSha256 }),
  ],
});

import { resolutionStream } from '#decisions/facts';
import { Evidence, commandOn, one } from '#nest';
import { CreditCode, Sha256, SubjectId } from '#nest/fields';
import {
  CreditorsNotified,
  collectiveStream,
  creditorsAreToldInTime,
  noticeIsOfAReorganisation,
} from '../facts/index.js';

/** They were told on `effectiveOn`; of a merger or split that is recorded already, or that the members have decided. */
export class RecordCreditorsNotified extends Evidence {
  @CreditCode('合并或分立的集体经济组织代码')
  collectiveId: string;

  @SubjectId('成员大会关于合并、分立的决议（合并、分立还没有登记的填）', { optional: true })
  resolutionId?: string;

  @Sha256('债权人名单和送达回证的 SHA-256')
  listSha256: string;
}

export const recordCreditorsNotified = commandOn({
  command: RecordCreditorsNotified,
  title: '登记已通知债权人',
  permission: 'collectives.record',
  stream: collectiveStream,
  on: ({ collectiveId }) => collectiveId,
  references: {
    resolution: one(resolutionStream, ({ resolutionId }: RecordCreditorsNotified) => resolutionId),
  },
  facts: ({ command: { listSha256 }, state: collective, references, context }) => ({
    collective,
    resolution: references.resolution?.state,
    listSha256,
    notifiedOn: context.effectiveOn,
  }),
  rules: [noticeIsOfAReorganisation, creditorsAreToldInTime],
  decide: ({ collective: { collectiveId, divisionCode }, notifiedOn, listSha256 }) => [
    CreditorsNotified.of({ collectiveId, divisionCode, notifiedOn, listSha256 }),
  ],
});

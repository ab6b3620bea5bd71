import { Evidence, commandOn } from '#nest';
import { Choice, DocumentNumber, LandCode, Sha256 } from '#nest/fields';
import {
  DISPUTED_MATTERS,
  DISPUTE_FORUMS,
  DISPUTE_OUTCOMES,
  DisputeRecorded,
  DisputeSettled,
  SETTLED_BY,
  encumbranceIsThereToEnd,
  parcelIsCurrent,
  settledDisputeIsCarriedOut,
} from '../facts/index.js';
import { EncumbranceEnding, ON_PARCEL, endOf } from './ending-encumbrance.js';

export class RecordDispute extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @Choice('争议的是', DISPUTED_MATTERS)
  about: keyof typeof DISPUTED_MATTERS;

  @Choice('受理机构', DISPUTE_FORUMS)
  forum: keyof typeof DISPUTE_FORUMS;

  @DocumentNumber('受理文号或者案号', { example: '左农仲案〔2026〕3号' })
  caseNumber: string;
}

export const recordDispute = commandOn({
  command: RecordDispute,
  title: '登记土地争议',
  ...ON_PARCEL,
  facts: ({ command: { about, forum, caseNumber }, state: parcel, context: { newId } }) => ({
    parcel,
    dispute: { encumbranceId: newId('encumbrance'), about, forum, caseNumber },
  }),
  rules: [parcelIsCurrent],
  decide: ({ dispute }) => [DisputeRecorded.of(dispute)],
});

export class SettleDispute extends EncumbranceEnding {
  @Choice('了结的方式', SETTLED_BY)
  by: keyof typeof SETTLED_BY;

  @Choice('处理结果', DISPUTE_OUTCOMES)
  outcome: keyof typeof DISPUTE_OUTCOMES;

  @DocumentNumber('调解书、裁决书、判决书文号')
  documentNumber: string;

  @Sha256('调解书、裁决书、判决书扫描件的 SHA-256')
  paperSha256: string;
}

export const settleDispute = commandOn({
  command: SettleDispute,
  title: '登记土地争议了结',
  ...ON_PARCEL,
  facts: ({ command, state: parcel, context }) => ({
    ...endOf(command, parcel, context, 'dispute'),
    parcel,
    outcome: command.outcome,
  }),
  rules: [encumbranceIsThereToEnd, settledDisputeIsCarriedOut],
  decide: ({ encumbranceId, outcome }, { command: { by, documentNumber, paperSha256 } }) => [
    DisputeSettled.of({ encumbranceId, by, outcome, documentNumber, paperSha256 }),
  ],
});

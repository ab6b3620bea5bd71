import { Evidence, commandOn } from '#nest';
import { DocumentNumber, LandCode, LegalDateField, Text } from '#nest/fields';
import {
  ParcelSealed,
  SealLifted,
  burdenOf,
  encumbranceIsRecordedOnce,
  encumbranceIsThereToEnd,
  parcelIsCurrent,
  sealEndsAfterItBegins,
  sealRunsToItsEnd,
} from '../facts/index.js';
import { EncumbranceEnding, ON_PARCEL, endOf } from './ending-encumbrance.js';

export class SealParcel extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @Text('查封机关', 60, { example: '左权县人民法院' })
  authority: string;

  @DocumentNumber('裁定书、协助执行通知书文号', { example: '（2026）晋0722执保12号' })
  documentNumber: string;

  @LegalDateField('查封的止期（裁定写明的填）', { optional: true })
  until?: string;
}

/** Nothing forbids a seal but that the parcel is no more: several courts may seal one parcel in turn (轮候查封). */
export const sealParcel = commandOn({
  command: SealParcel,
  title: '登记查封',
  ...ON_PARCEL,
  facts: ({ command: { authority, documentNumber, until }, state: parcel, context }) => {
    const sealed = { encumbranceId: context.newId('encumbrance'), authority, documentNumber, until };
    const burden = burdenOf.ParcelSealed(sealed);
    return { ...{ parcel, until, on: context.effectiveOn }, sealed, burden };
  },
  rules: [parcelIsCurrent, sealEndsAfterItBegins, encumbranceIsRecordedOnce],
  decide: ({ sealed }) => [ParcelSealed.of(sealed)],
});

export class LiftSeal extends EncumbranceEnding {
  @DocumentNumber('解除查封的文号；期满解除的填原文号')
  documentNumber: string;
}

export const liftSeal = commandOn({
  command: LiftSeal,
  title: '登记查封解除',
  ...ON_PARCEL,
  facts: ({ command, state, context }) => ({
    ...endOf(command, state, context, 'seal'),
    documentNumber: command.documentNumber,
  }),
  rules: [encumbranceIsThereToEnd, sealRunsToItsEnd],
  decide: ({ encumbranceId, documentNumber }) => [SealLifted.of({ encumbranceId, documentNumber })],
});

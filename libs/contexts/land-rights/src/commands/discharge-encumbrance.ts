import { commandOn } from '#nest';
import { Choice } from '#nest/fields';
import { DISCHARGE_CAUSES, EncumbranceDischarged, encumbranceIsThereToEnd } from '../facts/index.js';
import { EncumbranceEnding, ON_PARCEL, endOf } from './ending-encumbrance.js';

export class DischargeEncumbrance extends EncumbranceEnding {
  @Choice('解除的原因', DISCHARGE_CAUSES)
  cause: keyof typeof DISCHARGE_CAUSES;
}

export const dischargeEncumbrance = commandOn({
  command: DischargeEncumbrance,
  title: '登记抵押、融资担保解除',
  ...ON_PARCEL,
  facts: ({ command, state, context }) => endOf(command, state, context, 'mortgage', 'financing-security'),
  rules: [encumbranceIsThereToEnd],
  decide: ({ encumbranceId }, { command: { cause } }) => [EncumbranceDischarged.of({ encumbranceId, cause })],
});

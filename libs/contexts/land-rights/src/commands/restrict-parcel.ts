import { Evidence, commandOn } from '#nest';
import { Choice, DocumentNumber, Flag, LandCode, Text } from '#nest/fields';
import {
  ParcelRestricted,
  RESTRICTION_GROUNDS,
  RestrictionLifted,
  encumbranceIsThereToEnd,
  parcelIsCurrent,
} from '../facts/index.js';
import { EncumbranceEnding, ON_PARCEL, endOf } from './ending-encumbrance.js';

export class RestrictParcel extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @Choice('限制的原因', RESTRICTION_GROUNDS)
  ground: keyof typeof RESTRICTION_GROUNDS;

  @Flag('是否禁止设立、处分权利（只附条件的填否）')
  forbids: boolean;

  @Text('限制的内容', 200, { example: '不得新建建筑物，不得改变植被' })
  content: string;

  @Text('决定机关', 60, { example: '左权县自然资源局' })
  authority: string;

  @DocumentNumber('文号')
  documentNumber: string;
}

export const restrictParcel = commandOn({
  command: RestrictParcel,
  title: '登记土地限制',
  ...ON_PARCEL,
  facts: ({ command, state: parcel, context: { newId } }) => {
    const { ground, forbids, content, authority, documentNumber } = command;
    const stated = { ground, forbids, content, authority, documentNumber };
    return { parcel, restricted: { encumbranceId: newId('encumbrance'), ...stated } };
  },
  rules: [parcelIsCurrent],
  decide: ({ restricted }) => [ParcelRestricted.of(restricted)],
});

export class LiftRestriction extends EncumbranceEnding {
  @DocumentNumber('解除限制的文号')
  documentNumber: string;
}

export const liftRestriction = commandOn({
  command: LiftRestriction,
  title: '登记土地限制解除',
  ...ON_PARCEL,
  facts: ({ command, state, context }) => endOf(command, state, context, 'restriction'),
  rules: [encumbranceIsThereToEnd],
  decide: ({ encumbranceId }, { command: { documentNumber } }) => [
    RestrictionLifted.of({ encumbranceId, documentNumber }),
  ],
});

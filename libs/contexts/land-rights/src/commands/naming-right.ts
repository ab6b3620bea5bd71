import type { DecisionContext } from '#kernel';
import { Evidence } from '#nest';
import { LandCode, Sha256, SubjectId } from '#nest/fields';
import { type Parcel, type RightAtHand, type RightKind, rightOf } from '../facts/index.js';

/** What every command says that ends or moves one right on a parcel; the day is the last one of the right. */
export abstract class NamingRight extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @SubjectId('权利编号')
  rightId: string;

  @Sha256('协议、申请或者文书扫描件的 SHA-256')
  paperSha256: string;
}

/** The right that a command names, as `rightIsThereToDispose` asks for it. */
export function rightAtHand(
  { rightId }: Pick<NamingRight, 'rightId'>,
  parcel: Parcel,
  { effectiveOn: on }: Pick<DecisionContext, 'effectiveOn'>,
  ...kinds: readonly RightKind[]
): RightAtHand {
  return { parcel, rightId, right: rightOf(parcel, rightId), kinds, on };
}

/** The household that holds a right; none when somebody else does. */
export function holdingHousehold(parcel: Parcel | undefined, rightId: string): string | undefined {
  return parcel && rightOf(parcel, rightId)?.holders.find(({ kind }) => kind === 'household')?.id;
}

import type { DecisionContext, LegalDate } from '#kernel';
import { Evidence } from '#nest';
import { LandCode, Sha256, SubjectId } from '#nest/fields';
import { type Parcel, type RightAtHand, type RightKind, laterRights, rightOf } from '../facts/index.js';

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
  const right = rightOf(parcel, rightId);
  return { parcel, rightId, right, later: laterRights(parcel, right), kinds, on };
}

/** The household that holds a right; none when somebody else does. */
export function holdingHousehold(parcel: Parcel | undefined, rightId: string): string | undefined {
  return parcel && rightOf(parcel, rightId)?.holders.find(({ kind }) => kind === 'household')?.id;
}

/** A right that goes on in other hands, with the id and the term under which it does. */
export interface PassingRight {
  readonly rightId: string;
  readonly newRightId: string;
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/** The right that a command disposes of, and those of the terms after it, in their order. */
export function passingRights(
  { right, later = [], on }: Pick<RightAtHand, 'right' | 'later' | 'on'>,
  newId: DecisionContext['newId'],
): readonly PassingRight[] {
  return [...(right ? [right] : []), ...later].map(({ contractId: rightId, from, to }, term) => ({
    ...{ rightId, newRightId: newId(term === 0 ? 'right' : `right/${term}`), to },
    from: from > on ? from : on,
  }));
}

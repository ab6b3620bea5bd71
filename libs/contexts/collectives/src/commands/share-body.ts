import { Choice, IntegerField, SubjectId } from '#nest/fields';
import {
  type Belonging,
  type Household,
  type Roster,
  type ShareHolder,
  type ShareHolderKind,
  isOnRoster,
} from '../facts/index.js';

/* What commands about shares have in common. */

/** A billion parts: finer than anybody counts shares. */
const FINEST = 1_000_000_000;

/** An exact share of a whole, as a command states it. */
export class ShareFraction {
  @IntegerField('分子', 1, FINEST)
  numerator: number;

  @IntegerField('分母', 1, FINEST)
  denominator: number;
}

/** Who may come to hold shares by a command that names them. */
const RECEIVERS = { household: '农户', member: '成员' } as const;
const PRESENT_HOLDERS = { ...RECEIVERS, 'outside-heir': '非成员的继承人' } as const;

export class Receiver {
  @Choice('以户还是以个人持有', RECEIVERS)
  kind: keyof typeof RECEIVERS;

  @SubjectId('农户或人员编号')
  id: string;
}

export class PresentHolder {
  @Choice('持有人类型', PRESENT_HOLDERS)
  kind: keyof typeof PRESENT_HOLDERS;

  @SubjectId('农户或人员编号')
  id: string;
}

/** The holder a command names, as events record it. */
export function holderOf({ kind, id }: { readonly kind: ShareHolderKind; readonly id: string }): ShareHolder {
  return { kind, id };
}

/** Ids of the households among holders, to be looked up. */
export function householdsAmong(
  holders: readonly { readonly kind: string; readonly id: string }[],
): string[] {
  return holders.filter(({ kind }) => kind === 'household').map(({ id }) => id);
}

/** Whether somebody may hold shares of the roster's collective: a household that exists, a member, or no member. */
export function belonging(
  holder: ShareHolder,
  roster: Roster | undefined,
  households: readonly { readonly state: Household | undefined }[],
): Belonging {
  if (holder.kind !== 'household') {
    const member = roster !== undefined && isOnRoster(roster, holder.id);
    return { holder, belongs: member === (holder.kind === 'member') };
  }
  const household = households.find(({ state }) => state?.householdId === holder.id)?.state;
  const belongs = household?.collectiveId === roster?.collectiveId && household?.standing === 'active';
  return { holder, belongs };
}

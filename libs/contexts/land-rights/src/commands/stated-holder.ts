import { Choice, CreditCode, SubjectId } from '#nest/fields';
import type { Holder } from '../facts/index.js';

const ORGANISATION_KINDS = {
  cooperative: '农民专业合作社',
  company: '企业',
  'other-organisation': '其他组织',
} as const;

/** Who receives a right: a registered household, or an organisation by its code. */
export class StatedHolder {
  @SubjectId('农户编号（受让方是农户的填）', { optional: true })
  householdId?: string;

  @CreditCode('统一社会信用代码（受让方是单位的填）', { optional: true })
  creditCode?: string;

  @Choice('单位类型（受让方是单位的填）', ORGANISATION_KINDS, { optional: true })
  kind?: keyof typeof ORGANISATION_KINDS;
}

export const householdsStated = (holders: readonly StatedHolder[]): string[] =>
  holders.flatMap(({ householdId }) => householdId ?? []);

/** The holders in their order, and which of them, from 1, is stated in no way or in two; 0 for none. */
export function holdersStated(
  stated: readonly StatedHolder[],
  households: readonly { readonly id: string; readonly state: unknown }[],
): { readonly holders: Holder[]; readonly unclear: number } {
  const registered = households.filter(({ state }) => state !== undefined).map(({ id }) => id);
  const holders = stated.map(({ householdId, creditCode, kind }): Holder | undefined => {
    if (householdId !== undefined)
      return creditCode === undefined && registered.includes(householdId)
        ? { kind: 'household', id: householdId }
        : undefined;
    return creditCode !== undefined && kind !== undefined ? { kind, id: creditCode } : undefined;
  });
  return {
    holders: holders.filter((holder) => holder !== undefined),
    unclear: holders.findIndex((holder) => holder === undefined) + 1,
  };
}

import type { Fraction } from '#kernel';
import { Choice, IntegerField, SubjectId } from '#nest/fields';
import type { Operator, Revitalization } from '../facts/index.js';

const SPLIT_PARTIES = { operator: '经营主体', collective: '集体经济组织', household: '农户' } as const;

export class RevenueShare {
  @Choice('分配的一方', SPLIT_PARTIES)
  party: keyof typeof SPLIT_PARTIES;

  @SubjectId('农户编号（一方是农户的填）', { optional: true })
  householdId?: string;

  @IntegerField('份额的分子', 1, 1_000_000, { example: 3 })
  numerator: number;

  @IntegerField('份额的分母', 1, 1_000_000, { example: 10 })
  denominator: number;
}

function partyOf({ party, householdId }: RevenueShare, project: Revitalization): Operator {
  if (party === 'operator') return project.operator;
  if (party === 'collective') return { kind: 'collective', id: project.collectiveId };
  return { kind: 'household', id: householdId ?? '' };
}

/** Who has which part, as it is stated. */
export function splitAmong(
  parts: readonly RevenueShare[],
  project: Revitalization,
): { party: Operator; share: Fraction }[] {
  return parts.map((part) => {
    const { numerator, denominator } = part;
    return { party: partyOf(part, project), share: { numerator, denominator } };
  });
}

import {
  type CountedPeriod,
  type LegalDate,
  formatPeriod,
  landContractingLaw,
  lastDayOfTerm,
  periodEnd,
  rule,
  yearsBegun,
} from '#kernel';
import type { ContractEntry } from './conclusion-entry.js';
import type { ContractKind } from './events.js';

/** Whether the collective itself lets “四荒” land to somebody, which is contracting by other ways (承包法 48). */
export function leasesWasteland({
  kind,
  claims,
}: Pick<ContractEntry, 'claims'> & { readonly kind: ContractKind }): boolean {
  return kind === 'collective-lease' && claims.some(({ parcel }) => parcel?.landClass === 'wasteland');
}

export const wastelandTermIsWithinPolicy = rule<Pick<ContractEntry, 'from' | 'to' | 'longestWastelandYears'>>(
  {
    id: 'T6',
    code: 'CONTRACTS.WASTELAND_TERM_TOO_LONG',
    sentence: '“四荒”地承包、租赁的期限由双方约定，不超过政策规定的最长年限。',
    basis: [landContractingLaw('第四十九条')],
    severity: 'block',
    breach: ({ from, to, longestWastelandYears: years }) => {
      if (years === undefined || to <= lastDayOfTerm(from, years)) return undefined;
      const last = lastDayOfTerm(from, years);
      return {
        detail: `期限 ${from} 至 ${to} 为 ${yearsBegun(from, to)} 年，“四荒”地最长 ${years} 年。`,
        field: 'to',
        facts: { last, years },
        wayForward: `止期最晚填 ${last}；期满后可以续签。`,
      };
    },
  },
);

/** A lease of “四荒” land, and how long its plan stands in public before, by the county's policy or a guess. */
export type PublishedPlan = Pick<ContractEntry, 'signedOn' | 'resolution'> & {
  readonly planPublication: Omit<CountedPeriod, 'from'> | undefined;
};

type Publication = NonNullable<PublishedPlan['planPublication']>;

/** How the plan has not stood in public for so long before signing; nothing when it has. */
function stoodTooShort(
  signedOn: LegalDate,
  period: Publication,
  disclosedOn: LegalDate | undefined,
): string | undefined {
  if (disclosedOn === undefined) return `承包方案没有登记公示，应公示 ${formatPeriod(period)}。`;
  const last = periodEnd(disclosedOn, period);
  return signedOn > last
    ? undefined
    : `承包方案自 ${disclosedOn} 起公示，${formatPeriod(period)}到 ${last} 才满，合同 ${signedOn} 已签订。`;
}

export const wastelandPlanIsPublishedFirst = rule<PublishedPlan>({
  id: 'T6a',
  code: 'CONTRACTS.WASTELAND_PLAN_NOT_PUBLISHED',
  sentence:
    '“四荒”地以其他方式承包、租赁的，承包方案（决议）公示期满后才签订合同；没有公示或者不满的，提示补办。',
  basis: [landContractingLaw('第四十九条'), landContractingLaw('第五十二条')],
  severity: 'warn',
  bears: ({ planPublication }) => planPublication !== undefined,
  breach: ({ planPublication, signedOn, resolution }) => {
    const detail = planPublication && stoodTooShort(signedOn, planPublication, resolution?.disclosedOn);
    if (!detail) return undefined;
    const wayForward = '公示承包方案（决议），登记决议公开；期满没有异议后再签订。';
    return { detail, field: 'signedOn', wayForward };
  },
});

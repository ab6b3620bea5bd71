import { landContractingLaw, lastDayOfTerm, rule, yearsBegun } from '#kernel';
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

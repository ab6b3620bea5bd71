import { type Breach, civilCode, landContractingLaw, rule } from '#kernel';
import type { ContractEntry } from './conclusion-entry.js';

/* Who may be a party to a contract over land. */

function householdsNamed({ grantors, grantees }: ContractEntry): readonly string[] {
  return [...grantors, ...grantees].flatMap(({ kind, id }) => (kind === 'household' ? id : []));
}

function isNoHouseholdHere({ households, collectiveId }: ContractEntry, id: string): Breach | undefined {
  const household = households.find(({ householdId }) => householdId === id);
  if (!household) return { detail: `农户 ${id} 尚未登记。`, wayForward: '核对农户编号，或先登记该农户。' };
  if (household.collectiveId === collectiveId) return undefined;
  return {
    detail: `农户 ${id}（承包方编码 ${household.contractorCode}）属于集体 ${household.collectiveId}，不是本集体的农户。`,
    wayForward: '核对农户编号；本集体以外的农户不能按“本集体农户”填写。',
  };
}

export const householdsAreOfTheCollective = rule<ContractEntry>({
  id: 'P1',
  code: 'CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
  sentence: '家庭承包的承包方是本集体经济组织的农户；合同各方填为农户的，都是本集体已登记的农户。',
  basis: [landContractingLaw('第十六条')],
  severity: 'block',
  breach: (entry) => {
    for (const id of householdsNamed(entry)) {
      const breach = isNoHouseholdHere(entry, id);
      if (breach) return breach;
    }
    return undefined;
  },
});

export const nobodyContractsWithThemselves = rule<ContractEntry>({
  id: 'K11',
  code: 'CONTRACTS.PARTY_ON_BOTH_SIDES',
  sentence: '同一方不能既是出让方又是受让方，每一方只写一次。',
  basis: [civilCode('第四百六十四条')],
  severity: 'block',
  breach: ({ grantors, grantees }) => {
    const mistaken = { field: 'grantees', wayForward: '按合同核对各方，每一方只写一处。' };
    const ids = grantees.map(({ id }) => id);
    const both = ids.find((id) => grantors.some((grantor) => grantor.id === id));
    if (both) return { detail: `${both} 不能既是出让方又是受让方。`, ...mistaken };
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    return twice ? { detail: `受让方 ${twice} 写了两次。`, ...mistaken } : undefined;
  },
});

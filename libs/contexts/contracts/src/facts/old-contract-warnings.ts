import {
  type LegalDate,
  type Rule,
  civilCode,
  forEvery,
  landContractingLaw,
  lastDayOfTerm,
  rule,
  yearsBegun,
} from '#kernel';
import {
  type Claim,
  claimedParcelIsOwned,
  contractTermIsTheStatutoryOne,
  conveyanceEndsWithinTheContract,
  grantorMayGrant,
  householdsContractFieldsForestAndGrass,
  oldContractsCompete,
} from '#land-rights/facts';
import type { ContractKind } from './events.js';
import type { OldContractEntry } from './old-contract-rules.js';
import { contractorIsOfTheCollective, lessorsAreOfTheCollective } from './party-rules.js';
import { longLeaseIsDoubtful } from './terms-rules.js';
import { wastelandTermIsWithinPolicy } from './wasteland-rules.js';

/*
 * What would stop a new contract is said of an old one and recorded beside it: the contract is a fact. Each rule is the
 * one for new contracts, by its id with `-old`, with a sentence of its own.
 */

/** The rule for new contracts as it is told of old ones. */
function toldOfOldContracts<Facts>(strict: Rule<Facts>, sentence: string): Rule<Facts> {
  return { ...strict, id: `${strict.id}-old`, code: `${strict.code}_OLD`, sentence, severity: 'warn' };
}

export const oldContractIsWritten = rule<Pick<OldContractEntry, 'written'>>({
  id: 'T5-old',
  code: 'CONTRACTS.NOT_IN_WRITING_OLD',
  sentence: '旧合同：承包、流转、租赁应有书面合同；只有口头约定的，登记时提示。',
  basis: [landContractingLaw('第二十二条'), landContractingLaw('第四十条'), civilCode('第七百零七条')],
  severity: 'warn',
  breach: ({ written }) => (written ? undefined : { detail: '没有书面合同，只有口头约定；应补签书面合同。' }),
});

/** How long houses, plants and equipment may be let (民法典 705). */
const LEASE_YEARS = 20;

/** Kinds of contract that the twenty years bind for certain; over land it is disputed (T4a). */
function isLeaseOfThings(kind: ContractKind): boolean {
  return kind === 'house-lease' || kind === 'asset-lease';
}

/**
 * The last day that the law allows a lease to run, or, over land, from which it is doubtful by the county's policy;
 * nothing for what is no lease.
 */
export function lastDayOfLease(
  { kind, from }: { readonly kind: ContractKind; readonly from: LegalDate },
  longFromYears: number | undefined,
): LegalDate | undefined {
  if (isLeaseOfThings(kind)) return lastDayOfTerm(from, LEASE_YEARS);
  const overLand = kind === 'household-lease' || kind === 'collective-lease';
  return overLand && longFromYears !== undefined ? lastDayOfTerm(from, longFromYears) : undefined;
}

export const oldLeaseIsNotTooLong = rule<Pick<OldContractEntry, 'kind' | 'from' | 'to'>>({
  id: 'T4-old',
  code: 'CONTRACTS.LEASE_TOO_LONG_OLD',
  sentence: '旧合同：房屋、设施、设备等的租赁不超过二十年，超过的部分无效；超过的，登记时提示。',
  basis: [civilCode('第七百零五条')],
  severity: 'warn',
  bears: ({ kind }) => isLeaseOfThings(kind),
  breach: ({ from, to }) => {
    const last = lastDayOfTerm(from, LEASE_YEARS);
    if (to <= last) return undefined;
    return { detail: `租期 ${yearsBegun(from, to)} 年，${last} 以后的部分无效。`, facts: { last } };
  },
});

const onEveryParcel = (each: Rule<Claim>): Rule<OldContractEntry> =>
  forEvery<Claim, OldContractEntry>(each, ({ claims }) => claims);

const ON_PARCELS = [
  oldContractsCompete,
  toldOfOldContracts(claimedParcelIsOwned, '旧合同：地块和集体土地所有权还没有登记的，登记时提示。'),
  toldOfOldContracts(grantorMayGrant, '旧合同：登记簿上出让方没有相应权利的，登记时提示。'),
  toldOfOldContracts(
    householdsContractFieldsForestAndGrass,
    '旧合同：家庭承包的是耕地、林地、草地；其他土地家庭承包的，登记时提示。',
  ),
  toldOfOldContracts(
    contractTermIsTheStatutoryOne,
    '旧合同：家庭承包的承包期耕地三十年、草地三十年至五十年、林地三十年至七十年；不符的，登记时提示，承包方可以要求延长不足的部分。',
  ),
  toldOfOldContracts(
    conveyanceEndsWithinTheContract,
    '旧合同：流转期限不得超过承包期的剩余期限；超过的，登记时提示。',
  ),
].map(onEveryParcel);

export const OLD_CONTRACT_WARNINGS: readonly Rule<OldContractEntry>[] = [
  oldContractIsWritten,
  oldLeaseIsNotTooLong,
  {
    ...longLeaseIsDoubtful,
    bears: ({ kind }: OldContractEntry) => kind === 'household-lease' || kind === 'collective-lease',
  },
  toldOfOldContracts(
    wastelandTermIsWithinPolicy,
    '旧合同：“四荒”地承包、租赁的期限不超过政策规定的最长年限；超过的，登记时提示。',
  ),
  {
    ...toldOfOldContracts(
      contractorIsOfTheCollective,
      '旧合同：家庭承包的承包方是本集体经济组织的农户；不是的，登记时提示。',
    ),
    bears: ({ kind }: OldContractEntry) => kind === 'household-contract',
  },
  toldOfOldContracts(
    lessorsAreOfTheCollective,
    '旧合同：出租经营权的农户是合同所填发包方的承包方；不是的，登记时提示。',
  ),
  ...ON_PARCELS,
];

import { type LegalDate, type Rule, civilCode, forEvery, landContractingLaw, rule } from '#kernel';
import {
  type Claim,
  conveyanceEndsWithinTheContract,
  longConveyanceMayBeRegistered,
  placeOfARightIsTakenOnce,
} from '#land-rights/facts';
import type { LeaseEntry } from './conclusion-entry.js';
import { type OutsiderEntry, outsidersNeedResolutionAndApproval } from './outsider-rules.js';
import { datesAreInOrder, longLeaseIsDoubtful } from './terms-rules.js';
import type { Contract } from './state.js';
import { wastelandTermIsWithinPolicy } from './wasteland-rules.js';

/* What a supplement may do to the term of a contract. */

/** The whole term as it is to be: judged as that of a contract concluded now. */
export interface LengthenedTerm
  extends OutsiderEntry, Pick<LeaseEntry, 'from' | 'to' | 'longFromYears' | 'longestWastelandYears'> {
  readonly kind: Contract['kind'];
  /** The part that is added, on each parcel. */
  readonly added: readonly Claim[];
}

export interface AmendedTerm {
  readonly contract: Contract;
  readonly on: LegalDate;
  /** The last day that the supplement gives the term; none when it leaves it. */
  readonly amendedTo: LegalDate | undefined;
}

type Complaint = readonly [detail: string, wayForward: string] | undefined;

function oldTermComplaint({ contract: { to }, on, amendedTo = to }: AmendedTerm): Complaint {
  if (amendedTo >= to)
    return [
      `旧合同的止期是 ${to}，补充协议不能改为 ${amendedTo}`,
      '旧合同的期限只能缩短；继续使用的，按新合同的程序另行订立。',
    ];
  return amendedTo < on
    ? [`新的止期 ${amendedTo} 早于补充协议的签订日 ${on}`, '已经终止的，登记合同提前终止。']
    : undefined;
}

function leaseTermComplaint({ contract: { to, lengthening }, amendedTo = to }: AmendedTerm): Complaint {
  if (lengthening)
    return [`补充协议 ${lengthening.number} 延长期限还在办理`, '等办理完毕，再登记另一份补充协议。'];
  return amendedTo > to
    ? undefined
    : [
        `新的止期 ${amendedTo} 应晚于原止期 ${to}`,
        '不变更期限的不填；提前结束的，登记合同提前终止（双方协商一致）。',
      ];
}

function termComplaint(entry: AmendedTerm): Complaint {
  const { old, kind } = entry.contract;
  if (old) return oldTermComplaint(entry);
  return kind === 'household-contract'
    ? ['家庭承包的承包期由法律规定，不以补充协议变更', '承包期满后，按延包方案订立延包合同。']
    : leaseTermComplaint(entry);
}

export const termIsAmendedLawfully = rule<AmendedTerm>({
  id: 'CL18',
  code: 'CONTRACTS.TERM_NOT_TO_BE_AMENDED',
  sentence:
    '补充协议可以延长流转、租赁的期限；家庭承包的承包期由法律规定，不以协议变更；旧合同的期限只能缩短；提前结束的登记终止。',
  basis: [civilCode('第五百四十三条'), landContractingLaw('第二十一条')],
  severity: 'block',
  bears: ({ amendedTo }) => amendedTo !== undefined,
  breach: (entry) => {
    const [complaint, wayForward] = termComplaint(entry) ?? [];
    return complaint && wayForward ? { detail: `${complaint}。`, field: 'to', wayForward } : undefined;
  },
});

export const lengtheningIsPending = rule<{ readonly contract: Contract }>({
  id: 'CL19',
  code: 'CONTRACTS.NO_LENGTHENING_PENDING',
  sentence: '延长期限的补充协议，在各地块的权利都能延长时生效，生效或未能生效只发生一次。',
  basis: [civilCode('第五百四十三条')],
  severity: 'block',
  breach: ({ contract: { number, lengthening } }) =>
    lengthening ? undefined : { detail: `合同 ${number} 没有在办理的期限延长。`, wayForward: '不必再办。' },
});

const wholeTerm = (each: Rule<Claim>): Rule<LengthenedTerm> => forEvery(each, ({ claims }) => claims);

/** What the longer term must satisfy: the whole of it, so that no limit is passed in two steps. */
export const LENGTHENED_TERM_RULES: readonly Rule<LengthenedTerm>[] = [
  datesAreInOrder,
  longLeaseIsDoubtful,
  wastelandTermIsWithinPolicy,
  wholeTerm(conveyanceEndsWithinTheContract),
  wholeTerm(longConveyanceMayBeRegistered),
  forEvery<Claim, LengthenedTerm>(placeOfARightIsTakenOnce, ({ added }) => added),
  forEvery<OutsiderEntry, LengthenedTerm>(outsidersNeedResolutionAndApproval, (term) =>
    term.kind === 'collective-lease' ? [term] : [],
  ),
];

import { type Breach, type Rule, contractingDisputesInterpretation, registerRules, rule } from '#kernel';
import { type Claim, rightsInTheWay } from './claim.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { type Right, WITHOUT_END, termInWords } from './rights.js';

/*
 * Two contracts over one parcel for the same days. Both may be valid: which of them gets the right says the law (P28), and
 * the register warns of it when the second is recorded. The register itself gives a place once (L11), to whoever
 * holds it first; where the law says otherwise, that is for the parties, an arbitrator or a court to settle.
 */

/** A contract as people name it. */
export function contractInWords({ contractNumber }: Pick<Right, 'contractNumber'>): string {
  return contractNumber === undefined ? '另一份合同' : `合同 ${contractNumber}`;
}

/** Which of the two prevails, and why, where neither is registered with the authority for real estate. */
function precedenceInWords({ signedOn }: Claim, other: Right): string {
  const theirs = contractInWords(other);
  if (other.signedOn < signedOn)
    return `${theirs} ${other.signedOn} 生效在先，先于本合同的 ${signedOn}，由其受让方取得权利`;
  if (signedOn < other.signedOn)
    return `本合同 ${signedOn} 生效在先，先于${theirs}的 ${other.signedOn}，由本合同的受让方取得权利`;
  return `两份合同同在 ${signedOn} 生效，由依合同合法占有使用土地的一方取得权利，争议发生后抢占的不算`;
}

function competition(claim: Claim): Breach | undefined {
  const { parcelCode, right } = claim;
  const [other] = rightsInTheWay(claim, right);
  if (!other) return undefined;
  const { contractId, from, to } = other;
  return {
    detail: `地块 ${parcelCode} 在 ${termInWords(other)}已有${RIGHT_KINDS[right]}（${contractInWords(other)}）。已经不动产登记的优先；都没有登记的，${precedenceInWords(claim, other)}。本合同不因此无效，但登记簿上不能再设立这项权利。`,
    facts: { parcelCode, contractId, from, to },
    wayForward: `另选地块，或${to === WITHOUT_END ? '待该权利终止' : `从 ${to} 之后起算`}；对谁取得权利有争议的，协商、申请仲裁或起诉，凭结果更正登记。`,
  };
}

/** What becomes of a new contract whose place is taken, so that a rehearsal tells it before the process manager does. */
function newContractWillFallThrough(claim: Claim): Breach | undefined {
  const taken = competition(claim);
  return (
    taken && {
      ...taken,
      detail: `${taken.detail}照此登记，本合同随后将列为没有生效，各地块的权利一并作罢。`,
    }
  );
}

export const oneContractPrevails = rule<Claim>({
  id: 'P28',
  code: 'LAND_RIGHTS.CONTRACTS_COMPETE',
  sentence:
    '同一土地订有两份以上合同的，依法登记的优先取得权利；都没有登记的，生效在先的优先；仍不能确定的，依合同合法占有使用的优先。',
  basis: [contractingDisputesInterpretation('第十九条')],
  severity: 'warn',
  breach: newContractWillFallThrough,
});

/** The same of an old contract, whose record moves no right and therefore does not fall through. */
export const oldContractsCompete: Rule<Claim> = { ...oneContractPrevails, breach: competition };

export const placeOfARightIsTakenOnce = rule<Claim>({
  id: 'L11',
  code: 'LAND_RIGHTS.RIGHT_ALREADY_GRANTED',
  sentence:
    '登记簿上，同一地块在同一期间只预留、设立一个土地承包经营权、一个土地经营权，一个宅基地使用权、一份租赁权。',
  basis: [registerRules('权利不重叠')],
  severity: 'block',
  breach: competition,
});

import { registerRules, rule } from '#kernel';
import { type Burden, ENCUMBRANCE_KINDS, type Encumbrance, type EncumbranceKind } from './encumbrances.js';
import type { Parcel } from './parcel.js';

/* Nothing burdens a parcel twice by one and the same paper. */

export interface BurdenEntry {
  readonly parcel: Parcel;
  /** What is about to be recorded. */
  readonly burden: Burden;
}

const SECURITIES: readonly EncumbranceKind[] = ['mortgage', 'financing-security'];

/** A security for the same creditor (whom its content names) on the same right. */
function isSameSecurity(one: Burden, other: Burden): boolean {
  return (
    SECURITIES.includes(one.kind) &&
    SECURITIES.includes(other.kind) &&
    one.rightId === other.rightId &&
    one.content === other.content
  );
}

/** By one contract for one creditor, or by one order of a court. */
function isRecordedAs(burden: Burden, known: Encumbrance): boolean {
  if (known.standing === 'ended' || known.documentNumber !== burden.documentNumber) return false;
  return (known.kind === 'seal' && burden.kind === 'seal') || isSameSecurity(known, burden);
}

export const encumbranceIsRecordedOnce = rule<BurdenEntry>({
  id: 'L77',
  code: 'LAND_RIGHTS.ENCUMBRANCE_RECORDED_ALREADY',
  sentence: '同一文书的查封，同一担保合同、同一债权人在同一权利上的担保，在地块上只登记一次。',
  basis: [registerRules('负担的设立和解除')],
  severity: 'block',
  breach: ({ parcel, burden }) => {
    const known = parcel.encumbrances.find((each) => isRecordedAs(burden, each));
    if (!known) return undefined;
    const { kind, documentNumber, encumbranceId, from } = known;
    return {
      detail: `地块 ${parcel.code} 自 ${from} 起已登记${ENCUMBRANCE_KINDS[kind]}（${documentNumber}），编号 ${encumbranceId}。`,
      field: kind === 'seal' ? 'documentNumber' : 'contractNumber',
      facts: { encumbranceId, from },
      wayForward: '核对文号；续查封、另一法院轮候查封、另订的担保合同，按其自己的文号登记。',
    };
  },
});

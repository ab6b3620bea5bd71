import { type Breach, landContractingLaw, rule } from '#kernel';
import {
  type CreditorKind,
  CREDITOR_KINDS,
  SECURITY_KINDS,
  type SecurityKind,
} from './encumbrance-events.js';
import { type RightAtHand, contractBehind } from './encumbrance-rules.js';
import { kindOfLand } from './kinds.js';
import { RIGHT_KINDS } from './right-kinds.js';

/* To whom contracted land may be given as security. */

export interface CreditorEntry extends RightAtHand {
  readonly kind: SecurityKind;
  readonly creditorKind: CreditorKind | undefined;
}

const wayForward =
  '以承包地融资担保的，债权人是银行、农村信用合作机构等金融机构；向其他单位、个人借款的，另以其他财产担保。';

function creditorIsNone({ creditorKind }: CreditorEntry): Breach | undefined {
  if (creditorKind === undefined)
    return { detail: '没有填债权人是哪一种金融机构。', field: 'creditorKind', wayForward };
  return creditorKind === 'other'
    ? { detail: `债权人是“${CREDITOR_KINDS.other}”。`, field: 'creditorKind', wayForward }
    : undefined;
}

/** Of forest 林权抵押 is what people call it, and what is registered. */
function isCalledMortgage({ kind, right, parcel }: CreditorEntry): Breach | undefined {
  if (kind !== 'mortgage' || kindOfLand(parcel.kind).bucket === 'forest-land') return undefined;
  return {
    detail: `${right ? RIGHT_KINDS[right.right] : '承包地的权利'}不设${SECURITY_KINDS.mortgage}，以土地经营权融资担保。`,
    field: 'kind',
    wayForward: `种类改填“${SECURITY_KINDS['financing-security']}”。`,
  };
}

export const contractedLandSecuresFinanceOnly = rule<CreditorEntry>({
  id: 'P6b',
  code: 'LAND_RIGHTS.CREDITOR_NO_FINANCIAL_INSTITUTION',
  sentence: '承包方可以用承包地的土地经营权、受让方可以用流转取得的土地经营权，向金融机构融资担保。',
  basis: [landContractingLaw('第四十七条')],
  severity: 'block',
  bears: (entry) => entry.right?.right === 'contract-right' || contractBehind(entry) !== undefined,
  breach: (entry) => isCalledMortgage(entry) ?? creditorIsNone(entry),
});

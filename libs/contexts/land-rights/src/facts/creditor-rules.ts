import { type Breach, creditCodeStandard, landContractingLaw, registerRules, rule } from '#kernel';
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

export interface CreditorNamed {
  readonly creditorId: string;
  readonly creditorName: string;
  readonly creditorKind: CreditorKind | undefined;
}

/** A name that is shorter is that of a person, unless it says what it is of: 农商行. */
const SHORTEST_UNIT_NAME = 4;

/** What stands in the name of every institution that lends, in full or as people write it. */
const INSTITUTION =
  /银行|农商行|[支分]行|公司|联社|信用社|合作社|互助社|分社|营业[部室所]|分理处|储蓄所|基金|中心|集团/u;

/** Credit codes of whoever is registered to do business begin so (GB 32100). */
const REGISTERED_FOR_BUSINESS = '9';

function nameIsNoInstitutions({ creditorName }: CreditorNamed): Breach | undefined {
  if (INSTITUTION.test(creditorName)) return undefined;
  return {
    detail: `“${creditorName}”不是金融机构的名称。`,
    field: 'creditorName',
    wayForward: '按担保合同填写金融机构的全称；债权人不是金融机构的，种类改填“其他单位”。',
  };
}

function codeIsNoInstitutions({ creditorId }: CreditorNamed): Breach | undefined {
  if (creditorId.startsWith(REGISTERED_FOR_BUSINESS)) return undefined;
  return {
    detail: `统一社会信用代码 ${creditorId} 不是金融机构的：金融机构的代码以 ${REGISTERED_FOR_BUSINESS} 开头。`,
    field: 'creditorId',
    wayForward: '按金融机构的营业执照核对代码。',
  };
}

function isNoInstitution(entry: CreditorNamed): Breach | undefined {
  if (entry.creditorKind === undefined || entry.creditorKind === 'other') return undefined;
  return nameIsNoInstitutions(entry) ?? codeIsNoInstitutions(entry);
}

/** The name of somebody, where a unit should stand. */
function nameIsAPersons({ creditorName }: CreditorNamed): Breach | undefined {
  if ([...creditorName].length >= SHORTEST_UNIT_NAME || INSTITUTION.test(creditorName)) return undefined;
  return {
    detail: `“${creditorName}”不是单位的名称。`,
    field: 'creditorName',
    wayForward: '按营业执照、登记证书填写单位的全称，不填经办人或者负责人的姓名。',
  };
}

export const creditorIsNamedAsAUnit = rule<CreditorNamed>({
  id: 'L76',
  code: 'LAND_RIGHTS.CREDITOR_NAME_NO_UNIT',
  sentence: '债权人是单位，填写与统一社会信用代码一致的单位名称；种类填金融机构的，名称和代码是金融机构的。',
  basis: [creditCodeStandard('编码对象'), registerRules('负担的设立和解除')],
  severity: 'block',
  breach: (entry) => nameIsAPersons(entry) ?? isNoInstitution(entry),
});

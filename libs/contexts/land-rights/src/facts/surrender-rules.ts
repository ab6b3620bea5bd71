import { type Breach, civilCode, landContractingLaw, landManagementLaw, rule } from '#kernel';
import type { Household } from '#collectives/facts';
import { type Authorisation, type ResolutionUse, resolutionCarries } from '#decisions/facts';
import { standingBurdens } from './burden-rules.js';
import { type Encumbrance, burdenInWords } from './encumbrances.js';
import type { RightAtHand } from './encumbrance-rules.js';
import { kindOfLand } from './kinds.js';
import { goingRights } from './later-rights.js';
import { contractInWords } from './precedence-rules.js';
import { carvedBeyond, upstreamOf } from './rights.js';
import { RECALL_GROUNDS, type RecallGround } from './surrender-events.js';

/* The end of a contract right on one parcel, and who may go on with a right. */

/** What is carved from the right and lasts beyond its end, held in place or established. */
export const conveyancesEndFirst = rule<RightAtHand>({
  id: 'L28',
  code: 'LAND_RIGHTS.CONVEYANCES_STAND',
  sentence: '承包地已经流转的，流转合同依法成立、受法律保护；先依法终止流转，再交回、退出或者收回承包地。',
  basis: [landContractingLaw('第四十二条'), civilCode('第四百六十五条'), civilCode('第七百二十五条')],
  severity: 'block',
  breach: (entry) => {
    const { parcel, on } = entry;
    const [conveyance] = goingRights(entry).flatMap((id) => carvedBeyond(parcel, id, on));
    return (
      conveyance && {
        detail: `地块 ${parcel.code} 在 ${conveyance.from} 至 ${conveyance.to} 期间已流转（${contractInWords(conveyance)}）。`,
        facts: { contractId: conveyance.contractId, to: conveyance.to },
        wayForward: '与受让方协商终止流转并登记，或者待流转期满后再办理。',
      }
    );
  },
});

/** What secures a debt with one of the rights that go. */
export function securityOf(entry: RightAtHand): Encumbrance | undefined {
  const going = goingRights(entry);
  return standingBurdens(entry.parcel, 'mortgage', 'financing-security').find(
    ({ rightId }) => rightId !== undefined && going.includes(rightId),
  );
}

export const securityEndsFirst = rule<RightAtHand>({
  id: 'L29',
  code: 'LAND_RIGHTS.SECURITY_STANDS',
  sentence: '权利已经担保的，先解除担保，再交回、退出、收回或者互换。',
  basis: [civilCode('第四百零八条'), civilCode('第三百九十三条')],
  severity: 'block',
  breach: (entry) => {
    const security = securityOf(entry);
    return (
      security && {
        detail: `地块 ${entry.parcel.code} 的权利自 ${security.from} 起有${burdenInWords(security)}，债权人是${security.party}。`,
        facts: { encumbranceId: security.encumbranceId },
        wayForward: '清偿债务或者取得债权人同意，登记担保解除后再办理。',
      }
    );
  },
});

export interface RecallEntry extends RightAtHand {
  readonly ground: RecallGround;
  /** The contractor, as registered. */
  readonly household: Household | undefined;
  /** Of forest: nobody is there to go on with it. */
  readonly withoutHeirs: boolean;
  readonly collectiveId: string;
  readonly resolution: ResolutionUse['resolution'];
  readonly approval: Authorisation | undefined;
  readonly documentNumber: string | undefined;
  readonly today: string;
}

const recallIsRefused = ({ ground }: RecallEntry, ...grounds: readonly RecallGround[]): Breach | undefined =>
  grounds.includes(ground)
    ? {
        detail: `“${RECALL_GROUNDS[ground]}”不是收回承包地的理由。`,
        field: 'ground',
        wayForward: '不予收回；承包农户自愿的，办理自愿交回、有偿退出或者流转。',
      }
    : undefined;

export const settlingInTheCityKeepsTheLand = rule<RecallEntry>({
  id: 'P24',
  code: 'LAND_RIGHTS.SETTLED_IN_CITY_IS_NO_GROUND',
  sentence: '不得以退出土地承包经营权作为农户进城落户的条件，不得因进城落户收回承包地。',
  basis: [landContractingLaw('第二十七条')],
  severity: 'block',
  breach: (entry) => recallIsRefused(entry, 'settled-in-city'),
});

export const marriageKeepsTheLand = rule<RecallEntry>({
  id: 'P14a',
  code: 'LAND_RIGHTS.MARRIAGE_IS_NO_GROUND',
  sentence: '承包以户为单位；不得因妇女结婚、离婚、丧偶收回承包地。',
  basis: [landContractingLaw('第三十一条'), landContractingLaw('第十六条')],
  severity: 'block',
  breach: (entry) => recallIsRefused(entry, 'marriage'),
});

export const landIsRecalledOnLawfulGroundsOnly = rule<RecallEntry>({
  id: 'P15a',
  code: 'LAND_RIGHTS.NO_GROUND_TO_RECALL',
  sentence:
    '承包期内发包方不得收回承包地，不得收回抵顶欠款、划分口粮田和责任田；只因农户消亡、依法个别调整或者生效裁判收回。',
  basis: [
    landContractingLaw('第二十七条'),
    landContractingLaw('第五十七条'),
    landContractingLaw('第五十八条'),
  ],
  severity: 'block',
  breach: (entry) =>
    recallIsRefused(entry, 'debt-offset', 'staple-and-responsibility-fields', 'left-idle', 'other'),
});

/** Of one parcel that is recalled, or of each when a whole contract ends. */
interface ExtinctEntry extends Pick<RecallEntry, 'parcel' | 'household' | 'withoutHeirs'> {
  /** It is asked of `household-extinct` alone. */
  readonly ground: string;
}

function isNotExtinct({ household, withoutHeirs, parcel }: ExtinctEntry): string | undefined {
  if (household?.standing !== 'extinct') return '承包农户没有登记消亡，由该户继续承包';
  return kindOfLand(parcel.kind).bucket === 'forest-land' && !withoutHeirs
    ? '林地的继承人可以在承包期内继续承包'
    : undefined;
}

export const landOfExtinctHouseholdReturns = rule<ExtinctEntry>({
  id: 'L30',
  code: 'LAND_RIGHTS.HOUSEHOLD_NOT_EXTINCT',
  sentence: '承包农户消亡的，家庭承包的耕地、草地由发包方收回；林地没有继承人的才收回。',
  basis: [landContractingLaw('第三十二条')],
  severity: 'block',
  bears: ({ ground }) => ground === 'household-extinct',
  breach: (entry) => {
    const complaint = isNotExtinct(entry);
    return complaint === undefined
      ? undefined
      : {
          detail: `${complaint}。`,
          field: 'ground',
          wayForward: '先登记农户消亡；林地有继承人的，登记继续承包，确无继承人的注明。',
        };
  },
});

function adjustment(entry: RecallEntry): ResolutionUse | undefined {
  if (entry.ground !== 'land-adjustment') return undefined;
  const { resolution, collectiveId, on: usedOn, today, parcel } = entry;
  const asked = { resolution, collectiveId, usedOn, today, parcels: [parcel.code] };
  return { ...asked, matter: 'land-adjustment', usedOnField: 'effectiveOn' };
}

export const adjustmentIsDecidedAndApproved = resolutionCarries<RecallEntry>({
  id: 'P9',
  code: 'LAND_RIGHTS.ADJUSTMENT_NOT_AUTHORISED',
  sentence:
    '因自然灾害严重毁损承包地等特殊情形个别调整承包地的，应经成员三分之二以上同意，并报乡镇和县级主管部门批准。',
  basis: [landContractingLaw('第二十八条')],
  use: adjustment,
  further: ({ approval, resolution, on }) =>
    approval?.granted &&
    approval.kind === 'county-approval' &&
    approval.resolutionId === resolution?.resolutionId &&
    approval.decidedOn <= on
      ? undefined
      : {
          detail: `没有县级主管部门在 ${on} 之前对该决议的批准。`,
          field: 'approvalId',
          wayForward: '报乡镇和县级主管部门批准后再调整。',
        },
});

export const decisionIsNamed = rule<RecallEntry>({
  id: 'L31',
  code: 'LAND_RIGHTS.DECISION_NOT_NAMED',
  sentence: '依判决或者裁决收回承包地的，填写生效文书的文号。',
  basis: [landContractingLaw('第五十五条'), civilCode('第二百二十九条')],
  severity: 'block',
  bears: ({ ground }) => ground === 'decided',
  breach: ({ documentNumber }) =>
    documentNumber
      ? undefined
      : {
          detail: '没有填写判决书、裁决书的文号。',
          field: 'documentNumber',
          wayForward: '按生效的判决书、裁决书填写。',
        },
});

export interface SuccessionEntry extends RightAtHand {
  readonly household: Household | undefined;
}

function doesNotPass({ parcel, right, household }: SuccessionEntry): string | undefined {
  if (!right) return undefined;
  if (right.right === 'management-right')
    return upstreamOf(parcel, right) ? '流转取得的经营权按流转合同处理' : undefined;
  if (kindOfLand(parcel.kind).bucket !== 'forest-land')
    return `${kindOfLand(parcel.kind).title}的家庭承包不由继承人继续，承包收益依法继承`;
  return household?.standing === 'extinct' ? undefined : '承包农户没有登记消亡，由该户继续承包';
}

export const onlyForestAndOtherMethodRightsPass = rule<SuccessionEntry>({
  id: 'L32',
  code: 'LAND_RIGHTS.RIGHT_DOES_NOT_PASS',
  sentence:
    '林地承包人、以其他方式承包的承包人死亡的，继承人可以在承包期内继续承包；家庭承包的耕地、草地不继承。',
  basis: [landContractingLaw('第三十二条'), landContractingLaw('第五十四条')],
  severity: 'block',
  breach: (entry) => {
    const complaint = doesNotPass(entry);
    return complaint === undefined
      ? undefined
      : {
          detail: `${complaint}。`,
          field: 'rightId',
          wayForward: '耕地、草地的承包农户消亡的，登记收回承包地；其他情形由该户继续承包。',
        };
  },
});

export const termIsOverOnTheParcel = rule<RightAtHand & { readonly today: string }>({
  id: 'L34',
  code: 'LAND_RIGHTS.TERM_NOT_OVER',
  sentence: '权利期满的次日起才登记到期。',
  basis: [civilCode('第三百三十二条'), landManagementLaw('第六十三条')],
  severity: 'block',
  breach: ({ right, today }) =>
    !right || today > right.to
      ? undefined
      : {
          detail: `权利的止期是 ${right.to}，还没有期满。`,
          field: 'rightId',
          wayForward: '期满后登记；提前终止的，按终止的原因办理。',
        },
});

import {
  type CountedPeriod,
  type LegalDate,
  civilCode,
  contractingDisputesInterpretation,
  conveyanceMeasures,
  formatMu,
  landContractingLaw,
  lastDayOfTerm,
  registerRules,
  rule,
  yearsBegun,
} from '#kernel';
import type { Collective, Household } from '#collectives/facts';
import type { Authorisation, Resolution } from '#decisions/facts';
import type { Claim } from '#land-rights/facts';
import type { ContractKind, Party, PaymentLine } from './events.js';
import type { Contract } from './state.js';

/** The facts of a contract that is to be concluded. */
export interface ContractEntry {
  readonly known: Contract | undefined;
  readonly kind: ContractKind;
  readonly number: string;
  readonly collectiveId: string;
  /** Absent when it is not registered in the division named. */
  readonly collective: Collective | undefined;
  readonly form: 'written' | 'oral';
  readonly signedOn: LegalDate;
  readonly today: LegalDate;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly claims: readonly Claim[];
  readonly grantors: readonly Party[];
  readonly grantees: readonly Party[];
  /** Every household named on either side, as registered; absent ones are missing. */
  readonly households: readonly Household[];
  readonly payments: { readonly firstDueOn: LegalDate; readonly lines: readonly PaymentLine[] } | undefined;
  readonly resolution: Resolution | undefined;
  readonly approval: Authorisation | undefined;
  readonly capitalReview: Authorisation | undefined;
  readonly capabilityReportSha256: string | undefined;
  /** Kinds of grantees that must be reviewed, and from which area (dm²), by policy or statute. */
  readonly reviewed: { readonly kinds: readonly string[]; readonly fromAreaDm2: number };
  readonly areaDm2: number;
  /** The period for filing by the county's policy; none when it has set none. */
  readonly filingPeriod: CountedPeriod | undefined;
  /** Beyond how many years a lease is doubtful. */
  readonly longFromYears: number | undefined;
  /** Of a lease of “四荒” land: how many years it may last. */
  readonly longestWastelandYears: number | undefined;
}

export const contractNumberIsUsedOnce = rule<ContractEntry>({
  id: 'K1',
  code: 'CONTRACTS.NUMBER_ALREADY_USED',
  sentence: '一个集体的合同编号不重复。',
  basis: [registerRules('合同编号')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `合同编号 ${known.number} 已用于 ${known.signedOn} 签订的合同，请换一个编号。`,
      field: 'number',
    },
});

export const issuerIsRegistered = rule<ContractEntry>({
  id: 'K2',
  code: 'CONTRACTS.ISSUER_NOT_REGISTERED',
  sentence: '合同的发包方是已登记在该区划的集体经济组织。',
  basis: [landContractingLaw('第十三条')],
  severity: 'block',
  breach: ({ collective, collectiveId }) =>
    collective
      ? undefined
      : { detail: `在该区划没有登记集体经济组织 ${collectiveId}。`, field: 'collectiveId' },
});

export const datesAreInOrder = rule<ContractEntry>({
  id: 'K3',
  code: 'CONTRACTS.DATES_OUT_OF_ORDER',
  sentence: '合同签订之后登记；期限的止期在起期之后，最长七十年。',
  basis: [landContractingLaw('第二十一条'), registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ signedOn, today, from, to }) => {
    if (signedOn > today) return { detail: `签订日 ${signedOn} 还没有到。`, field: 'signedOn' };
    if (to <= from) return { detail: `止期 ${to} 应晚于起期 ${from}。`, field: 'to' };
    return to > lastDayOfTerm(from, 70)
      ? { detail: `期限 ${from} 至 ${to} 超过七十年，请核对年份。`, field: 'to' }
      : undefined;
  },
});

export const contractIsWritten = rule<ContractEntry>({
  id: 'T5',
  code: 'CONTRACTS.NOT_IN_WRITING',
  sentence: '承包、流转应当签订书面合同。',
  basis: [landContractingLaw('第二十二条'), landContractingLaw('第四十条'), civilCode('第七百零七条')],
  severity: 'block',
  breach: ({ form }) =>
    form === 'written'
      ? undefined
      : {
          detail: '口头约定不能登记为新合同。',
          field: 'form',
          wayForward: '补签书面合同后登记；不超过一年的代耕可以不签书面合同，也不登记。',
        },
});

export const parcelsAreNamedOnce = rule<ContractEntry>({
  id: 'K4',
  code: 'CONTRACTS.PARCEL_NAMED_TWICE',
  sentence: '一份合同中每块地只写一次。',
  basis: [registerRules('地块不重不漏')],
  severity: 'block',
  breach: ({ claims }) => {
    const codes = claims.map(({ parcelCode }) => parcelCode);
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    return twice ? { detail: `地块 ${twice} 写了两次，请删去一处。`, field: 'parcels' } : undefined;
  },
});

export const householdsAreOfTheCollective = rule<ContractEntry>({
  id: 'P1',
  code: 'CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
  sentence: '家庭承包的承包方是本集体经济组织的农户。',
  basis: [landContractingLaw('第十六条')],
  severity: 'block',
  breach: ({ kind, grantors, grantees, households, collectiveId }) => {
    if (kind === 'household-contract' && grantees[0]?.kind !== 'household')
      return { detail: '家庭承包的承包方只能是农户。', field: 'householdId' };
    for (const { kind: party, id } of [...grantors, ...grantees]) {
      if (party !== 'household') continue;
      const household = households.find((each) => each.householdId === id);
      if (!household) return { detail: `农户 ${id} 尚未登记。`, wayForward: '先登记该农户。' };
      if (household.collectiveId !== collectiveId)
        return { detail: `农户 ${id}（承包方编码 ${household.contractorCode}）不是本集体的农户。` };
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
    const ids = grantees.map(({ id }) => id);
    const both = ids.find((id) => grantors.some((grantor) => grantor.id === id));
    if (both) return { detail: `${both} 不能既是出租方又是承租方。`, field: 'grantees' };
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    return twice ? { detail: `承租方 ${twice} 写了两次，请删去一处。`, field: 'grantees' } : undefined;
  },
});

/** Everybody but the households of the collective. */
function outsiders({ grantees }: ContractEntry): readonly Party[] {
  return grantees.filter(({ kind }) => kind !== 'household');
}

export const outsidersNeedResolutionAndApproval = rule<ContractEntry>({
  id: 'P8',
  code: 'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
  sentence:
    '未承包地由集体以外的单位或者个人承包、租赁，应事先经成员三分之二以上同意，报乡镇人民政府批准，并审查其资信和经营能力。',
  basis: [landContractingLaw('第五十二条')],
  severity: 'block',
  breach: (entry) => {
    if (entry.kind !== 'collective-lease' || outsiders(entry).length === 0) return undefined;
    const { resolution, approval, signedOn, collectiveId, capabilityReportSha256 } = entry;
    if (resolution?.collectiveId !== collectiveId || resolution.matter !== 'land-lease-outside')
      return {
        detail: '没有本集体就“未承包地由集体以外的单位、个人承包或租赁”通过的决议。',
        field: 'resolutionId',
        wayForward: '召开成员大会表决，登记决议，再报乡镇批准。',
      };
    const unnamed = entry.claims.find(({ parcelCode }) => !resolution.parcels?.includes(parcelCode));
    if (unnamed)
      return {
        detail: `决议没有写明地块 ${unnamed.parcelCode}，不能据以出租。`,
        field: 'parcels',
        wayForward: '只出租决议写明的地块，或就该地块另行决议。',
      };
    if (resolution.heldOn > signedOn)
      return {
        detail: `决议 ${resolution.heldOn} 才通过，合同却在 ${signedOn} 签订，应先决议后签订。`,
        field: 'signedOn',
      };
    if (
      !approval?.granted ||
      approval.kind !== 'township-approval' ||
      approval.resolutionId !== resolution.resolutionId
    )
      return {
        detail: '没有乡镇人民政府对该决议的批准。',
        field: 'approvalId',
        wayForward: '报乡镇人民政府批准后再签订。',
      };
    if (approval.decidedOn > signedOn)
      return {
        detail: `批准日 ${approval.decidedOn} 晚于签订日 ${signedOn}，应先批准后签订。`,
        field: 'signedOn',
      };
    return capabilityReportSha256 === undefined
      ? { detail: '没有受让方资信和经营能力的审查材料。', field: 'capabilityReportSha256' }
      : undefined;
  },
});

export const capitalIsReviewedFirst = rule<ContractEntry>({
  id: 'P11',
  code: 'CONTRACTS.CAPITAL_NOT_REVIEWED',
  sentence: '工商企业等社会资本流转土地经营权，应先经资格审查、项目审核；未提交或未通过的，不得流转。',
  basis: [landContractingLaw('第四十五条'), conveyanceMeasures('第二十九条')],
  severity: 'block',
  breach: ({ kind, grantees, reviewed, areaDm2, capitalReview, collectiveId, signedOn }) => {
    if (kind === 'household-contract' || areaDm2 < reviewed.fromAreaDm2) return undefined;
    const party = grantees.find((each) => reviewed.kinds.includes(each.kind));
    if (!party) return undefined;
    const granted =
      capitalReview?.granted === true &&
      capitalReview.kind === 'capital-review' &&
      capitalReview.granteeId === party.id &&
      capitalReview.collectiveId === collectiveId;
    if (!granted)
      return {
        detail: `${party.name ?? party.id} 流转 ${formatMu(areaDm2)} 亩，须先通过资格审查、项目审核，没有登记通过的审查。`,
        field: 'capitalReviewId',
        wayForward: '向乡镇或县农业农村部门申请审查，二十个工作日内作出决定；通过后再签订。',
      };
    return capitalReview.decidedOn > signedOn
      ? {
          detail: `审查 ${capitalReview.decidedOn} 才通过，签订日是 ${signedOn}，应先审查后签订。`,
          field: 'signedOn',
        }
      : undefined;
  },
});

export const conveyanceIsFiled = rule<ContractEntry>({
  id: 'P4',
  code: 'CONTRACTS.CONVEYANCE_TO_BE_FILED',
  sentence: '流转合同向发包方备案；未备案不影响合同效力。',
  basis: [landContractingLaw('第三十六条'), contractingDisputesInterpretation('第十四条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    consequence: '合同效力不受影响；逾期未备案的列入逾期待办，由乡镇督促补办。',
  },
  breach: ({ kind, number, filingPeriod: period }) =>
    kind === 'household-lease'
      ? { detail: `流转合同 ${number} 应向发包方备案。`, ...(period && { period }) }
      : undefined,
});

export const longLeaseIsDoubtful = rule<ContractEntry>({
  id: 'T4a',
  code: 'CONTRACTS.LONGER_THAN_TWENTY_YEARS',
  sentence: '租赁期限超过二十年的部分是否有效有争议；土地经营权出租以承包期剩余期限为限。',
  basis: [civilCode('第七百零五条'), landContractingLaw('第三十八条第三项')],
  severity: 'warn',
  breach: ({ kind, from, to, longFromYears: years }) =>
    kind !== 'household-contract' && years !== undefined && to > lastDayOfTerm(from, years)
      ? { detail: `租期 ${yearsBegun(from, to)} 年，超过 ${years} 年的部分有争议，建议缩短或到期续签。` }
      : undefined,
});

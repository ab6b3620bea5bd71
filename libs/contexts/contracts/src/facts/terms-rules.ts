import {
  type CountedPeriod,
  type LegalDate,
  civilCode,
  contractingDisputesInterpretation,
  landContractingLaw,
  lastDayOfTerm,
  registerRules,
  rule,
  yearsBegun,
} from '#kernel';
import { howToSet } from '#policies/facts';
import type { ContractEntry } from './conclusion-entry.js';
import type { NumberedContract } from './contract-number.js';
import type { ContractKind } from './events.js';
import type { Contract } from './state.js';

/* What every contract over land says: its number, its form, its dates, its parcels. */

export interface NumberEntry extends Pick<ContractEntry, 'known'> {
  /** Name of the field, where the command does not call it `number`. */
  readonly numberField?: string;
}

const NUMBER_IN_USE = { became: '', wayForward: '换一个编号；若是同一份合同，不必再登记。' };

/** A number names one contract for good; but for one that was annulled, which gives it to whoever names it. */
function whatHasTheNumber({ standing, contractId }: NumberedContract): typeof NUMBER_IN_USE {
  if (standing === 'fallen-through')
    return {
      became: '，该合同没有生效',
      wayForward: '原合同没有生效；问题解决后重新登记，请用新的编号。',
    };
  if (standing !== 'annulled') return NUMBER_IN_USE;
  const wayForward = `用这个编号重新登记正确的合同，填误登后已撤销的原登记 ${contractId}；登记另一份合同，用新的编号。`;
  return { became: '，该登记已经撤销', wayForward };
}

export const contractNumberIsUsedOnce = rule<NumberEntry>({
  id: 'K1',
  code: 'CONTRACTS.NUMBER_ALREADY_USED',
  sentence: '一个集体的合同编号不重复。',
  basis: [registerRules('合同编号')],
  severity: 'block',
  breach: ({ known, numberField: field = 'number' }) => {
    if (!known) return undefined;
    const { became, wayForward } = whatHasTheNumber(known);
    const detail = `合同编号 ${known.number} 已用于 ${known.signedOn} 签订的合同${became}。`;
    return { detail, field, wayForward };
  },
});

export interface AnnulledEntry extends Pick<ContractEntry, 'number' | 'collectiveId'> {
  /** The record that is named as the one that had the number and was annulled. */
  readonly annulledContractId?: string | undefined;
  readonly annulled?: Contract | undefined;
}

export const numberIsThatOfTheAnnulled = rule<AnnulledEntry>({
  id: 'K15',
  code: 'CONTRACTS.NOT_THE_ANNULLED_RECORD',
  sentence: '误登的合同撤销以后，它的编号可以重新使用一次：新登记写明撤销的是哪一份，集体、编号与它相同。',
  basis: [registerRules('合同编号'), civilCode('第二百二十条')],
  severity: 'block',
  bears: ({ annulledContractId }) => annulledContractId !== undefined,
  breach: ({ annulledContractId = '', annulled, number, collectiveId }) =>
    annulled?.standing === 'annulled' && annulled.number === number && annulled.collectiveId === collectiveId
      ? undefined
      : {
          detail: `登记 ${annulledContractId} 不是本集体编号为 ${number}、已经撤销的合同。`,
          field: 'annulledContractId',
          wayForward: '核对原登记；没有撤销的，先撤销误登的合同；不是重新登记的，不填这一项。',
        },
});

export const NUMBER_RULES = [contractNumberIsUsedOnce, numberIsThatOfTheAnnulled] as const;

export const issuerIsRegistered = rule<Pick<ContractEntry, 'collective' | 'collectiveId'>>({
  id: 'K2',
  code: 'CONTRACTS.ISSUER_NOT_REGISTERED',
  sentence: '合同的发包方是已登记在该区划的农村集体经济组织。',
  basis: [landContractingLaw('第十三条')],
  severity: 'block',
  breach: ({ collective, collectiveId }) =>
    collective
      ? undefined
      : {
          detail: `在所填区划没有登记集体经济组织 ${collectiveId}。`,
          field: 'collectiveId',
          wayForward: '核对集体代码和区划；尚未登记的，先登记该集体经济组织。',
        },
});

/** The longest term that any land can have (承包法 21: forest). */
const LONGEST_TERM_YEARS = 70;

export const datesAreInOrder = rule<Pick<ContractEntry, 'signedOn' | 'today' | 'from' | 'to'>>({
  id: 'K3',
  code: 'CONTRACTS.DATES_OUT_OF_ORDER',
  sentence: '合同签订之后登记；期限的止期在起期之后，最长七十年。',
  basis: [landContractingLaw('第二十一条'), registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ signedOn, today, from, to }) => {
    const wayForward = '按合同核对签订日、起期和止期。';
    if (signedOn > today) return { detail: `签订日 ${signedOn} 还没有到。`, field: 'signedOn', wayForward };
    if (to <= from) return { detail: `止期 ${to} 应晚于起期 ${from}。`, field: 'to', wayForward };
    if (to <= lastDayOfTerm(from, LONGEST_TERM_YEARS)) return undefined;
    const detail = `期限 ${from} 至 ${to} 超过 ${LONGEST_TERM_YEARS} 年。`;
    return { detail, field: 'to', wayForward };
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
          detail: '合同形式填的是“口头”，口头约定不能登记为新合同。',
          field: 'form',
          wayForward: '补签书面合同后登记；不超过一年的代耕可以不签书面合同，也不登记。',
        },
});

export const parcelsAreNamedOnce = rule<Pick<ContractEntry, 'claims'>>({
  id: 'K4',
  code: 'CONTRACTS.PARCEL_NAMED_TWICE',
  sentence: '一份合同中每块地只写一次。',
  basis: [registerRules('地块不重不漏')],
  severity: 'block',
  breach: ({ claims }) => {
    const codes = claims.map(({ parcelCode }) => parcelCode);
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (!twice) return undefined;
    return { detail: `地块 ${twice} 写了两次。`, field: 'parcels', wayForward: '删去重复的一处。' };
  },
});

const FILING = 'conveyance.filing-period';
const withoutFilingPeriod = `备案期限未配置，没有截止日：${howToSet(FILING)}`;

/** A conveyance that is concluded, or filed. */
export interface Conveyance {
  readonly kind: ContractKind;
  readonly number: string;
  readonly filedOn?: LegalDate;
  /** The period for filing by the county's policy; none when it has set none. */
  readonly filingPeriod?: CountedPeriod | undefined;
}

export const conveyanceIsFiled = rule<Conveyance>({
  id: 'P4',
  code: 'CONTRACTS.CONVEYANCE_TO_BE_FILED',
  sentence: '承包农户的流转合同应向发包方备案；未备案不影响合同效力。',
  basis: [landContractingLaw('第三十六条'), contractingDisputesInterpretation('第十四条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: `自合同签订之日起，期限由政策参数 ${FILING} 设定；没有设定的没有截止日。`,
    consequence: '合同效力不受影响；逾期未备案的列入逾期待办，由乡镇督促补办。',
  },
  bears: ({ kind }) => kind === 'household-lease',
  breach: ({ number, filedOn, filingPeriod: period }) =>
    filedOn === undefined
      ? {
          detail: `流转合同 ${number} 应向发包方备案。${period ? '' : withoutFilingPeriod}`,
          ...(period && { period }),
          wayForward: '向发包方备案后，登记合同备案。',
        }
      : undefined,
});

/** How long a lease may be (民法典 705), which may or may not bind the lease of a management right, policy says. */
export const longLeaseIsDoubtful = rule<Pick<ContractEntry, 'from' | 'to' | 'longFromYears'>>({
  id: 'T4a',
  code: 'CONTRACTS.LONGER_THAN_TWENTY_YEARS',
  sentence: '租赁期限超过二十年的部分是否有效有争议；土地经营权出租以承包期剩余期限为限。',
  basis: [civilCode('第七百零五条'), landContractingLaw('第三十八条第三项')],
  severity: 'warn',
  breach: ({ from, to, longFromYears: years }) => {
    if (years === undefined) return undefined;
    const last = lastDayOfTerm(from, years);
    if (to <= last) return undefined;
    const detail = `租期 ${yearsBegun(from, to)} 年，超过 ${years} 年的部分是否有效有争议。`;
    return { detail, field: 'to', wayForward: `把止期改为 ${last} 或更早，到期再续签。` };
  },
});

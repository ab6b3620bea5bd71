import {
  type Breach,
  type LegalDate,
  civilCode,
  collectivesLaw,
  formatMu,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import type { Collective, Household } from '#collectives/facts';
import { type Parcel, rightsWithin } from '#land-rights/facts';
import { OCCUPATION_STANDINGS, type Occupation } from './occupation-state.js';
import type { Contract } from './state.js';
import { cameToNothing, standingOf } from './life-rules.js';

export interface OccupationEntry {
  readonly collectiveId: string;
  /** Absent when it is not registered in the division named. */
  readonly collective: Collective | undefined;
  readonly kind: Occupation['kind'];
  readonly parcelCode: string | undefined;
  readonly parcel: Parcel | undefined;
  /** How many of household, organisation and person are named. */
  readonly occupiersNamed: number;
  readonly householdId: string | undefined;
  readonly household: Household | undefined;
  readonly areaDm2: number;
  readonly occupiedSince: LegalDate;
  readonly foundOn: LegalDate;
  readonly today: LegalDate;
}

export const occupiedCollectiveIsRegistered = rule<OccupationEntry>({
  id: 'UO1',
  code: 'CONTRACTS.OCCUPATION_OF_NO_COLLECTIVE',
  sentence: '被占用的土地、房屋属于已登记在该区划的集体；地块属于该集体所有。',
  basis: [collectivesLaw('第三十六条')],
  severity: 'block',
  breach: ({ collective, collectiveId, parcelCode, parcel }) => {
    const wayForward = '核对集体代码、区划和地块编码。';
    if (!collective)
      return { detail: `在所填区划没有登记集体 ${collectiveId}。`, field: 'collectiveId', wayForward };
    if (parcelCode === undefined || parcel?.ownership?.collectiveId === collectiveId) return undefined;
    return {
      detail: `地块 ${parcelCode} 没有登记为集体 ${collectiveId} 所有。`,
      field: 'parcelCode',
      wayForward,
    };
  },
});

export const occupierIsNamedOnce = rule<OccupationEntry>({
  id: 'UO2',
  code: 'CONTRACTS.OCCUPIER_UNCLEAR',
  sentence: '占用人填农户、单位、个人之一；尚未查明的都不填；农户是已登记的农户。',
  basis: [registerRules('无合同占用')],
  severity: 'block',
  breach: ({ occupiersNamed, householdId, household }) => {
    if (occupiersNamed > 1)
      return {
        detail: '占用人只能填农户、单位、个人之一。',
        field: 'person',
        wayForward: '一处有几人占用的，分别登记。',
      };
    if (householdId === undefined || household) return undefined;
    return { detail: `农户 ${householdId} 尚未登记。`, field: 'householdId', wayForward: '核对农户编号。' };
  },
});

export const occupationIsFoundInTime = rule<OccupationEntry>({
  id: 'UO3',
  code: 'CONTRACTS.OCCUPATION_DATES',
  sentence: '先占用，后发现，发现之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ occupiedSince, foundOn, today }) =>
    occupiedSince <= foundOn && foundOn <= today
      ? undefined
      : {
          detail: `占用开始日 ${occupiedSince}、发现日 ${foundOn} 应依次不晚于今天 ${today}。`,
          field: 'foundOn',
          wayForward: '核对日期。',
        },
});

export const occupiedAreaIsWithinTheParcel = rule<OccupationEntry>({
  id: 'UO4',
  code: 'CONTRACTS.OCCUPIED_AREA_EXCEEDS_PARCEL',
  sentence: '占用面积不超过所占地块的面积。',
  basis: [registerRules('无合同占用')],
  severity: 'block',
  breach: ({ parcel, areaDm2 }) =>
    parcel && areaDm2 > parcel.areaDm2
      ? {
          detail: `占用 ${formatMu(areaDm2)} 亩，地块 ${parcel.code} 只有 ${formatMu(parcel.areaDm2)} 亩。`,
          field: 'areaDm2',
          wayForward: '核对面积；占用几块地的，分别登记。',
        }
      : undefined,
});

export const noRightCoversTheOccupation = rule<OccupationEntry>({
  id: 'UO5',
  code: 'CONTRACTS.OCCUPIED_LAND_UNDER_CONTRACT',
  sentence: '占用的地块上已有他人承包、租赁的，占用还侵害了其权利，应告知权利人。',
  basis: [landContractingLaw('第五十六条')],
  severity: 'warn',
  breach: ({ parcel, foundOn }) => {
    const day = { from: foundOn, to: foundOn };
    const [right] = parcel
      ? [...rightsWithin(parcel, 'management-right', day), ...rightsWithin(parcel, 'contract-right', day)]
      : [];
    return (
      right && {
        detail: `该地块在 ${foundOn} 有合同 ${right.contractId} 设立的权利，应告知权利人。`,
        field: 'parcelCode',
      }
    );
  },
});

export interface OutcomeEntry {
  readonly occupation: Occupation;
  readonly on: LegalDate;
  readonly today: LegalDate;
}

function isSettled({ occupation: { standing } }: OutcomeEntry): boolean {
  return standing === 'contracted' || standing === 'returned';
}

export const occupationIsOpen = rule<OutcomeEntry>({
  id: 'UO6',
  code: 'CONTRACTS.OCCUPATION_SETTLED',
  sentence: '尚未了结的占用才登记处理结果；处理在发现之后。',
  basis: [civilCode('第二百三十五条')],
  severity: 'block',
  breach: (entry) => {
    const { occupation, on, today } = entry;
    if (isSettled(entry)) {
      const detail = `这处占用${OCCUPATION_STANDINGS[occupation.standing]}。`;
      return { detail, field: 'occupationId', wayForward: '不必再办；再次占用的，另行登记。' };
    }
    if (on >= occupation.foundOn && on <= today) return undefined;
    const detail = `处理日 ${on} 应在发现日 ${occupation.foundOn} 与今天 ${today} 之间。`;
    return { detail, wayForward: '核对处理日。' };
  },
});

export const caseIsBroughtOnce = rule<OutcomeEntry>({
  id: 'UO7',
  code: 'CONTRACTS.OCCUPATION_CASE_PENDING',
  sentence: '同一处占用的诉讼或仲裁只登记一次。',
  basis: [landContractingLaw('第五十五条')],
  severity: 'block',
  breach: ({ occupation: { standing } }) =>
    standing === 'before-forum'
      ? {
          detail: '这处占用已经登记诉讼或仲裁。',
          field: 'occupationId',
          wayForward: '结案后登记收回或补签合同。',
        }
      : undefined,
});

export interface MadeUpEntry extends OutcomeEntry {
  readonly contract: Contract | undefined;
  readonly contractId: string;
}

function contractDoesNotFit({ occupation, contract, contractId }: MadeUpEntry): string | undefined {
  if (contract?.collectiveId !== occupation.collectiveId) return `本集体没有合同 ${contractId}`;
  if (cameToNothing(contract)) return standingOf(contract);
  const { parcelCode, occupier } = occupation;
  if (parcelCode && !contract.parcels.some((each) => each.parcelCode === parcelCode))
    return `合同 ${contract.number} 没有被占用的地块`;
  return occupier && !contract.grantees.some(({ id }) => id === occupier.id)
    ? `合同 ${contract.number} 不是与占用人订立的`
    : undefined;
}

export const contractIsWithTheOccupier = rule<MadeUpEntry>({
  id: 'UO8',
  code: 'CONTRACTS.NO_CONTRACT_FOR_OCCUPATION',
  sentence: '补签的合同由本集体就被占用的土地与占用人订立，订立程序与新合同相同。',
  basis: [landContractingLaw('第二十二条'), landContractingLaw('第四十条')],
  severity: 'block',
  breach: (entry): Breach | undefined => {
    const complaint = contractDoesNotFit(entry);
    return complaint === undefined
      ? undefined
      : { detail: `${complaint}。`, field: 'contractId', wayForward: '先依程序订立合同，再登记补签。' };
  },
});

import { type LegalDate, landContractingLaw, registerRules, rule } from '#kernel';
import type { Household } from '#collectives/facts';
import { SHEET_STANDINGS, UNSIGNED_REASONS, type UnsignedReason } from './kinds.js';
import type { EndingConveyance, HouseholdSheet } from './sheet-state.js';

/* From what the household confirms to its new contract, and what ends with the old one. */

export interface ConfirmationEntry {
  readonly sheet: HouseholdSheet;
  readonly confirmedOn: LegalDate;
  readonly today: LegalDate;
}

export const householdConfirmsWhatWasFound = rule<ConfirmationEntry>({
  id: 'EX23',
  code: 'EXTENSIONS.NOT_TO_BE_CONFIRMED',
  sentence: '调查之后由农户签字确认，每次调查确认一次。',
  basis: [landContractingLaw('第二十二条'), registerRules('延包调查表')],
  severity: 'block',
  breach: ({ sheet, confirmedOn, today }) => {
    if (sheet.standing !== 'surveyed' && sheet.standing !== 'unsigned')
      return {
        detail: `${sheet.ordinal} 号调查表是“${SHEET_STANDINGS[sheet.standing]}”，不在待农户确认时。`,
        field: 'sheetId',
        wayForward: '没有调查的，先登记调查结果；已确认的不必再办。',
      };
    const since = sheet.survey?.surveyedOn ?? confirmedOn;
    if (confirmedOn >= since && confirmedOn <= today) return undefined;
    const detail = `确认日 ${confirmedOn} 应在调查日 ${since} 与今天 ${today} 之间。`;
    return { detail, field: 'confirmedOn', wayForward: '按签字的日期填写。' };
  },
});

export interface IssuingEntry {
  readonly sheet: HouseholdSheet;
  /** As it is registered on the day of the decision. */
  readonly household: Household | undefined;
  readonly signedOn: LegalDate;
  readonly today: LegalDate;
}

function nobodyIsLeft({ sheet: { survey }, household }: IssuingEntry): boolean {
  // That it is extinct was proven when it was surveyed.
  if (survey?.givenUp.some(({ ground }) => ground === 'extinct')) return true;
  return household !== undefined && (household.standing !== 'active' || household.members.length === 0);
}

/** Whoever lives signs, also where nothing is extended: its land passes to another household, or was given up. */
function needsNoSignature(entry: IssuingEntry): boolean {
  return entry.sheet.survey?.outcome === 'not-extended' && nobodyIsLeft(entry);
}

export const householdIsExtendedOnce = rule<IssuingEntry>({
  id: 'EX24',
  code: 'EXTENSIONS.NOT_READY_FOR_CONTRACT',
  sentence:
    '农户确认之后签订延包合同；不延包、转由他户承包的也由农户确认，已无人的户除外。一张调查表只延包一次；未订成的更正后重新签订。',
  basis: [landContractingLaw('第二十二条'), registerRules('延包不重不漏')],
  severity: 'block',
  breach: (entry) => {
    const { standing, ordinal } = entry.sheet;
    if (standing === 'confirmed' || standing === 'refused') return undefined;
    if (standing === 'surveyed' && needsNoSignature(entry)) return undefined;
    return {
      detail: `${ordinal} 号调查表是“${SHEET_STANDINGS[standing]}”，不能签订延包合同。`,
      field: 'sheetId',
      wayForward: '待调查、待确认的先办完；已延包、办理中的不必再办。',
    };
  },
});

export const contractIsSignedAfterConfirmation = rule<IssuingEntry>({
  id: 'EX25',
  code: 'EXTENSIONS.SIGNED_BEFORE_CONFIRMED',
  sentence: '延包合同的签订日不早于农户确认，签订之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ sheet, signedOn, today }) => {
    const since = sheet.confirmation?.confirmedOn ?? sheet.survey?.surveyedOn ?? signedOn;
    if (signedOn >= since && signedOn <= today) return undefined;
    return {
      detail: `签订日 ${signedOn} 应在农户确认日 ${since} 与今天 ${today} 之间。`,
      field: 'signedOn',
      wayForward: '核对签订日。',
    };
  },
});

export const ISSUING_RULES = [householdIsExtendedOnce, contractIsSignedAfterConfirmation] as const;

export const householdIsLeftUnsigned = rule<
  Omit<ConfirmationEntry, 'confirmedOn'> & { readonly notedOn: LegalDate }
>({
  id: 'EX33',
  code: 'EXTENSIONS.NOT_TO_BE_LEFT_UNSIGNED',
  sentence: '调查之后农户不签字的，登记原因；已确认、已延包的不登记。',
  basis: [registerRules('延包调查表')],
  severity: 'block',
  breach: ({ sheet: { standing, ordinal, survey }, notedOn, today }) => {
    const since = survey?.surveyedOn ?? notedOn;
    if (standing === 'surveyed' && notedOn >= since && notedOn <= today) return undefined;
    return {
      detail: `${ordinal} 号调查表是“${SHEET_STANDINGS[standing]}”，不能登记 ${notedOn} 未签字。`,
      field: 'notedOn',
      wayForward: '没有调查的先调查；登记日在调查日与今天之间。',
    };
  },
});

export const unsignedHouseholdIsStillExtended = rule<{
  readonly sheet: HouseholdSheet;
  readonly reason: UnsignedReason | undefined;
}>({
  id: 'EX34',
  code: 'EXTENSIONS.UNSIGNED_HOUSEHOLD',
  sentence: '未签字的农户不丧失延包的权利：继续联系、协商或者解决争议，签字后凭同一张调查表延包。',
  basis: [landContractingLaw('第二十一条'), landContractingLaw('第五十五条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '原承包合同的止期。',
    consequence: '没有签订延包合同的，原承包经营权到期终止，列入逾期待办。',
  },
  breach: ({ sheet: { ordinal, endsOn }, reason }) =>
    reason && {
      detail: `${ordinal} 号调查表的农户${UNSIGNED_REASONS[reason]}，原承包期 ${endsOn} 届满。`,
      dueOn: endsOn,
      wayForward: '农户签字后登记确认，签订一户的延包合同。',
    },
});

export const outcomeFollowsTheContract = rule<{
  readonly sheet: HouseholdSheet;
  /** Number of the contract of which the outcome is. */
  readonly number: string;
}>({
  id: 'EX26',
  code: 'EXTENSIONS.NO_CONTRACT_UNDER_WAY',
  sentence: '送订的延包合同生效或者未订成，结果只记一次。',
  basis: [registerRules('延包合同的结果')],
  severity: 'block',
  breach: ({ sheet: { standing, issued, ordinal }, number }) =>
    standing === 'issued' && issued?.number === number
      ? undefined
      : {
          detail: `${ordinal} 号调查表没有办理中的合同 ${number}。`,
          wayForward: '不必再办。',
        },
});

export const conveyanceEndsWithTheOldTerm = rule<{ readonly conveyance: EndingConveyance }>({
  id: 'T2a',
  code: 'EXTENSIONS.CONVEYANCE_ENDS_WITH_TERM',
  sentence: '流转随原承包期届满；延包合同订立以前，续期不算剩余期限，续租另订合同。',
  basis: [landContractingLaw('第三十八条第三项')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '流转合同的止期。',
    consequence: '没有续签的，流转到期终止，受让方返还土地；继续使用的按不定期租赁处理。',
  },
  breach: ({ conveyance: { contractId, contractNumber, endsOn, settled } }) =>
    settled
      ? undefined
      : {
          detail: `流转合同 ${contractNumber ?? contractId} 将随原承包期于 ${endsOn} 届满，应告知双方，续租的在延包合同订立后另订合同。`,
          dueOn: endsOn,
          occurrence: contractId,
          wayForward: '延包合同订立后订立新的流转合同并登记续签；不续租的，到期登记合同到期。',
        },
});

export const conveyanceIsNotedOnce = rule<{
  readonly sheet: HouseholdSheet;
  readonly contractId: string;
  /** Whether it is to be settled. */
  readonly settles: boolean;
}>({
  id: 'EX29',
  code: 'EXTENSIONS.CONVEYANCE_ALREADY_NOTED',
  sentence: '随原承包期届满的流转，在每张调查表上记一次、处理一次。',
  basis: [registerRules('延包调查表')],
  severity: 'block',
  breach: ({ sheet, contractId, settles }) => {
    const noted = sheet.conveyances.find((each) => each.contractId === contractId);
    if (settles ? noted?.settled === false : noted === undefined) return undefined;
    return { detail: `流转合同 ${contractId} 在这张调查表上没有要办的事。`, wayForward: '不必再办。' };
  },
});

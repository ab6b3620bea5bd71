import { collectivesLaw, landContractingLaw, registerRules, rule } from '#kernel';
import { ARRIVAL_GROUNDS, type ArrivalGround } from './household-events.js';
import type { HouseholdCase } from './household-rules.js';
import type { Related } from './household.js';

/** What a household is left in by a change that nothing may forbid any more. */
export interface HouseholdLeft extends HouseholdCase {
  /** Who is still there, and what they are to the head. */
  readonly staying: readonly Related[];
}

export const householdNeedsAHead = rule<HouseholdLeft>({
  id: 'HH14',
  code: 'COLLECTIVES.HEAD_TO_BE_NAMED',
  sentence: '户主离户后，户内其余人员另定户主。',
  basis: [registerRules('承包方代表')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '户主离户之日起尽快办理，没有法定的截止日。',
    consequence: '未定户主的，该户的承包合同、份额证书没有代表人，不能换发。',
  },
  breach: ({ household: { contractorCode }, staying }) =>
    staying.length === 0 || staying.some(({ relation }) => relation === 'head')
      ? undefined
      : {
          detail: `承包方 ${contractorCode} 的户主已离户，余下 ${staying.length} 人应另定户主。`,
          wayForward: '办理变更户主。',
        },
});

export const extinctHouseholdIsWoundUp = rule<HouseholdLeft>({
  id: 'HH15',
  code: 'COLLECTIVES.HOUSEHOLD_TO_BE_WOUND_UP',
  sentence: '户内已无人的，家庭承包的耕地、草地由发包方收回，林地由继承人在承包期内继续承包，份额依法继承。',
  basis: [landContractingLaw('第三十二条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '户内无人之日起尽快办理，没有法定的截止日。',
    consequence: '未清理的，空户的承包地和份额仍挂在名下，由乡镇督促办理。',
  },
  breach: ({ household: { contractorCode }, staying }) =>
    staying.length > 0
      ? undefined
      : {
          detail: `承包方 ${contractorCode} 户内已无人，应登记消亡，清理其承包合同、流转合同和份额。`,
          wayForward: '登记农户消亡，再逐份办理合同终止、林地继续承包和份额继承。',
        },
});

export const contractsFollowTheMerger = rule<HouseholdLeft>({
  id: 'HH16',
  code: 'COLLECTIVES.CONTRACTS_OF_MERGED_HOUSEHOLD',
  sentence: '并户不影响承包合同的效力，合同的承包方变更为并入后的农户。',
  basis: [landContractingLaw('第二十五条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '并户之日起尽快办理，没有法定的截止日。',
    consequence: '合同继续有效；当事人未变更的，由乡镇督促办理。',
  },
  breach: ({ household: { contractorCode }, staying }) =>
    staying.length > 0
      ? undefined
      : {
          detail: `承包方 ${contractorCode} 已并入他户，应变更其承包合同、流转合同的当事人。`,
          wayForward: '逐份办理合同变更。',
        },
});

export const departureIsToBeChecked = rule<
  HouseholdCase & { readonly personId: string; readonly toCollectiveId: string | undefined }
>({
  id: 'HH17',
  code: 'COLLECTIVES.DEPARTURE_TO_BE_CHECKED',
  sentence: '人员已在其他集体的农户入户的，原户所在集体核对是否属实。',
  basis: [registerRules('一人一户、一人一个成员身份')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '得知在他处入户之日起尽快核对，没有法定的截止日。',
    consequence: '不核对的，以后入户的登记为准。',
  },
  breach: ({ household: { collectiveId, contractorCode }, personId, toCollectiveId }) =>
    toCollectiveId === undefined || toCollectiveId === collectiveId
      ? undefined
      : {
          detail: `承包方 ${contractorCode} 的人员 ${personId} 已在另一集体的农户入户，应核对是否属实。`,
          wayForward: '属实的不必再办；不属实的，请对方集体更正。',
        },
});

/** Grounds on which the law has the collective confirm, and how strictly (集体法 12). */
const CONFIRMATION_DUE: Readonly<Partial<Record<ArrivalGround, string>>> = {
  birth: '应当',
  marriage: '一般应当',
  adoption: '一般应当',
  'policy-migration': '一般应当',
};

export const newcomerIsToBeConfirmed = rule<{
  readonly ground: ArrivalGround;
  readonly collectiveId: string;
  /** The collective whose member the person is. */
  readonly memberOf: string | undefined;
}>({
  id: 'MB1',
  code: 'COLLECTIVES.MEMBERSHIP_TO_BE_CONFIRMED',
  sentence:
    '因成员生育而增加的人员应当确认为成员；因成员结婚、收养或者政策性移民而增加的人员，一般应当确认为成员。',
  basis: [collectivesLaw('第十二条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '入户之日起尽快提请确认，没有法定的截止日。',
    consequence: '应当确认而未确认的，当事人可以请求乡镇督促，或者向人民法院起诉。',
  },
  breach: ({ ground, collectiveId, memberOf }) => {
    const due = CONFIRMATION_DUE[ground];
    if (due === undefined || memberOf === collectiveId) return undefined;
    return {
      detail: `因${ARRIVAL_GROUNDS[ground]}入户的人员，${due}确认为本集体成员。`,
      wayForward: '因出生的直接办理成员确认；其他的提请成员大会确认后办理。',
    };
  },
});

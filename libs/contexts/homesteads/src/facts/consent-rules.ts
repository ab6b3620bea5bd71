import {
  type LegalDate,
  civilCode,
  idleHomesteadNotice,
  landManagementLaw,
  landManagementRegulations,
  registerRules,
  rule,
} from '#kernel';
import { type Household, isOfAgeOn, residentsOn } from '#collectives/facts';
import type { Entitlement } from './entitlement.js';
import { surveyOn } from './homesteads-of.js';

/* The consent of a household to the use of its house: who signs, what is said, and what the household thought before. */

export interface ConsentEntry {
  readonly household: Household | undefined;
  readonly consenters: readonly string[];
  /** Who did not sign, but authorised a signer in writing. */
  readonly authorised: readonly { readonly personId: string }[];
  readonly toldNoNewHomestead: boolean;
  readonly signedOn: LegalDate;
  readonly until: LegalDate;
}

export const ownerIsToldOfTheConsequence = rule<ConsentEntry>({
  id: 'P22a',
  code: 'HOMESTEADS.OWNER_NOT_TOLD',
  sentence: '同意书应写明并告知农户：出卖、出租、赠与住宅后，不再批准新的宅基地。',
  basis: [landManagementLaw('第六十二条')],
  severity: 'block',
  breach: ({ toldNoNewHomestead }) =>
    toldNoNewHomestead
      ? undefined
      : {
          detail: '同意书没有写明、也没有告知再申请宅基地不予批准。',
          field: 'toldNoNewHomestead',
          wayForward: '换用写明这一后果的同意书，当面告知后重新签字。',
        },
});

/** Everybody who takes part, by their own signature or by somebody they authorised. */
const takingPart = ({ consenters, authorised }: ConsentEntry): readonly string[] => [
  ...consenters,
  ...authorised.map(({ personId }) => personId),
];

export const householdAgreesItself = rule<ConsentEntry>({
  id: 'HS9',
  code: 'HOMESTEADS.CONSENTERS_NOT_OF_HOUSEHOLD',
  sentence: '盘活闲置房屋由农户自愿、书面同意：户主签字，签字人、授权人都是签字那天该户的人员。',
  basis: [idleHomesteadNotice('依法维护农民权益'), civilCode('第三百零一条')],
  severity: 'block',
  breach: (entry) => {
    const { household, signedOn } = entry;
    const residents = household ? residentsOn(household, signedOn) : [];
    const wayForward = '核对人员编号和签字日；由户主和共同使用人签字。';
    const stranger = takingPart(entry).find((id) => !residents.some(({ personId }) => personId === id));
    if (stranger !== undefined)
      return { detail: `在 ${signedOn}，${stranger} 不是该户的人员。`, field: 'consenters', wayForward };
    const head = household?.members.find(({ relation }) => relation === 'head');
    if (head && takingPart(entry).includes(head.personId)) return undefined;
    return { detail: '户主没有签字。', field: 'consenters', wayForward };
  },
});

/** Who is of age and belongs to the household on that day, and takes no part. */
function notTakingPart(entry: ConsentEntry): string[] {
  const { household, signedOn } = entry;
  const adults = household
    ? residentsOn(household, signedOn).filter((each) => isOfAgeOn(each, signedOn))
    : [];
  return adults.map(({ personId }) => personId).filter((id) => !takingPart(entry).includes(id));
}

export const everybodyOfAgeAgrees = rule<ConsentEntry>({
  id: 'HS16',
  code: 'HOMESTEADS.CO_USERS_DID_NOT_SIGN',
  sentence: '同意书由签字那天户内全体成年人员签字；没有签字的，书面授权他人代签。',
  basis: [civilCode('第三百零一条'), idleHomesteadNotice('依法维护农民权益')],
  severity: 'block',
  bears: ({ household }) => household !== undefined,
  breach: (entry) => {
    const missing = notTakingPart(entry);
    if (missing.length === 0) return undefined;
    return {
      detail: `户内成年人员 ${missing.join('、')} 没有签字，也没有书面授权。`,
      field: 'consenters',
      facts: { missing },
      wayForward: '请其补签；不能到场的，登记其书面授权。',
    };
  },
});

export const consentIsForDaysToCome = rule<ConsentEntry>({
  id: 'HS17',
  code: 'HOMESTEADS.CONSENT_TERM_OVER',
  sentence: '同意书写明最迟使用到哪一天，在签字之后。',
  basis: [idleHomesteadNotice('依法维护农民权益'), registerRules('农户书面同意')],
  severity: 'block',
  breach: ({ signedOn, until }) =>
    until > signedOn
      ? undefined
      : {
          detail: `同意使用到 ${until}，不在签字日 ${signedOn} 之后。`,
          field: 'until',
          wayForward: '按同意书核对两个日期。',
        },
});

export interface MindChanged {
  readonly entitlement: Entitlement | undefined;
  readonly parcelCode: string;
  readonly signedOn: LegalDate;
  /** The day on which the household said in writing that it has changed its mind, where it was asked. */
  readonly changedOn: LegalDate | undefined;
}

/** The survey in which the household was unwilling, if that is the last before it signed. */
function unwillingIn({ entitlement, parcelCode, signedOn }: MindChanged): LegalDate | undefined {
  const survey = surveyOn(entitlement, parcelCode, signedOn);
  return survey?.willingness === 'unwilling' ? survey.surveyedOn : undefined;
}

export const changeOfMindIsStated = rule<MindChanged>({
  id: 'HS34',
  code: 'HOMESTEADS.OWNER_WAS_UNWILLING',
  sentence: '调查时不愿意盘活的农户又同意的，写明改变意愿的日期和书面材料；不得强迫。',
  basis: [landManagementRegulations('第三十六条'), idleHomesteadNotice('依法维护农民权益')],
  severity: 'warn',
  breach: (entry) => {
    const surveyedOn = unwillingIn(entry);
    return surveyedOn === undefined || entry.changedOn !== undefined
      ? undefined
      : {
          detail: `${surveyedOn} 调查时该户不愿意盘活，同意书没有写明何时、以什么书面材料改变意愿。`,
          field: 'changeOfMind',
          facts: { surveyedOn },
          wayForward:
            '向农户本人核实；确系自愿的，补登改变意愿的日期和书面材料；不是自愿的，登记同意书撤回。',
        };
  },
});

export const mindWasChangedAfterTheSurvey = rule<MindChanged>({
  id: 'HS35',
  code: 'HOMESTEADS.CHANGE_OF_MIND_DATES',
  sentence: '改变意愿在不愿意的调查以后，签署同意书以前。',
  basis: [registerRules('农户书面同意')],
  severity: 'block',
  bears: ({ changedOn }) => changedOn !== undefined,
  breach: (entry) => {
    const { changedOn = '', signedOn } = entry;
    const surveyedOn = unwillingIn(entry);
    if (surveyedOn !== undefined && surveyedOn <= changedOn && changedOn <= signedOn) return undefined;
    const detail =
      surveyedOn === undefined
        ? '最近一次调查没有登记该户不愿意盘活。'
        : `改变意愿日 ${changedOn} 不在 ${surveyedOn} 至 ${signedOn} 之间。`;
    return { detail, field: 'changeOfMind', wayForward: '核对日期；没有不愿意过的不填。' };
  },
});

/** Who takes part without being of age on that day. */
function minorsAmong(entry: ConsentEntry): string[] {
  const { household, signedOn } = entry;
  const residents = household ? residentsOn(household, signedOn) : [];
  return residents
    .filter((each) => !isOfAgeOn(each, signedOn) && takingPart(entry).includes(each.personId))
    .map(({ personId }) => personId);
}

export const minorsDoNotSign = rule<ConsentEntry>({
  id: 'HS36',
  code: 'HOMESTEADS.MINOR_SIGNED',
  sentence: '未成年人的签字、授权不计入户内成年人员的同意；其份额由监护人代为表示，监护人以自己的名义签字。',
  basis: [civilCode('第十九条'), civilCode('第二十三条'), civilCode('第三十五条')],
  severity: 'warn',
  bears: ({ household }) => household !== undefined,
  breach: (entry) => {
    const minors = minorsAmong(entry);
    return minors.length === 0
      ? undefined
      : {
          detail: `${minors.join('、')} 在 ${entry.signedOn} 未成年，其签字、授权不计入。`,
          field: 'consenters',
          facts: { minors },
          wayForward: '核对签字人；监护人已签字的不必再办，没有签字的请其补签。',
        };
  },
});

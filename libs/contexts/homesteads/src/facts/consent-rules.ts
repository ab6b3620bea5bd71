import {
  type LegalDate,
  civilCode,
  idleHomesteadNotice,
  landManagementLaw,
  registerRules,
  rule,
} from '#kernel';
import { type Household, isOfAgeOn, residentsOn } from '#collectives/facts';
import type { Entitlement, OwnerConsent } from './entitlement.js';
import { consentOf } from './homesteads-of.js';

/* The consent of a household to the use of its house: who signs, what is said, and until when it may be taken back. */

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

export interface ConsentTakenBack {
  readonly consent: OwnerConsent | undefined;
  readonly consentId: string;
  readonly withdrawnOn: LegalDate;
}

export const consentIsThereToWithdraw = rule<ConsentTakenBack>({
  id: 'HS18',
  code: 'HOMESTEADS.NO_CONSENT_TO_WITHDRAW',
  sentence: '撤回的是该户已登记、没有撤回过的书面同意，撤回在签字之后。',
  basis: [civilCode('第一百四十一条'), registerRules('农户书面同意')],
  severity: 'block',
  breach: ({ consent, consentId, withdrawnOn }) =>
    consent && consent.withdrawnOn === undefined && withdrawnOn >= consent.signedOn
      ? undefined
      : {
          detail: `该户在 ${withdrawnOn} 没有可以撤回的书面同意 ${consentId}。`,
          field: 'consentId',
          wayForward: '核对同意书编号和撤回日；已经撤回的不必再办。',
        },
});

export const consentInUseStands = rule<ConsentTakenBack>({
  id: 'HS19',
  code: 'HOMESTEADS.CONSENT_IN_USE',
  sentence: '已据以约定使用的书面同意不能撤回；使用的终止按合同协商。',
  basis: [civilCode('第四百六十五条'), registerRules('农户书面同意')],
  severity: 'block',
  breach: ({ consent }) =>
    consent?.usedBy === undefined
      ? undefined
      : {
          detail: `盘活项目 ${consent.usedBy} 已据这份同意约定使用房屋。`,
          facts: { projectId: consent.usedBy },
          wayForward: '与经营主体协商终止使用；终止后要再盘活的另行签字。',
        },
});

/** Of the process manager that enters a use: the household may have taken its consent back meanwhile. */
export const consentStillStands = rule<{
  readonly entitlement: Entitlement;
  readonly parcelCode: string;
  readonly consentId: string | undefined;
}>({
  id: 'HS20',
  code: 'HOMESTEADS.CONSENT_WITHDRAWN',
  sentence: '房屋进入盘活项目时，据以约定的书面同意没有撤回。',
  basis: [idleHomesteadNotice('依法维护农民权益'), registerRules('农户书面同意')],
  severity: 'block',
  bears: ({ consentId }) => consentId !== undefined,
  breach: ({ entitlement, parcelCode, consentId }) => {
    const withdrawnOn = consentOf(entitlement, parcelCode, consentId)?.withdrawnOn;
    return withdrawnOn === undefined
      ? undefined
      : { detail: `该户已于 ${withdrawnOn} 撤回这份书面同意。`, wayForward: '另行取得农户的书面同意。' };
  },
});

/** A consent on which a use is agreed. */
export interface ConsentUsed {
  readonly entitlement: Entitlement | undefined;
  readonly parcelCode: string;
  readonly consentId: string | undefined;
  /** For which project. */
  readonly projectId: string;
}

export const consentServesOneProject = rule<ConsentUsed>({
  id: 'HS31',
  code: 'HOMESTEADS.CONSENT_FOR_ANOTHER_PROJECT',
  sentence:
    '一份书面同意只用于一个盘活项目；据以约定的使用终止以后，同一项目可以续订，别的项目另行取得书面同意。',
  basis: [idleHomesteadNotice('依法维护农民权益'), registerRules('农户书面同意')],
  severity: 'block',
  bears: ({ consentId }) => consentId !== undefined,
  breach: ({ entitlement, parcelCode, consentId, projectId }) => {
    const usedBy = consentOf(entitlement, parcelCode, consentId)?.usedBy;
    return usedBy === undefined || usedBy === projectId
      ? undefined
      : {
          detail: `这份书面同意已用于盘活项目 ${usedBy}，不能再用于项目 ${projectId}。`,
          field: 'consentId',
          facts: { usedBy },
          wayForward: '由该户就这个项目另行签署书面同意并登记，再约定使用。',
        };
  },
});

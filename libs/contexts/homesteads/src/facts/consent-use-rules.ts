import { type LegalDate, civilCode, idleHomesteadNotice, registerRules, rule } from '#kernel';
import type { Entitlement, OwnerConsent } from './entitlement.js';
import { consentOf } from './homesteads-of.js';

/* What becomes of a consent: it is taken back, or serves the one project for which it is. */

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

import {
  type LegalDate,
  addDays,
  civilCode,
  landManagementLaw,
  landManagementRegulations,
  registerRules,
  rule,
  ruralConstructionLandNotice,
} from '#kernel';
import type { Household, Roster } from '#collectives/facts';
import type { Entitlement } from './entitlement.js';
import { homesteadsBeside } from './homesteads-of.js';
import { HOUSE_DISPOSALS, type HouseDisposalWay } from './kinds.js';
import { hasAMemberOn } from './member-rules.js';

/* A house that is sold, let or given away: to whom, and what was done before the register is recorded as it is. */

export interface DisposalOfHouse {
  readonly way: HouseDisposalWay;
  readonly householdId: string;
  readonly recipient: Household | undefined;
  readonly recipientHouseholdId: string | undefined;
  readonly outsiderId: string | undefined;
  /** Of the collective, where it has one; without one nothing is known of who is a member. */
  readonly roster: Roster | undefined;
  readonly entitlement: Entitlement;
  readonly disposedOn: LegalDate;
  readonly existingFact: boolean;
}

/** Why whoever receives a house does not qualify for it, as a sentence. */
function unfit(disposal: DisposalOfHouse): string | undefined {
  const { recipient, recipientHouseholdId, householdId, entitlement, roster, disposedOn } = disposal;
  if (recipient?.collectiveId !== entitlement.collectiveId || recipientHouseholdId === householdId)
    return '受让人不是本集体经济组织的另一户。';
  if (recipient.standing !== 'active') return '受让农户已经消亡或者并入他户。';
  return !roster || hasAMemberOn(roster, recipient, disposedOn)
    ? undefined
    : `受让农户在 ${disposedOn} 没有本集体经济组织的成员。`;
}

const BASIS = [
  landManagementLaw('第六十二条'),
  civilCode('第三百六十三条'),
  ruralConstructionLandNotice('城镇居民不得到农村购买宅基地、农民住宅'),
  registerRules('宅基地使用权随房屋在本集体内转移'),
] as const;

export const houseStaysWithinTheCollective = rule<DisposalOfHouse>({
  id: 'HS10',
  code: 'HOMESTEADS.RECIPIENT_NOT_OF_COLLECTIVE',
  sentence:
    '宅基地上的住宅只出卖、赠与给本集体经济组织有成员的另一户，宅基地使用权随之转移；城镇居民不得购买；出租不填受让人。',
  basis: BASIS,
  severity: 'block',
  bears: ({ existingFact, way }) => !existingFact || way === 'lease',
  breach: (disposal) => {
    const { way, recipientHouseholdId, outsiderId } = disposal;
    const field = 'recipientHouseholdId';
    if (way === 'lease')
      return recipientHouseholdId === undefined && outsiderId === undefined
        ? undefined
        : { detail: '出租没有受让人。', field, wayForward: '删去受让人，或者改为出卖、赠与。' };
    const why = unfit(disposal);
    if (why === undefined && outsiderId === undefined) return undefined;
    const wayForward = '填写本集体受让农户的编号；向集体以外的人、城镇居民出卖、赠与的不予登记。';
    return { detail: `${HOUSE_DISPOSALS[way]}：${why ?? '另填了集体以外的受让人。'}`, field, wayForward };
  },
});

export const oldDisposalToOutsiderIsNoted = rule<DisposalOfHouse>({
  id: 'HS22',
  code: 'HOMESTEADS.SOLD_TO_OUTSIDER_BEFORE',
  sentence: '以前已向本集体以外的人出卖、赠与住宅的，如实登记并提示；宅基地使用权不随之转移。',
  basis: BASIS,
  severity: 'warn',
  bears: ({ existingFact, way }) => existingFact && way !== 'lease',
  breach: (disposal) => {
    const why = unfit(disposal);
    return why === undefined ? undefined : { detail: `${why}合同效力和宅基地使用权的处理依法确定。` };
  },
});

export const oneRecipientIsNamed = rule<DisposalOfHouse>({
  id: 'HS23',
  code: 'HOMESTEADS.RECIPIENT_NOT_CLEAR',
  sentence: '以前出卖、赠与的，受让人写一个：本集体的农户，或者集体以外的个人。',
  basis: [registerRules('受让人')],
  severity: 'block',
  bears: ({ existingFact, way }) => existingFact && way !== 'lease',
  breach: ({ recipient, recipientHouseholdId, outsiderId, householdId }) => {
    const insider = recipient !== undefined && recipientHouseholdId !== householdId;
    if (outsiderId === undefined ? insider : recipientHouseholdId === undefined) return undefined;
    return {
      detail: '受让人没有填写、重复填写，或者农户没有登记。',
      field: 'recipientHouseholdId',
      wayForward: '受让农户的编号和集体以外的受让人填一个；农户先登记。',
    };
  },
});

/** What a county counts as done before the register. */
export interface FactBefore {
  readonly existingFact: boolean;
  readonly disposedOn: LegalDate;
  readonly existingBefore: LegalDate | undefined;
}

export const existingFactIsOld = rule<FactBefore>({
  id: 'HS24',
  code: 'HOMESTEADS.NOT_BEFORE_THE_REGISTER',
  sentence: '作为以前已有的事实登记的，发生在本县规定的日期以前；以后的按新办的审查。',
  basis: [landManagementRegulations('第三十四条'), registerRules('以前已有的事实')],
  severity: 'block',
  bears: ({ existingFact }) => existingFact,
  breach: ({ disposedOn, existingBefore }) =>
    existingBefore !== undefined && disposedOn < existingBefore
      ? undefined
      : {
          detail: `合同签订日 ${disposedOn} 不在 ${existingBefore} 以前。`,
          field: 'existingFact',
          wayForward: '不作为以前的事实登记：按新办的出卖、赠与审查受让人。',
        },
});

interface RecipientsHomesteads {
  readonly way: HouseDisposalWay;
  readonly existingFact: boolean;
  readonly recipientEntitlement: Entitlement | undefined;
  readonly disposedOn: LegalDate;
}

/** By the day of the contract: a plot that was given up later stood beside the new one. */
function alreadyHas({ recipientEntitlement, disposedOn }: RecipientsHomesteads): string | undefined {
  const [held] = homesteadsBeside(recipientEntitlement, disposedOn);
  const left = held?.leftOn === undefined ? '' : `，到 ${held.leftOn} 才退出、转出`;
  return held && `受让农户自 ${held.since} 起已有宅基地 ${held.parcelCode}${left}。`;
}

export const recipientHasNoOther = rule<RecipientsHomesteads>({
  id: 'P21d',
  code: 'HOMESTEADS.RECIPIENT_HAS_ONE',
  sentence: '农村村民一户只能拥有一处宅基地：在合同签订日还有宅基地的农户不受让他户的住宅。',
  basis: [landManagementLaw('第六十二条')],
  severity: 'block',
  bears: ({ way, existingFact }) => way !== 'lease' && !existingFact,
  breach: (disposal) => {
    const detail = alreadyHas(disposal);
    const wayForward = '不予办理；受让农户确需另址的，先办理其原宅基地的有偿退出。';
    return detail === undefined ? undefined : { detail, field: 'recipientHouseholdId', wayForward };
  },
});

export const recipientHadOneIsNoted = rule<RecipientsHomesteads>({
  id: 'P21e',
  code: 'HOMESTEADS.RECIPIENT_HAD_ONE',
  sentence: '以前已受让住宅形成一户多宅的，如实登记并提示；不因此收回。',
  basis: [landManagementLaw('第六十二条'), landManagementRegulations('第三十六条')],
  severity: 'warn',
  bears: ({ way, existingFact }) => way !== 'lease' && existingFact,
  breach: (disposal) => {
    const detail = alreadyHas(disposal);
    return detail === undefined ? undefined : { detail };
  },
});

export interface Acquisition {
  readonly entitlement: Entitlement | undefined;
  readonly parcelCode: string;
  /** The first day of the new use. */
  readonly since: LegalDate;
}

/** Of a process manager that comes again, or after a clerk who entered it by hand. */
export const acquisitionIsNotEntered = rule<Acquisition>({
  id: 'HS25',
  code: 'HOMESTEADS.ALREADY_ENTERED',
  sentence: '受让、继承的宅基地在取得的农户名下只登记一次。',
  basis: [registerRules('宅基地登记')],
  severity: 'block',
  breach: ({ entitlement, parcelCode, since }) => {
    const known = entitlement?.homesteads.find(
      (each) =>
        each.parcelCode === parcelCode && (each.standing === 'held' || each.since >= addDays(since, -1)),
    );
    const wayForward = '不必再办。';
    return known && { detail: `宅基地 ${parcelCode} 自 ${known.since} 起已登记在该户名下。`, wayForward };
  },
});

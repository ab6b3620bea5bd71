import {
  type LegalDate,
  civilCode,
  contractingDisputesInterpretation,
  landContractingLaw,
  landManagementRegulations,
  lastDayOfTerm,
  registerRules,
  rule,
} from '#kernel';
import type { Household } from '#collectives/facts';
import type { CONSENTS, FARMING_SERVICES } from './disposition-events.js';
import type { RightAtHand } from './encumbrance-rules.js';
import { goingRights } from './later-rights.js';
import { contractInWords } from './precedence-rules.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { carvedBeyond, rightsWithin, upstreamOf } from './rights.js';

/* Who may dispose of a right, to whom, with whose consent. */

export const holderIsNamedOnce = rule<{ readonly unclear: number }>({
  id: 'L33',
  code: 'LAND_RIGHTS.HOLDER_UNCLEAR',
  sentence: '取得权利的每一方，填已登记的农户、单位或者个人之一。',
  basis: [registerRules('权利人')],
  severity: 'block',
  breach: ({ unclear }) =>
    unclear === 0
      ? undefined
      : {
          detail: `第 ${unclear} 个取得权利的一方没有填全，或者填了两样，或者农户没有登记。`,
          wayForward: '已登记的农户填农户编号；单位填代码和类型；继承的个人填个人信息。',
        },
});

export interface AssignmentEntry extends RightAtHand {
  /** The collective whose land it is. */
  readonly collectiveId: string | undefined;
  readonly transferee: Household | undefined;
  readonly consent: keyof typeof CONSENTS | undefined;
  readonly consentSha256: string | undefined;
  readonly requestedOn: LegalDate | undefined;
}

function mayNotTakeOver({ transferee, collectiveId, right }: AssignmentEntry): string | undefined {
  if (transferee?.standing !== 'active') return '受让的农户没有登记，或者已经消亡、并户';
  if (transferee.collectiveId !== collectiveId) return '受让的农户不是本集体经济组织的农户';
  return right?.holders.some(({ id }) => id === transferee.householdId)
    ? '受让的就是承包农户自己'
    : undefined;
}

function consentIsMissing({ consent, consentSha256, requestedOn }: AssignmentEntry): string | undefined {
  if (!consent || !consentSha256) return '没有发包方的书面同意';
  return consent === 'wrongly-withheld' && !requestedOn ? '没有填写请求发包方同意的日期' : undefined;
}

export const assignmentIsWithinTheCollectiveWithConsent = rule<AssignmentEntry>({
  id: 'P2',
  code: 'LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED',
  sentence:
    '土地承包经营权经发包方同意，可以转让给本集体经济组织的其他农户；发包方无法定理由不同意或者拖延表态的，不影响转让。',
  basis: [landContractingLaw('第三十四条'), contractingDisputesInterpretation('第十三条')],
  severity: 'block',
  breach: (entry) => {
    const who = mayNotTakeOver(entry);
    if (who) return { detail: `${who}。`, field: 'householdId', wayForward: '核对受让的农户。' };
    const consent = consentIsMissing(entry);
    const wayForward =
      '取得发包方书面同意；发包方无理由不同意或者拖延的，经调解、仲裁或者判决确认后，凭文书办理。';
    return consent === undefined ? undefined : { detail: `${consent}。`, field: 'consent', wayForward };
  },
});

export const withheldConsentIsNoted = rule<AssignmentEntry>({
  id: 'P2a',
  code: 'LAND_RIGHTS.CONSENT_WRONGLY_WITHHELD',
  sentence: '发包方无法定理由不同意或者拖延表态而办理的转让，应告知发包方。',
  basis: [contractingDisputesInterpretation('第十三条')],
  severity: 'warn',
  breach: ({ consent, requestedOn }) =>
    consent === 'wrongly-withheld'
      ? {
          detail: `发包方自 ${requestedOn ?? '（未填请求日）'} 起没有同意，凭确认其无理由的文书办理，请告知发包方。`,
        }
      : undefined,
});

export const conveyancesGoOn = rule<RightAtHand>({
  id: 'L35',
  code: 'LAND_RIGHTS.CONVEYANCES_GO_ON',
  sentence: '承包地已经流转的，承包权利转让、互换不影响流转合同，新的承包方承受出让方的地位。',
  basis: [civilCode('第七百二十五条')],
  severity: 'warn',
  breach: (entry) => {
    const { parcel, on } = entry;
    const [conveyance] = goingRights(entry).flatMap((id) => carvedBeyond(parcel, id, on));
    return (
      conveyance && {
        detail: `地块 ${parcel.code} 已流转到 ${conveyance.to}（${contractInWords(conveyance)}），以后的流转收益归新的承包方，流转合同的出租方、收款人随之变更；只转移一部分的，另订补充协议分租金。`,
      }
    );
  },
});

export interface OnwardEntry extends RightAtHand {
  /** Id of the right that arises. */
  readonly newRightId: string;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly consentSha256: string | undefined;
  readonly filedOn: LegalDate | undefined;
}

export const onwardConveyanceIsConsentedTo = rule<OnwardEntry>({
  id: 'P5',
  code: 'LAND_RIGHTS.ONWARD_WITHOUT_CONSENT',
  sentence: '受让方再流转土地经营权，应经承包方书面同意；未承包土地的，经发包方书面同意。',
  basis: [landContractingLaw('第四十六条'), civilCode('第七百一十六条')],
  severity: 'block',
  breach: ({ consentSha256 }) =>
    consentSha256
      ? undefined
      : {
          detail: '没有承包方（未承包土地的为发包方）书面同意再流转的文件。',
          field: 'consentSha256',
          wayForward: '取得书面同意，填写其 SHA-256。',
        },
});

export const onwardConveyanceIsFiled = rule<OnwardEntry>({
  id: 'P5a',
  code: 'LAND_RIGHTS.ONWARD_NOT_FILED',
  sentence: '再流转土地经营权，向本集体经济组织备案。',
  basis: [landContractingLaw('第四十六条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '再流转合同签订之日起尽快备案，没有法定的截止日。',
    consequence: '未备案不影响合同效力，由乡镇督促补办。',
  },
  breach: ({ parcel, filedOn, newRightId: occurrence }) =>
    filedOn
      ? undefined
      : {
          detail: `地块 ${parcel.code} 的再流转尚未向本集体经济组织备案。`,
          occurrence,
          wayForward: '向本集体经济组织备案，备案后登记土地事项备案。',
        },
});

export const onwardEndsWithinItsUpstream = rule<OnwardEntry>({
  id: 'T3',
  code: 'LAND_RIGHTS.TERM_EXCEEDS_UPSTREAM',
  sentence: '再流转、转租的期限不超出上一手权利的剩余期限。',
  basis: [landContractingLaw('第三十八条第三项'), civilCode('第七百一十七条')],
  severity: 'block',
  bears: ({ right }) => right !== undefined,
  breach: ({ right, from, to }) =>
    !right || (from <= to && from >= right.from && to <= right.to)
      ? undefined
      : {
          detail: `上一手的${RIGHT_KINDS[right.right]}自 ${right.from} 至 ${right.to}，再流转填的是 ${from} 至 ${to}。`,
          field: 'to',
          facts: { from: right.from, to: right.to },
          wayForward: `起止期填在 ${right.from} 至 ${right.to} 之内。`,
        },
});

export const onwardTakesAFreePlace = rule<OnwardEntry>({
  id: 'L36',
  code: 'LAND_RIGHTS.ALREADY_CONVEYED_ONWARD',
  sentence: '同一土地经营权在同一期间只再流转一次。',
  basis: [contractingDisputesInterpretation('第十九条')],
  severity: 'block',
  breach: ({ parcel, rightId, from, to }) => {
    const other = rightsWithin(parcel, 'management-right', { from, to }).find(
      (each) => upstreamOf(parcel, each)?.contractId === rightId,
    );
    return (
      other && {
        detail: `该土地经营权在 ${other.from} 至 ${other.to} 期间已再流转（${contractInWords(other)}）。`,
        facts: { contractId: other.contractId, from: other.from, to: other.to },
        wayForward: `从 ${other.to} 之后起算，或者由取得的一方再流转。`,
      }
    );
  },
});

export interface ServiceEntry extends RightAtHand {
  readonly kind: keyof typeof FARMING_SERVICES;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly paperSha256: string | undefined;
}

export const longFarmingForAnotherIsWritten = rule<ServiceEntry>({
  id: 'T5a',
  code: 'LAND_RIGHTS.FARMING_FOR_ANOTHER_NOT_WRITTEN',
  sentence: '代耕不超过一年的，可以不签订书面合同；超过一年的代耕和托管应有书面合同。',
  basis: [landContractingLaw('第四十条')],
  severity: 'block',
  breach: ({ kind, from, to, paperSha256 }) =>
    paperSha256 || (kind === 'farming-for-another' && to <= lastDayOfTerm(from, 1))
      ? undefined
      : {
          detail: `自 ${from} 至 ${to}，没有书面合同。`,
          field: 'paperSha256',
          wayForward: '签订书面合同，填写扫描件的 SHA-256。',
        },
});

export interface OnwardUseEntry extends RightAtHand {
  /** Id of the right that arises. */
  readonly newRightId: string;
  readonly ownerNoticedOn: LegalDate | undefined;
}

export const ownerIsNoticedOfTheConveyance = rule<OnwardUseEntry>({
  id: 'P20',
  code: 'LAND_RIGHTS.OWNER_NOT_NOTICED',
  sentence: '转让、互换、出资、赠与集体经营性建设用地使用权，应签订书面合同，并书面通知土地所有权人。',
  basis: [landManagementRegulations('第四十三条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '合同签订之日起尽快通知，没有法定的截止日。',
    consequence: '未通知土地所有权人的，由乡镇督促补办。',
  },
  breach: ({ parcel, ownerNoticedOn, newRightId: occurrence }) =>
    ownerNoticedOn
      ? undefined
      : {
          detail: `地块 ${parcel.code} 的建设用地使用权转移，尚未书面通知土地所有权人。`,
          occurrence,
          wayForward: '书面通知土地所有权人后登记土地事项备案。',
        },
});

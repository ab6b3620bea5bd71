import { type LegalDate, collectiveFinanceRules, registerRules, rule } from '#kernel';
import type { Division } from '#divisions/facts';
import type { Collective } from './state.js';
import { LEFTOVER_KINDS, type LeftoverKind } from './leftover-events.js';
import { LEFTOVER_STANDINGS, type Leftover } from './leftover-state.js';

const LIST = registerRules('撤并遗留事项清单');

/** Accounts that a command names, and the field that names each. */
export interface NamedAccounts {
  readonly accounts: readonly {
    readonly field: string;
    readonly accountId: string;
    readonly open: boolean;
  }[];
}

export interface LeftoverEntry extends NamedAccounts {
  readonly known: Leftover | undefined;
  readonly divisionCode: string;
  readonly division: Division | undefined;
  readonly collectiveId: string | undefined;
  readonly collective: Collective | undefined;
  readonly kind: LeftoverKind;
  readonly subject: string;
  readonly amountFen: number | undefined;
  readonly on: LegalDate;
  readonly deadlineOn: LegalDate | undefined;
}

export const leftoverIsRecordedOnce = rule<LeftoverEntry>({
  id: 'LO2',
  code: 'COLLECTIVES.LEFTOVER_ALREADY_RECORDED',
  sentence: '同一撤并村的同一遗留事项只登记一次。',
  basis: [LIST],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `${LEFTOVER_KINDS[known.kind]}“${known.subject}”已经登记，现为“${LEFTOVER_STANDINGS[known.standing]}”。`,
      field: 'subject',
      wayForward: '在遗留事项登记簿中查找原来的编号；若是另一事项，请写明不同的名称。',
    },
});

export const leftoverComesFromARegisteredPlace = rule<LeftoverEntry>({
  id: 'LO3',
  code: 'COLLECTIVES.LEFTOVER_OF_NOBODY',
  sentence: '遗留事项来自已登记的村；属于集体的，来自登记在该村的农村集体经济组织。',
  basis: [LIST],
  severity: 'block',
  breach: ({ divisionCode, division, collectiveId, collective }) => {
    const wayForward = '填写撤并以前的区划代码和集体经济组织代码。';
    if (!division) return { detail: `区划 ${divisionCode} 尚未登记。`, field: 'divisionCode', wayForward };
    if (collectiveId === undefined || collective?.divisionCode === divisionCode) return undefined;
    const detail = `在区划 ${divisionCode} 没有登记集体经济组织 ${collectiveId}。`;
    return { detail, field: 'collectiveId', wayForward };
  },
});

export const moneyLeftOverHasItsAmount = rule<LeftoverEntry>({
  id: 'LO4',
  code: 'COLLECTIVES.LEFTOVER_WITHOUT_AMOUNT',
  sentence: '遗留的债权、债务写明金额。',
  basis: [collectiveFinanceRules('第三十二条')],
  severity: 'block',
  breach: ({ kind, amountFen }) =>
    (kind === 'debt' || kind === 'claim') && amountFen === undefined
      ? {
          detail: `${LEFTOVER_KINDS[kind]}没有填写金额。`,
          field: 'amountFen',
          wayForward: '按账面或凭据填写金额；有争议的，填写账面金额后登记争议。',
        }
      : undefined,
});

export const deadlineLiesAhead = rule<LeftoverEntry>({
  id: 'LO5',
  code: 'COLLECTIVES.LEFTOVER_DEADLINE',
  sentence: '办理期限不早于事项发生日。',
  basis: [LIST],
  severity: 'block',
  breach: ({ deadlineOn, on }) =>
    deadlineOn === undefined || deadlineOn >= on
      ? undefined
      : {
          detail: `办理期限 ${deadlineOn} 早于事项发生日 ${on}。`,
          field: 'deadlineOn',
          wayForward: '核对两个日期。',
        },
});

export const leftoverHasADeadline = rule<LeftoverEntry>({
  id: 'LO6',
  code: 'COLLECTIVES.LEFTOVER_WITHOUT_DEADLINE',
  sentence: '遗留事项有办理期限。',
  basis: [LIST],
  severity: 'warn',
  breach: ({ kind, subject, deadlineOn }) =>
    deadlineOn === undefined
      ? { detail: `${LEFTOVER_KINDS[kind]}“${subject}”没有办理期限。`, field: 'deadlineOn' }
      : undefined,
});

export const leftoverIsToBeResolvedInTime = rule<LeftoverEntry>({
  id: 'LO7',
  code: 'COLLECTIVES.LEFTOVER_TO_BE_RESOLVED',
  sentence: '遗留事项在办理期限内了结。',
  basis: [LIST],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '办理期限由登记该事项时确定。',
    consequence: '逾期未了结的列入逾期待办，由乡镇督促；办不了的，写明原因上报。',
  },
  breach: ({ kind, subject, deadlineOn }) =>
    deadlineOn === undefined
      ? undefined
      : { detail: `遗留的${LEFTOVER_KINDS[kind]}“${subject}”应在期限内了结。`, dueOn: deadlineOn },
});

export const namedAccountsAreOpen = rule<NamedAccounts>({
  id: 'LO8',
  code: 'COLLECTIVES.NO_SUCH_ACCOUNT',
  sentence: '责任人、移交人、接管人、监交人是已开立的账号。',
  basis: [registerRules('账号')],
  severity: 'block',
  breach: ({ accounts }) => {
    const unknown = accounts.find(({ open }) => !open);
    if (!unknown) return undefined;
    const { accountId, field } = unknown;
    return {
      detail: `没有账号 ${accountId}。`,
      field,
      wayForward: '核对登录名；没有账号的，请系统管理员开立。',
    };
  },
});

import { type LegalDate, addMonths, civilCode, registerRules, rule } from '#kernel';
import { CONTRACT_STANDINGS, type Contract } from './state.js';

/* Suspension, expiry, renewal. */

export interface LifeEntry {
  readonly contract: Contract;
  /** The day on which something becomes of the contract. */
  readonly on: LegalDate;
  readonly today: LegalDate;
}

export function standingOf({ number, standing }: Contract): string {
  return `合同 ${number} 的状态是“${CONTRACT_STANDINGS[standing]}”`;
}

/** One that never bound anybody: it fell through, or was recorded by mistake. */
export function cameToNothing({ standing }: { readonly standing?: Contract['standing'] }): boolean {
  return standing === 'fallen-through' || standing === 'annulled';
}

/** A contract that binds its parties still. */
export function isRunning({ standing }: Contract): boolean {
  return standing === 'in-effect' || standing === 'suspended';
}

export const contractIsRunning = rule<{ readonly contract: Contract }>({
  id: 'CL3',
  code: 'CONTRACTS.NOT_RUNNING',
  sentence: '只有已生效、未终止、未到期的合同才可以中止、恢复、补充、更正、登记违约、终止或到期。',
  basis: [civilCode('第五百零二条'), civilCode('第五百五十七条')],
  severity: 'block',
  breach: ({ contract }) =>
    isRunning(contract)
      ? undefined
      : { detail: `${standingOf(contract)}。`, field: 'contractId', wayForward: '核对合同编号。' },
});

export const dayIsWithinTheContract = rule<LifeEntry>({
  id: 'CL4',
  code: 'CONTRACTS.DAY_OUTSIDE_CONTRACT',
  sentence: '合同履行中的事实，发生在签订日与止期之间，发生之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ contract: { signedOn, to }, on, today }) => {
    const last = to < today ? to : today;
    return on >= signedOn && on <= last
      ? undefined
      : {
          detail: `所填日期 ${on} 应在签订日 ${signedOn} 与 ${last} 之间。`,
          wayForward: '按书面材料核对日期；合同期满的，登记合同到期。',
        };
  },
});

export const suspensionsAlternate = rule<LifeEntry & { readonly resumes: boolean }>({
  id: 'CL5',
  code: 'CONTRACTS.SUSPENSION_OUT_OF_TURN',
  sentence: '合同中止后才能恢复，恢复不早于中止；已中止的不再中止。',
  basis: [civilCode('第五百二十八条')],
  severity: 'block',
  breach: ({ contract, on, resumes }) => {
    const { suspendedOn } = contract;
    if (resumes !== (suspendedOn !== undefined))
      return {
        detail: `${standingOf(contract)}，不能${resumes ? '恢复' : '中止'}。`,
        wayForward: '不必再办。',
      };
    if (suspendedOn === undefined || on >= suspendedOn) return undefined;
    const detail = `恢复日 ${on} 早于中止日 ${suspendedOn}。`;
    return { detail, field: 'resumedOn', wayForward: '核对恢复日。' };
  },
});

export const termIsOver = rule<{ readonly contract: Contract; readonly today: LegalDate }>({
  id: 'CL6',
  code: 'CONTRACTS.TERM_NOT_OVER',
  sentence: '合同期满的次日起才登记到期。',
  basis: [civilCode('第五百五十七条')],
  severity: 'block',
  breach: ({ contract: { number, to }, today }) =>
    today > to
      ? undefined
      : {
          detail: `合同 ${number} 的止期是 ${to}，还没有期满。`,
          wayForward: '期满后登记；提前终止的，登记合同提前终止及其事由。',
        },
});

export const silentUseIsNoRenewal = rule<{
  /** Or a right under no contract of the register, as if it were one. */
  readonly contract: Pick<Contract, 'kind' | 'number' | 'to'>;
  readonly stillUsed: boolean;
}>({
  id: 'T11',
  code: 'CONTRACTS.STILL_USED_AFTER_TERM',
  sentence: '租赁期满后承租人继续使用、出租人没有异议的，成为不定期租赁；合同不自动延长，应续签或收回。',
  basis: [civilCode('第七百三十四条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '自期满之日起一个月，以便及时续签或收回。',
    consequence: '没有处理的为不定期租赁，双方可以随时解除合同，列入逾期待办。',
  },
  bears: ({ contract }) => contract.kind !== 'household-contract',
  breach: ({ contract: { number, to }, stillUsed }) =>
    stillUsed
      ? {
          detail: `合同 ${number} 已于 ${to} 到期，承租人仍在使用土地，应续签合同或收回土地。`,
          dueOn: addMonths(to, 1),
          wayForward: '续签的，订立新合同并登记续签；不续签的，收回土地。',
        }
      : undefined,
});

export interface RenewalEntry {
  readonly contract: Contract;
  readonly next: Contract | undefined;
  readonly renewedById: string;
  readonly waivedOn: LegalDate | undefined;
  /** The former lessee was asked, and waived or kept silent until the last day. */
  readonly letGo: boolean;
}

function nextIsNoSuccessor({ contract, next, renewedById }: RenewalEntry): string | undefined {
  if (next?.collectiveId !== contract.collectiveId) return `本集体没有合同 ${renewedById}`;
  if (next.kind !== contract.kind) return `合同 ${next.number} 的类别与原合同不同`;
  if (cameToNothing(next)) return standingOf(next);
  const last = contract.endedOn ?? contract.to;
  if (next.from <= last) return `合同 ${next.number} 的起期 ${next.from} 不在原合同止期 ${last} 之后`;
  const codes = contract.parcels.map(({ parcelCode }) => parcelCode);
  // An old contract may be over land or a house that has no code.
  const sameLand = codes.length === 0 || next.parcels.some(({ parcelCode }) => codes.includes(parcelCode));
  return sameLand ? undefined : `合同 ${next.number} 没有原合同的地块`;
}

export const renewalFollowsTheContract = rule<RenewalEntry>({
  id: 'CL7',
  code: 'CONTRACTS.NO_RENEWAL',
  sentence: '续签是就原合同的土地、自原合同期满之后另行订立的同类合同，每份合同只登记一次。',
  basis: [civilCode('第七百零五条')],
  severity: 'block',
  breach: (entry) => {
    const wayForward = '先订立续签的合同，再登记续签；期限自续签之日起重新计算，租赁不超过二十年。';
    if (entry.contract.renewedById)
      return { detail: '该合同已经登记续签。', field: 'contractId', wayForward: '不必再登记。' };
    const complaint = nextIsNoSuccessor(entry);
    return complaint === undefined
      ? undefined
      : { detail: `${complaint}。`, field: 'renewedById', wayForward };
  },
});

export const formerLesseeComesFirst = rule<RenewalEntry>({
  id: 'Q5',
  code: 'CONTRACTS.FORMER_LESSEE_PASSED_OVER',
  sentence: '租赁期满，原承租人在同等条件下优先承租。',
  basis: [civilCode('第七百三十四条')],
  severity: 'warn',
  bears: ({ contract }) => contract.kind !== 'household-contract',
  breach: ({ contract, next, waivedOn, letGo }) => {
    if (waivedOn || letGo) return undefined;
    const former = contract.grantees.map(({ id }) => id);
    return next?.grantees.some(({ id }) => former.includes(id))
      ? undefined
      : {
          detail: `续签给了原承租人以外的人，没有登记原承租人放弃优先承租的日期。`,
          field: 'waivedOn',
          wayForward: '书面征询原承租人，登记其放弃的日期。',
        };
  },
});

import { isCodeOf } from '#kernel';
import { Evidence, commandOn } from '#nest';
import { Choice, CreditCode, FenField, LegalDateField, SubjectId } from '#nest/fields';
import {
  MembershipWithdrawn,
  SETTLEMENTS,
  collectivePropertyIsNotDivided,
  paperIsAtHand,
  personIsOnTheRoster,
  rosterStream,
  settlementIsComplete,
  withdrawalIsByConsent,
} from '../facts/index.js';

/** What is asked for, lawful or not. */
const ASKED_SETTLEMENTS = { ...SETTLEMENTS, partition: '分割集体财产' } as const;

export class WithdrawMember extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @SubjectId('人员编号')
  personId: string;

  @LegalDateField('书面申请日')
  appliedOn: string;

  @LegalDateField('集体同意日')
  consentedOn: string;

  @Choice('财产权益的处理', ASKED_SETTLEMENTS)
  settlement: keyof typeof ASKED_SETTLEMENTS;

  @FenField('补偿金额（分）', { optional: true })
  compensationFen?: number;

  @LegalDateField('保留权益的止期', { optional: true })
  interestsKeptUntil?: string;
}

export const withdrawMember = commandOn({
  command: WithdrawMember,
  title: '登记自愿退出',
  permission: 'collectives.record',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command, state: roster, context }) => {
    const { personId, appliedOn, consentedOn, settlement, compensationFen, interestsKeptUntil } = command;
    return {
      roster,
      personId,
      appliedOn,
      consentedOn,
      withdrawnOn: context.effectiveOn,
      settlement,
      compensationFen,
      interestsKeptUntil,
      papers: command.documents?.length ?? 0,
      divided: settlement === 'partition' ? '集体财产' : undefined,
    };
  },
  rules: [
    personIsOnTheRoster,
    paperIsAtHand,
    withdrawalIsByConsent,
    collectivePropertyIsNotDivided,
    settlementIsComplete,
  ],
  decide: ({ roster: { collectiveId, divisionCode }, settlement, ...withdrawal }) => {
    if (!isCodeOf(SETTLEMENTS, settlement)) return [];
    const { personId, appliedOn, consentedOn, withdrawnOn, compensationFen, interestsKeptUntil } = withdrawal;
    return [
      MembershipWithdrawn.of({
        collectiveId,
        divisionCode,
        personId,
        appliedOn,
        consentedOn,
        withdrawnOn,
        settlement,
        compensationFen,
        interestsKeptUntil,
      }),
    ];
  },
});

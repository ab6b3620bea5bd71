import { type Rule, isRejection } from '#kernel';
import { commandOn } from '#nest';
import { FenField, LegalDateField, Text } from '#nest/fields';
import {
  type ClaimEntry,
  type FollowUp,
  type OwnLandEntry,
  PriorityClaimed,
  claimIsInTime,
  claimIsMadeOnce,
  claimIsToBeSettled,
  claimPrecedesTheApproval,
  conditionsAreEqual,
  dayLiesInTheWindow,
  lesseeAnswersInTime,
  ownLandIsNotClaimed,
  partyComesFirst,
  waiverIsFinal,
  windowIsRunning,
} from '../facts/index.js';
import {
  IN_WINDOW,
  InWindow,
  PARCEL_REFERENCE,
  PARTY_REFERENCES,
  inWindow,
  named,
  partyOf,
} from './on-window.js';

export class RecordPriorityClaim extends InWindow {
  @Text('主张人：农户编号，或者承租人在合同中的编号', 64)
  partyId: string;

  @FenField('主张的价款（分）：一年的，购买的填总价')
  priceFen: number;

  @LegalDateField('主张的起期（购买的不填）', { optional: true })
  from?: string;

  @LegalDateField('主张的止期（含当日；购买的不填）', { optional: true })
  to?: string;

  @LegalDateField('主张之日')
  claimedOn: string;
}

type ClaimCase = ClaimEntry & OwnLandEntry & FollowUp;

const RULES: readonly Rule<ClaimCase>[] = [
  windowIsRunning,
  dayLiesInTheWindow,
  partyComesFirst,
  ownLandIsNotClaimed,
  claimIsMadeOnce,
  waiverIsFinal,
  conditionsAreEqual,
  claimIsInTime,
  claimPrecedesTheApproval,
  lesseeAnswersInTime,
  claimIsToBeSettled,
];

export const recordPriorityClaim = commandOn({
  command: RecordPriorityClaim,
  title: '登记主张优先权',
  ...IN_WINDOW,
  references: { ...PARTY_REFERENCES, ...PARCEL_REFERENCE },
  effectiveOn: ({ claimedOn }) => claimedOn,
  facts: ({ command, state: book, references, context }) => {
    const { partyId, priceFen, from, to, claimedOn } = command;
    const at = inWindow(command, book, { on: claimedOn, context });
    if (isRejection(at)) return at;
    return {
      ...at,
      party: partyOf(at.window, partyId),
      parcel: references.parcel?.state,
      household: references.household?.state,
      collective: references.collective?.state,
      roster: references.roster?.state,
      ...{ priceFen, from, to },
      standing: at.window.claims.length + 1,
      over: false,
    };
  },
  rules: RULES,
  decide: ({ window, party: claimant, priceFen, from, to, on: claimedOn }, { context }) => [
    PriorityClaimed.of({
      ...named(window),
      claimId: context.newId('claim'),
      ...{ claimant, priceFen, from, to, claimedOn },
    }),
  ],
});

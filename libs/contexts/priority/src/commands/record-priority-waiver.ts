import { type Rule, isRejection } from '#kernel';
import { commandOn } from '#nest';
import { LegalDateField, Sha256, Text } from '#nest/fields';
import {
  type FollowUp,
  type PartyInWindow,
  type PriorityWindow,
  PriorityWaived,
  WINDOW_DUTIES,
  dayLiesInTheWindow,
  isOfMembers,
  partyComesFirst,
  waiverIsFinal,
  windowIsRunning,
} from '../facts/index.js';
import { IN_WINDOW, InWindow, PARTY_REFERENCES, inWindow, named, partyOf } from './on-window.js';

export class RecordPriorityWaiver extends InWindow {
  @Text('放弃的人：农户编号，或者承租人在合同中的编号', 64)
  partyId: string;

  @LegalDateField('书面放弃之日')
  waivedOn: string;

  @Sha256('书面放弃文件的 SHA-256')
  paperSha256: string;
}

type WaiverCase = PartyInWindow & FollowUp;

const RULES: readonly Rule<WaiverCase>[] = [
  windowIsRunning,
  dayLiesInTheWindow,
  partyComesFirst,
  waiverIsFinal,
  ...WINDOW_DUTIES,
];

/** Whether nobody is left who could claim: of lessees one can tell, of members not before the last day. */
function isTheLast({ ground, lessees = [], waivedBy }: PriorityWindow, partyId: string): boolean {
  return !isOfMembers(ground) && lessees.every(({ id }) => id === partyId || waivedBy.includes(id));
}

export const recordPriorityWaiver = commandOn({
  command: RecordPriorityWaiver,
  title: '登记放弃优先权',
  ...IN_WINDOW,
  references: PARTY_REFERENCES,
  effectiveOn: ({ waivedOn }) => waivedOn,
  facts: ({ command, state: book, references, context }) => {
    const { partyId, waivedOn } = command;
    const at = inWindow(command, book, { on: waivedOn, context });
    if (isRejection(at)) return at;
    const { window } = at;
    return {
      ...at,
      party: partyOf(window, partyId),
      household: references.household?.state,
      collective: references.collective?.state,
      roster: references.roster?.state,
      standing: window.claims.filter(({ claimant }) => claimant.id !== partyId).length,
      over: isTheLast(window, partyId),
    };
  },
  rules: RULES,
  decide: ({ window, party, on: waivedOn, over: endsTheWindow }, { command: { paperSha256 } }) => [
    PriorityWaived.of({ ...named(window), party, waivedOn, paperSha256, endsTheWindow }),
  ],
});

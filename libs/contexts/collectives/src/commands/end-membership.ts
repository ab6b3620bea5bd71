import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { MembershipLost, lossIsToBeTold, personIsOnTheRoster, rosterStream } from '../facts/index.js';

/** Sent when a member has died, or has become a member of another collective (集体法 17): the register knows it. */
export class EndMembership {
  constructor(
    readonly collectiveId: string,
    readonly personId: string,
    readonly cause:
      | { readonly ground: 'death' }
      | { readonly ground: 'gained-another-membership'; readonly newCollectiveId: string },
    readonly effectiveOn: LegalDate,
  ) {}
}

export const endMembership = commandOn({
  command: EndMembership,
  title: '成员身份随事实丧失',
  permission: 'internal',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, cause, effectiveOn }, state: roster }) => ({
    roster,
    personId,
    cause,
    ground: cause.ground,
    lostOn: effectiveOn,
  }),
  rules: [personIsOnTheRoster, lossIsToBeTold],
  decide: ({ roster: { collectiveId, divisionCode }, personId, cause, lostOn }) => [
    MembershipLost.of({ collectiveId, divisionCode, personId, ...cause, lostOn }),
  ],
});

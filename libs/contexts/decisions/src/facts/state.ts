import { type DataOf, type LegalDate, streamType, absent } from '#kernel';
import {
  AuthorisationRecorded,
  ResolutionAdopted,
  ResolutionDisclosed,
  ResolutionRejected,
  ResolutionResultDisclosed,
  ResolutionRevoked,
} from './events.js';
import { MeetingCalled, MeetingHeld } from './meeting-events.js';

export const RESOLUTION_STANDINGS = { carried: '通过', rejected: '未通过', revoked: '已撤销' } as const;
export type ResolutionStanding = keyof typeof RESOLUTION_STANDINGS;

export type Decided = DataOf<typeof ResolutionAdopted>;

export interface Resolution extends Readonly<Decided> {
  readonly standing: ResolutionStanding;
  readonly revokedOn?: LegalDate;
  /** When the decision itself, and what came of it, were made public. */
  readonly disclosedOn?: LegalDate;
  readonly resultDisclosedOn?: LegalDate;
}

export type Authorisation = DataOf<typeof AuthorisationRecorded>;

export interface Meeting extends Readonly<DataOf<typeof MeetingCalled>> {
  /** Who came; absent until it was held. */
  readonly held?: DataOf<typeof MeetingHeld>;
}

export const meetingStream = streamType({
  category: 'meeting',
  title: '会议',
  events: [MeetingCalled, MeetingHeld],
  initial: absent<Meeting>(),
  evolve: {
    MeetingCalled: (_, meeting) => meeting,
    MeetingHeld: (meeting, held) => meeting && { ...meeting, held },
  },
});

function standingAs(decided: Decided, standing: ResolutionStanding): Resolution {
  return { ...decided, standing };
}

export const resolutionStream = streamType({
  category: 'resolution',
  title: '决议',
  events: [
    ResolutionAdopted,
    ResolutionRejected,
    ResolutionDisclosed,
    ResolutionResultDisclosed,
    ResolutionRevoked,
  ],
  initial: absent<Resolution>(),
  evolve: {
    ResolutionAdopted: (_, decided) => standingAs(decided, 'carried'),
    ResolutionRejected: (_, decided) => standingAs(decided, 'rejected'),
    ResolutionDisclosed: (resolution, { disclosedOn }) => resolution && { ...resolution, disclosedOn },
    ResolutionResultDisclosed: (resolution, { disclosedOn: resultDisclosedOn }) =>
      resolution && { ...resolution, resultDisclosedOn },
    ResolutionRevoked: (resolution, { revokedOn }) =>
      resolution && { ...standingAs(resolution, 'revoked'), revokedOn },
  },
});

export const authorisationStream = streamType({
  category: 'authorisation',
  title: '批准或审查',
  events: [AuthorisationRecorded],
  initial: absent<Authorisation>(),
  evolve: { AuthorisationRecorded: (_, authorisation) => authorisation },
});

import { type DataOf, streamType, absent } from '#kernel';
import { AuthorisationRecorded, ResolutionAdopted } from './events.js';

export type Resolution = DataOf<typeof ResolutionAdopted>;
export type Authorisation = DataOf<typeof AuthorisationRecorded>;

export const resolutionStream = streamType({
  category: 'resolution',
  title: '决议',
  events: [ResolutionAdopted],
  initial: absent<Resolution>(),
  evolve: { ResolutionAdopted: (_, resolution) => resolution },
});

export const authorisationStream = streamType({
  category: 'authorisation',
  title: '批准或审查',
  events: [AuthorisationRecorded],
  initial: absent<Authorisation>(),
  evolve: { AuthorisationRecorded: (_, authorisation) => authorisation },
});

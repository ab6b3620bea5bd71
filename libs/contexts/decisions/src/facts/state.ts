import { streamType } from '#kernel';
import { AuthorisationRecorded, ResolutionAdopted } from './events.js';

export type Resolution = Parameters<typeof ResolutionAdopted.of>[0];
export type Authorisation = Parameters<typeof AuthorisationRecorded.of>[0];

export const resolutionStream = streamType({
  category: 'resolution',
  title: '决议',
  events: [ResolutionAdopted],
  initial: undefined as Resolution | undefined,
  evolve: { ResolutionAdopted: (_, resolution) => resolution },
});

export const authorisationStream = streamType({
  category: 'authorisation',
  title: '批准或审查',
  events: [AuthorisationRecorded],
  initial: undefined as Authorisation | undefined,
  evolve: { AuthorisationRecorded: (_, authorisation) => authorisation },
});

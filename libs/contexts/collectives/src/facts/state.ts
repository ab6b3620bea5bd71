import { streamType } from '#kernel';
import { CollectiveRegistered, HouseholdRegistered } from './events.js';

export type Collective = Parameters<typeof CollectiveRegistered.of>[0];
export type Household = Parameters<typeof HouseholdRegistered.of>[0];

export const collectiveStream = streamType({
  category: 'collective',
  title: '集体经济组织',
  events: [CollectiveRegistered],
  initial: undefined as Collective | undefined,
  evolve: { CollectiveRegistered: (_, collective) => collective },
});

export const householdStream = streamType({
  category: 'household',
  title: '农户',
  events: [HouseholdRegistered],
  initial: undefined as Household | undefined,
  evolve: { HouseholdRegistered: (_, household) => household },
});

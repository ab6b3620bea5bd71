import { type DataOf, streamType, absent } from '#kernel';
import { CollectiveRegistered, HouseholdRegistered } from './events.js';

export type Collective = DataOf<typeof CollectiveRegistered>;
export type Household = DataOf<typeof HouseholdRegistered>;

export const collectiveStream = streamType({
  category: 'collective',
  title: '集体经济组织',
  events: [CollectiveRegistered],
  initial: absent<Collective>(),
  evolve: { CollectiveRegistered: (_, collective) => collective },
});

export const householdStream = streamType({
  category: 'household',
  title: '农户',
  events: [HouseholdRegistered],
  initial: absent<Household>(),
  evolve: { HouseholdRegistered: (_, household) => household },
});

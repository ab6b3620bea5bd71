import { type DataOf, streamType, absent } from '#kernel';
import { CollectiveRegistered } from './events.js';

export type Collective = DataOf<typeof CollectiveRegistered>;

export const collectiveStream = streamType({
  category: 'collective',
  title: '集体经济组织',
  events: [CollectiveRegistered],
  initial: absent<Collective>(),
  evolve: { CollectiveRegistered: (_, collective) => collective },
});

/** A collective of another division than the one that is named, and that the clerk may act for, is none. */
export function registeredIn(
  divisionCode: string,
  collective: Collective | undefined,
): Collective | undefined {
  return collective?.divisionCode === divisionCode ? collective : undefined;
}

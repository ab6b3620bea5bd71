import { reaction, when } from '#read-store';
import { ListLeftover } from '../commands/list-leftover.js';
import { LeftoverRecorded } from '../facts/index.js';

/** Keeps the list of what was left over in the stream of the former collective, where a merger looks for it. */
export const leftoverList = reaction({
  name: 'leftover-list',
  title: '遗留事项清单',
  on: [
    when(LeftoverRecorded, async ({ data: { collectiveId, leftoverId, kind }, metadata }, desk) => {
      if (collectiveId === undefined) return;
      await desk.insist('list', new ListLeftover(collectiveId, leftoverId, kind, metadata.effectiveOn));
    }),
  ],
});

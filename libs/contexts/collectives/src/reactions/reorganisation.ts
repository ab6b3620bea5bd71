import { reaction, when } from '#read-store';
import { AbsorbCollective } from '../commands/absorb-collective.js';
import { MarkCollectiveSplit } from '../commands/mark-collective-split.js';
import { RecordCollectiveSuccession } from '../commands/record-collective-succession.js';
import { CollectiveMergerRecorded, CollectiveSplitRecorded } from '../facts/index.js';

/**
 * Marks every collective of a merger or split, after the county's stream has decided it: first the one that goes
 * on, so that whoever ends has a successor at any moment. It sends nothing to land, contracts or books, which stay
 * under the name of the former collective (承包法 25; 财务制度 32).
 */
export const reorganisation = reaction({
  name: 'reorganisation',
  title: '集体合并分立',
  on: [
    when(CollectiveMergerRecorded, async ({ data }, desk) => {
      const { reorganisationId, successorId, founded, absorbed, exercisesFor, parties, on } = data;
      await desk.insist(
        `succeed/${successorId}`,
        new RecordCollectiveSuccession(successorId, reorganisationId, founded, absorbed, exercisesFor, on),
      );
      for (const { collectiveId, approvedOn } of parties)
        if (collectiveId !== successorId)
          await desk.insist(
            `absorb/${collectiveId}`,
            new AbsorbCollective(collectiveId, reorganisationId, successorId, approvedOn, on),
          );
    }),
    when(CollectiveSplitRecorded, async ({ data }, desk) => {
      const { reorganisationId, collectiveId, founded, carriedOnBy, exercisesFor, party, on } = data;
      for (const each of founded) {
        const carries = each.collectiveId === carriedOnBy ? exercisesFor : [];
        await desk.insist(
          `succeed/${each.collectiveId}`,
          new RecordCollectiveSuccession(
            each.collectiveId,
            reorganisationId,
            each,
            [collectiveId],
            carries,
            on,
          ),
        );
      }
      const ids = founded.map((each) => each.collectiveId);
      await desk.insist(
        `split/${collectiveId}`,
        new MarkCollectiveSplit(collectiveId, reorganisationId, carriedOnBy, ids, party.approvedOn, on),
      );
    }),
  ],
});

import { isRejection } from '#kernel';
import { reaction, when } from '#read-store';
import { RecordUseFallenThrough } from '../commands/record-use-fallen-through.js';
import { FreeHouse, NoteHouseGivenBack, TakeHouse } from '../commands/take-house.js';
import {
  RevitalizationEnded,
  UseAgreed,
  UseEnded,
  UseFellThrough,
  UseReturned,
  revitalizationStream,
} from '../facts/index.js';

/**
 * Takes the house that a project has agreed to use, a household's and the collective's alike, and frees it again. Of two
 * projects the later in the log falls through, as it does in `house-uses`, which follows the same log for the household.
 */
export const housesTaken = reaction({
  name: 'houses-taken',
  title: '盘活项目占用、腾出房屋',
  on: [
    when(UseAgreed, async ({ data }, desk) => {
      const { parcelCode, divisionCode, projectId, householdId, number, from, to, signedOn } = data;
      const taking = await desk.send(
        'take',
        new TakeHouse(parcelCode, divisionCode, projectId, householdId, number, from, to, signedOn),
      );
      if (isRejection(taking))
        await desk.send(
          'fallen-through',
          new RecordUseFallenThrough(projectId, parcelCode, taking.detail, signedOn, number),
        );
    }),
    when(UseFellThrough, async ({ data: { projectId, parcelCode }, metadata: { effectiveOn } }, desk) => {
      await desk.send('free', new FreeHouse(parcelCode, projectId, true, effectiveOn));
    }),
    when(UseEnded, async ({ data: { projectId, parcelCode, endedOn } }, desk) => {
      await desk.send('free', new FreeHouse(parcelCode, projectId, false, endedOn));
    }),
    when(RevitalizationEnded, async ({ data: { projectId, endedOn } }, desk) => {
      const { state: project } = await desk.load(revitalizationStream, projectId);
      for (const { parcelCode } of project?.uses ?? []) {
        await desk.send(`free/${parcelCode}`, new FreeHouse(parcelCode, projectId, false, endedOn));
        // Of a project that never started there is nothing to hand over.
        if (project?.startedOn === undefined)
          await desk.send(`back/${parcelCode}`, new NoteHouseGivenBack(parcelCode, projectId, endedOn));
      }
    }),
    when(UseReturned, async ({ subject: projectId, data: { parcelCode, returnedOn } }, desk) => {
      await desk.send('back', new NoteHouseGivenBack(parcelCode, projectId, returnedOn));
    }),
  ],
});

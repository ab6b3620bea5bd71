import { reaction, when } from '#read-store';
import { OpenFurtherWindow } from '../commands/open-further-window.js';
import { RecordPriorityLapsed } from '../commands/record-priority-lapsed.js';
import { PriorityLapsed, PriorityWindowOpened, priorityBookStream, windowOf } from '../facts/index.js';

/**
 * Asks about every further parcel of a deal in its own book, and lets those windows lapse with the first of them. A
 * parcel that is claimed, or was asked about by another, refuses and stays as it is.
 */
export const furtherWindows = reaction({
  name: 'further-windows',
  title: '同一交易其他地块的优先权征询',
  on: [
    when(PriorityWindowOpened, async ({ data: { further = [], ...first }, metadata }, desk) => {
      for (const own of further)
        await desk.send(`open/${own.subject}`, new OpenFurtherWindow(first, own, metadata.effectiveOn));
    }),
    when(PriorityLapsed, async ({ subject, data: { windowId } }, desk) => {
      const { state: book } = await desk.load(priorityBookStream, subject);
      for (const { subject: parcelCode, windowId: own } of windowOf(book, windowId)?.further ?? []) {
        const lapse = Object.assign(new RecordPriorityLapsed(), { parcelCode, windowId: own });
        await desk.send(`lapse/${parcelCode}`, lapse);
      }
    }),
  ],
});

import { AuthorisationRecorded, resolutionStream } from '#decisions/facts';
import { reaction, when } from '#read-store';
import { BarPriorityClaims } from '../commands/bar-priority-claims.js';
import { approvedOn, priorityBookStream, runningWindow } from '../facts/index.js';

/**
 * When a township approves what the members resolved about land, nobody claims priority to it any more
 * (承包法 51). Asked again, or of another kind of window, the command is refused, which changes nothing.
 */
export const approvedProcedures = reaction({
  name: 'approved-procedures',
  title: '其他方式承包的优先权',
  on: [
    when(AuthorisationRecorded, async ({ data }, desk) => {
      const { kind, granted, resolutionId, authorisationId } = data;
      if (kind !== 'township-approval' || !granted || resolutionId === undefined) return;
      const { state: resolution } = await desk.load(resolutionStream, resolutionId);
      const on = approvedOn(resolution, data);
      if (!resolution || !on) return;
      for (const parcelCode of resolution.parcels ?? []) {
        const { state: book } = await desk.load(priorityBookStream, parcelCode);
        const window = runningWindow(book);
        if (window?.ground !== 'other-method') continue;
        const bar = new BarPriorityClaims(parcelCode, window.windowId, resolutionId, authorisationId, on);
        await desk.send(`bar/${parcelCode}`, bar);
      }
    }),
  ],
});

import { context } from '#nest';
import { awardPriority } from './commands/award-priority.js';
import { barPriorityClaims } from './commands/bar-priority-claims.js';
import { openFurtherWindow } from './commands/open-further-window.js';
import { openPriorityWindow } from './commands/open-priority-window.js';
import { recordPriorityClaim } from './commands/record-priority-claim.js';
import { recordPriorityLapsed } from './commands/record-priority-lapsed.js';
import { recordPriorityWaiver } from './commands/record-priority-waiver.js';
import { recordProcedureApproved } from './commands/record-procedure-approved.js';
import { priorityBookStream } from './facts/index.js';
import { approvedProcedures } from './reactions/approved-procedures.js';
import { furtherWindows } from './reactions/further-windows.js';
import { bookList, priorityWindows, windowList } from './views/windows.js';

export const priority = context({
  path: 'priority',
  title: '优先权',
  streams: [priorityBookStream],
  commands: [
    openPriorityWindow,
    openFurtherWindow,
    recordPriorityClaim,
    recordPriorityWaiver,
    recordPriorityLapsed,
    awardPriority,
    barPriorityClaims,
    recordProcedureApproved,
  ],
  projections: [priorityWindows],
  reactions: [approvedProcedures, furtherWindows],
  registers: [windowList, bookList],
});

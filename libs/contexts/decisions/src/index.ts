import { context } from '#nest';
import { adoptResolution } from './commands/adopt-resolution.js';
import { callMeeting } from './commands/call-meeting.js';
import { discloseResolution } from './commands/disclose-resolution.js';
import { recordAuthorisation } from './commands/record-authorisation.js';
import { recordMeeting } from './commands/record-meeting.js';
import { recordVote } from './commands/record-vote.js';
import { revokeResolution } from './commands/revoke-resolution.js';
import { authorisationStream, meetingStream, resolutionStream } from './facts/index.js';
import { authorisations, decisionRegister, meetings, resolutions } from './views/decisions.js';

export { AdoptResolution } from './commands/adopt-resolution.js';
export { RecordAuthorisation } from './commands/record-authorisation.js';

export const decisions = context({
  path: 'decisions',
  title: '民主决议',
  streams: [meetingStream, resolutionStream, authorisationStream],
  commands: [
    callMeeting,
    recordMeeting,
    recordVote,
    adoptResolution,
    discloseResolution,
    revokeResolution,
    recordAuthorisation,
  ],
  projections: [decisionRegister],
  reactions: [],
  registers: [meetings, resolutions, authorisations],
});

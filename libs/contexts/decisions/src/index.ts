import { context } from '#nest';
import { adoptResolution } from './commands/adopt-resolution.js';
import { recordAuthorisation } from './commands/record-authorisation.js';
import { authorisationStream, resolutionStream } from './facts/index.js';
import { authorisations, decisionRegister, resolutions } from './views/decisions.js';

export { AdoptResolution } from './commands/adopt-resolution.js';
export { RecordAuthorisation } from './commands/record-authorisation.js';

export const decisions = context({
  path: 'decisions',
  title: '民主决议',
  streams: [resolutionStream, authorisationStream],
  commands: [adoptResolution, recordAuthorisation],
  projections: [decisionRegister],
  reactions: [],
  registers: [resolutions, authorisations],
});

import { context } from '#nest';
import { absorbCollective } from './commands/absorb-collective.js';
import { changeCollectiveName } from './commands/change-collective-name.js';
import { disputeLeftover } from './commands/dispute-leftover.js';
import { escalateLeftover } from './commands/escalate-leftover.js';
import { handOverLeftover } from './commands/hand-over-leftover.js';
import { listLeftover } from './commands/list-leftover.js';
import { markCollectiveSplit } from './commands/mark-collective-split.js';
import { recordCollectiveMerged } from './commands/record-collective-merged.js';
import { recordCollectiveSplit } from './commands/record-collective-split.js';
import { recordCollectiveSuccession } from './commands/record-collective-succession.js';
import { recordCreditorsNotified } from './commands/record-creditors-notified.js';
import { recordLeftover } from './commands/record-leftover.js';
import { registerCollective } from './commands/register-collective.js';
import { registerHousehold } from './commands/register-household.js';
import { resolveLeftover } from './commands/resolve-leftover.js';
import { collectiveStream, householdStream, leftoverStream, reorganisationStream } from './facts/index.js';
import { leftoverList } from './reactions/leftover-list.js';
import { reorganisation } from './reactions/reorganisation.js';
import { collectiveList, collectiveRegister, households } from './views/collectives.js';
import { leftoverRegister, leftovers } from './views/leftovers.js';
import { PersonQueries } from './views/persons.js';
import { distributions, reorganisationRegister, reorganisations } from './views/reorganisations.js';

export { RegisterCollective } from './commands/register-collective.js';
export { RegisterHousehold, householdIdOf } from './commands/register-household.js';

const reorganisationCommands = [
  changeCollectiveName,
  recordCollectiveMerged,
  recordCollectiveSplit,
  recordCollectiveSuccession,
  absorbCollective,
  markCollectiveSplit,
  recordCreditorsNotified,
];

const leftoverCommands = [
  recordLeftover,
  listLeftover,
  handOverLeftover,
  disputeLeftover,
  escalateLeftover,
  resolveLeftover,
];

export const collectives = context({
  path: 'collectives',
  title: '集体经济组织',
  streams: [collectiveStream, householdStream, reorganisationStream, leftoverStream],
  commands: [registerCollective, registerHousehold, ...reorganisationCommands, ...leftoverCommands],
  projections: [collectiveRegister, reorganisationRegister, leftoverRegister],
  reactions: [reorganisation, leftoverList],
  registers: [collectiveList, households, reorganisations, distributions, leftovers],
  queries: [PersonQueries],
});

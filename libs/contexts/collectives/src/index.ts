import { context } from '#nest';
import { registerCollective } from './commands/register-collective.js';
import { registerHousehold } from './commands/register-household.js';
import { collectiveStream, householdStream } from './facts/index.js';
import { collectiveList, collectiveRegister, households } from './views/collectives.js';
import { PersonQueries } from './views/persons.js';

export { RegisterCollective } from './commands/register-collective.js';
export { RegisterHousehold, householdIdOf } from './commands/register-household.js';

export const collectives = context({
  path: 'collectives',
  title: '集体经济组织',
  streams: [collectiveStream, householdStream],
  commands: [registerCollective, registerHousehold],
  projections: [collectiveRegister],
  reactions: [],
  registers: [collectiveList, households],
  queries: [PersonQueries],
});

import { context } from '#nest';
import { registerCollective } from './commands/register-collective.js';
import { registerHousehold } from './commands/register-household.js';
import { collectiveStream, householdStream } from './facts/index.js';
import { collectiveRegister } from './views/collectives.js';
import { CollectiveQueries } from './views/queries.js';

export { RegisterCollective } from './commands/register-collective.js';
export { RegisterHousehold } from './commands/register-household.js';

export const collectives = context({
  path: 'collectives',
  title: '集体经济组织',
  streams: [collectiveStream, householdStream],
  commands: [registerCollective, registerHousehold],
  projections: [collectiveRegister],
  reactions: [],
  queries: [CollectiveQueries],
});

import { context } from '#nest';
import { setPolicyRow } from './commands/set-policy-row.js';
import { policyStream } from './facts/index.js';
import { PolicyQueries, policyRegister } from './views/policies.js';

export const policies = context({
  path: 'policies',
  title: '政策参数',
  streams: [policyStream],
  commands: [setPolicyRow],
  projections: [policyRegister],
  reactions: [],
  queries: [PolicyQueries],
});

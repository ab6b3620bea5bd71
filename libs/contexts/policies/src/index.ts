import { context } from '#nest';
import { adoptPolicyTemplate } from './commands/adopt-policy-template.js';
import { confirmPolicyRow } from './commands/confirm-policy-row.js';
import { setPolicyRow } from './commands/set-policy-row.js';
import { policyStream } from './facts/index.js';
import { policyRegister } from './views/policies.js';
import { PolicyQueries } from './views/queries.js';

export const policies = context({
  path: 'policies',
  title: '政策参数',
  streams: [policyStream],
  commands: [setPolicyRow, adoptPolicyTemplate, confirmPolicyRow],
  projections: [policyRegister],
  reactions: [],
  queries: [PolicyQueries],
});

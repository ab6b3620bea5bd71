import { context } from '#nest';
import { assignRole } from './commands/assign-role.js';
import { endAssignment } from './commands/end-assignment.js';
import { openAccount } from './commands/open-account.js';
import { accountStream } from './facts/index.js';
import { accountRegister, accounts } from './views/accounts.js';

export { AssignRole } from './commands/assign-role.js';
export { EndAssignment } from './commands/end-assignment.js';
export { OpenAccount } from './commands/open-account.js';
export * from './login/authentication.guard.js';
export * from './login/credentials.js';
export * from './login/login.module.js';
export * from './login/principals.js';

export const staff = context({
  path: 'staff',
  title: '账号与岗位',
  streams: [accountStream],
  commands: [openAccount, assignRole, endAssignment],
  projections: [accountRegister],
  reactions: [],
  registers: [accounts],
});

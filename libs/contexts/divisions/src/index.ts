import { context } from '#nest';
import { registerDivision } from './commands/register-division.js';
import { divisionStream } from './facts/index.js';
import { divisionList, divisionRegister } from './views/divisions.js';

export { RegisterDivision } from './commands/register-division.js';

export const divisions = context({
  path: 'divisions',
  title: '行政区划',
  streams: [divisionStream],
  commands: [registerDivision],
  projections: [divisionRegister],
  reactions: [],
  registers: [divisionList],
});

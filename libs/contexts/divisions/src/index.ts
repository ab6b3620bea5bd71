import { context } from '#nest';
import { recordDivisionSuccession } from './commands/record-division-succession.js';
import { registerDivision } from './commands/register-division.js';
import { renameDivision } from './commands/rename-division.js';
import { supersedeDivision } from './commands/supersede-division.js';
import { divisionStream } from './facts/index.js';
import { divisionSuccession } from './reactions/division-succession.js';
import { divisionList, divisionRegister } from './views/divisions.js';
import { DivisionQueries } from './views/queries.js';

export { RegisterDivision } from './commands/register-division.js';

export const divisions = context({
  path: 'divisions',
  title: '行政区划',
  streams: [divisionStream],
  commands: [registerDivision, renameDivision, supersedeDivision, recordDivisionSuccession],
  projections: [divisionRegister],
  reactions: [divisionSuccession],
  registers: [divisionList],
  queries: [DivisionQueries],
});

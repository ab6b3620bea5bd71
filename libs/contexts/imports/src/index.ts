import { context } from '#nest';
import { beginImport } from './commands/begin-import.js';
import { finishImport } from './commands/finish-import.js';
import { importStream } from './facts/index.js';
import { importList, importRegister } from './views/imports.js';

export { BeginImport, beginImport } from './commands/begin-import.js';
export { FinishImport, finishImport } from './commands/finish-import.js';

export const imports = context({
  path: 'imports',
  title: '批量导入',
  streams: [importStream],
  commands: [beginImport, finishImport],
  projections: [importRegister],
  reactions: [],
  registers: [importList],
});

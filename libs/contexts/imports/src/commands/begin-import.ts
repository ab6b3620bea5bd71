import type { DataOf } from '#kernel';
import { commandSpec } from '#nest';
import {
  ImportBegun,
  importBeginsOnce,
  importHoldsSomethingAndNotTooMuch,
  importStream,
} from '../facts/index.js';

/** Sent when the rows of a file begin to be recorded; a file that is only checked leaves no trace. */
export class BeginImport {
  constructor(readonly begun: DataOf<typeof ImportBegun>) {}
}

export const beginImport = commandSpec({
  command: BeginImport,
  title: '开始批量导入',
  permission: 'internal',
  stream: importStream,
  subject: {
    kind: 'opening',
    id: ({ begun }) => begun.importId,
    organisation: ({ begun }) => begun.divisionCode,
  },
  facts: ({ command: { begun }, state }) => ({ known: state, begun }),
  rules: [importBeginsOnce, importHoldsSomethingAndNotTooMuch],
  decide: ({ begun }) => [ImportBegun.of(begun)],
});

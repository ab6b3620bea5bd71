import type { DataOf } from '#kernel';
import { commandOn } from '#nest';
import { ImportFinished, importAnswersEveryEntry, importStream } from '../facts/index.js';

/** Sent when every entry of a file has its answer. */
export class FinishImport {
  constructor(
    readonly importId: string,
    readonly counts: Omit<DataOf<typeof ImportFinished>, 'importId'>,
  ) {}
}

export const finishImport = commandOn({
  command: FinishImport,
  title: '结束批量导入',
  permission: 'internal',
  stream: importStream,
  on: ({ importId }) => importId,
  facts: ({ command: { counts }, state: begun }) => ({ begun, counts }),
  rules: [importAnswersEveryEntry],
  decide: ({ begun: { importId }, counts }) => [ImportFinished.of({ importId, ...counts })],
});

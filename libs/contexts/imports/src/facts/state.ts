import { type DataOf, absent, streamType } from '#kernel';
import { ImportBegun, ImportFinished } from './events.js';

export interface Import extends Readonly<DataOf<typeof ImportBegun>> {
  readonly finished?: Readonly<DataOf<typeof ImportFinished>>;
}

export const importStream = streamType({
  category: 'import',
  title: '批量导入',
  events: [ImportBegun, ImportFinished],
  initial: absent<Import>(),
  evolve: {
    ImportBegun: (_, begun) => begun,
    ImportFinished: (state, finished) => state && { ...state, finished },
  },
});

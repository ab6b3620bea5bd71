import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { acceptAll, openStore } from '../postgres/event-store.js';

/*
 * A process that appends: argv 2 is the database, 3 the schema, 4 how many appends at once, 5 how many in all. It
 * answers one line of JSON for every append, and begins when it reads a line.
 */
const [, , appUrl = '', schema = '', atOnce = '1', count = '1'] = process.argv;
const opened = openStore({ appUrl }, schema, acceptAll);
const { store } = opened;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const lines = createInterface({ input: process.stdin });
say('ready');
await new Promise((begin) => lines.once('line', begin));
lines.close();

const STREAMS = 8;
let left = Number(count);
const worker = async (): Promise<void> => {
  while (left-- > 0) {
    const stream = `hot-${Math.floor(Math.random() * STREAMS)}`;
    const event = { id: randomUUID(), type: 'Counted', data: { n: left }, metadata: { by: process.pid } };
    for (;;) {
      let revision = -1;
      for await (const { revision: last } of store.read(stream)) revision = last;
      const result = await store.append(stream, [event], revision < 0 ? 'none' : revision);
      if (result.outcome === 'conflict') continue;
      say(JSON.stringify({ id: event.id, stream, ...result }));
      break;
    }
  }
};
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
await opened.close();
process.exit(0);

import { context } from '#nest';
import { takeReceiptNumber } from './commands/take-receipt-number.js';
import { receiptNumberStream } from './facts/index.js';
import { receiptNumbers } from './reactions/receipt-numbers.js';
import { entities, journal } from './views/journal.js';
import { Ledgers } from './views/ledgers.js';
import { BookQueries } from './views/queries.js';

export const books = context({
  path: 'books',
  title: '账务',
  streams: [receiptNumberStream],
  commands: [takeReceiptNumber],
  projections: [journal],
  reactions: [receiptNumbers],
  registers: [entities],
  queries: [BookQueries],
  providers: [Ledgers],
});

import { context } from '#nest';
import { entities, journal } from './views/journal.js';
import { Ledgers } from './views/ledgers.js';
import { BookQueries } from './views/queries.js';

export const books = context({
  path: 'books',
  title: '账务',
  streams: [],
  commands: [],
  projections: [journal],
  reactions: [],
  registers: [entities],
  queries: [BookQueries],
  providers: [Ledgers],
});

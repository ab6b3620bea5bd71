import { context } from '#nest';
import { journal } from './views/journal.js';
import { Ledgers } from './views/ledgers.js';
import { BookQueries } from './views/queries.js';

export const books = context({
  path: 'books',
  title: '账务',
  streams: [],
  commands: [],
  projections: [journal],
  reactions: [],
  queries: [BookQueries],
  providers: [Ledgers],
});

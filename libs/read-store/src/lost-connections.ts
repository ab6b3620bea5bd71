/** A client of a pool, as far as this file knows it. */
interface Client {
  on(event: 'error', listener: () => void): unknown;
}

/**
 * For every new client of a pool. A client that somebody has just been given, and has no query under way, tells the
 * loss of its connection by an event alone, and a process breaks over one that nobody hears. Whoever has it learns of
 * the loss by the next query.
 */
export function outliveLoss(client: Client): void {
  client.on('error', () => undefined);
}

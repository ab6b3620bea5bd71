import type { EventStore, Position } from '#event-store';
import { type CategoryOf, type SeenEvent, seen } from '../recorded.js';

/** Reads the log in large pages, the next one while the last is being folded. */
export async function* pagesOf(
  store: Pick<EventStore, 'readAll'>,
  categoryOf: CategoryOf,
  after: Position,
  pageSize: number,
): AsyncGenerator<readonly SeenEvent[]> {
  const pages = store.readAll(after, { pageSize })[Symbol.asyncIterator]();
  try {
    let next = pages.next();
    for (;;) {
      const page = await next;
      if (page.done) return;
      next = pages.next();
      // A failure is told when its turn comes.
      next.catch(() => undefined);
      yield page.value.map((event) => seen(event, categoryOf(event.type)));
    }
  } finally {
    await pages.return?.();
  }
}

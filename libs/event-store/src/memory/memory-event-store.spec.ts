import { describeEventStore } from '#event-store/contract';
import { MemoryEventStore } from '#event-store/memory';

describeEventStore('the store in memory', async (check) => ({ store: new MemoryEventStore(check) }), {
  gapless: true,
});

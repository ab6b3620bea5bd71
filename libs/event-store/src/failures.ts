/** The store was closed before the append was sent: nothing was stored. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
  constructor() {
    super('the event store is closed');
  }
}

/** The store does not hold what it must hold, or answers what it cannot answer. Never passes by itself. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}

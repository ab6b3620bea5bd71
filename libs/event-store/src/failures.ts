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

/** The address of a store is malformed, or asks for what we cannot do. The message holds no secret. */
export class BadStoreUrl extends Error {
  override readonly name = 'BadStoreUrl';
}

/** No server of the store answered in time. */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable';
}

/** The store does not take this login, or does not let it read and append. */
export class StoreAccessDenied extends Error {
  override readonly name = 'StoreAccessDenied';
}

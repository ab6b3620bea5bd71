/** Injection token of the platform the application stands on. */
export const PLATFORM = Symbol('PLATFORM');

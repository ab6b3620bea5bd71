export * from './json.js';
export * from './events.js';
export * from './metadata.js';
export * from './rejection.js';
export * from './rules.js';
export * from './decider.js';
export * from './permissions.js';

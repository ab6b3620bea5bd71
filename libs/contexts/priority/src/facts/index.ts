export * from './claim-rules.js';
export * from './deal-rules.js';
export * from './deals.js';
export * from './events.js';
export * from './grounds.js';
export * from './opening-rules.js';
export * from './outcome-rules.js';
export * from './state.js';

export * from './events.js';
export * from './rules.js';
export * from './state.js';

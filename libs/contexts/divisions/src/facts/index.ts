export * from './events.js';
export * from './rules.js';
export * from './state.js';
export * from './succession.js';
export * from './supersession-rules.js';

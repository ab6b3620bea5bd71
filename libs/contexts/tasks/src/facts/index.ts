export * from './events.js';
export * from './extension-rules.js';
export * from './ownership-rules.js';
export * from './rules.js';
export * from './state.js';

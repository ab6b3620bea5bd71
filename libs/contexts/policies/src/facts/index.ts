export * from './adoption-rules.js';
export * from './bounds.js';
export * from './events.js';
export * from './keys.js';
export * from './reading.js';
export * from './rules.js';
export * from './state.js';
export * from './templates.js';

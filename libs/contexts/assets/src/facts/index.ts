export * from './disposal-rules.js';
export * from './events.js';
export * from './kinds.js';
export * from './postings.js';
export * from './registration-rules.js';
export * from './state.js';
export * from './use-rules.js';

export * from './events.js';
export * from './postings.js';
export * from './conclusion-rules.js';
export * from './performance-rules.js';
export * from './state.js';
export * from './wasteland-rules.js';

export * from './events.js';
export * from './postings.js';

export * from './accounts.js';
export * from './journal.js';
export * from './postings.js';
export * from './receipt-numbers.js';
export * from './trial-balance.js';

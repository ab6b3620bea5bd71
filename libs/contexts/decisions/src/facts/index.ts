export * from './events.js';
export * from './authorisation-rules.js';
export * from './resolution-rules.js';
export * from './state.js';

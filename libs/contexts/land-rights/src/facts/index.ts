export * from './events.js';
export * from './claim.js';
export * from './claim-rules.js';
export * from './parcel-rules.js';
export * from './state.js';

export * from './access-trail.js';
export * from './contexts.js';
export * from './database.js';
export * from './event-stores.js';
export * from './log.js';
export * from './platform.js';
export * from './platform.module.js';
export * from './settings.js';

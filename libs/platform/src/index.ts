export * from './access-trail.js';
export * from './contexts.js';
export * from './database.js';
export * from './log.js';
export * from './logs.js';
export * from './platform.js';
export * from './platform.module.js';
export * from './settings.js';

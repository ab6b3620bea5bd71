export * from './install.js';
export { BadKey, KeyMissing, secretKey } from './master-key.js';
export * from './vault.js';

export * from './install.js';
export { BadKey, secretKey } from './master-key.js';
export * from './vault.js';

export * from './install.js';
export { BadMasterKey, masterKey } from './master-key.js';
export * from './vault.js';

import { vault } from '../../vault/src/index.js';
export const a = vault;

import { x } from '../../../libs/vault/src/sealing.js';
export const a = x;

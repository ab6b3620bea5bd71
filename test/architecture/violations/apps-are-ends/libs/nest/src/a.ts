import { x } from '../../../apps/api/src/index.js';
export const a = x;

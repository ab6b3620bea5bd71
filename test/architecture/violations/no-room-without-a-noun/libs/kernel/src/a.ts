import { x } from './utils/x.js';
export const a = x;

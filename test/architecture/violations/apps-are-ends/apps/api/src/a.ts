import { x } from '../../projector/src/index.js';
export const a = x;

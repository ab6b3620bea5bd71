import { x } from '../../event-store/src/waker.js';
export const a = x;

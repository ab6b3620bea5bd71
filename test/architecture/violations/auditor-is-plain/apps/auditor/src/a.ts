import { x } from '../../../libs/event-store/src/index.js';
export const a = x;

import { c } from '../../../contracts/src/index.js';
export const a = c;

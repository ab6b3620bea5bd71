import { gone } from './gone.js';
export const a: unknown = gone;

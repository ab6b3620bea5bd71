export * from './port.js';
export { paced } from './paced.js';
export { APPEND_BYTES_LIMIT } from './encoding.js';

export * from './port.js';
export { APPEND_BYTES_LIMIT } from './encoding.js';

export * from './codes.js';
export { Nested, NestedList, type FieldOptions, type ListOptions } from './field.js';
export * from './shapes.js';
export * from './texts.js';
export * from './values.js';

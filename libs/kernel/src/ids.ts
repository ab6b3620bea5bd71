import { v5, validate } from 'uuid';

/** Namespace of every id that Diqi derives (RFC 9562, version 5). Never changes. */
export const DIQI_NAMESPACE = '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21';

/** The same name always gives the same UUID. */
export function uuidV5(namespace: string, name: string): string {
  return v5(name, namespace);
}

export function isUuid(text: string): boolean {
  return validate(text) && text === text.toLowerCase();
}

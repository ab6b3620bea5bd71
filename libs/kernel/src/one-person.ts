import type { SealedPerson } from './decider.js';
import { type Rejection, reject } from './rejection.js';

/** The id of a person whom a command either names in full or refers to by id; or that it does neither, or both. */
export function onePerson(
  sealed: SealedPerson | undefined,
  personId: string | undefined,
  said: { readonly code: string; readonly field: string },
): string | Rejection {
  const [only, ...others] = [sealed?.personId, personId].filter((id) => id !== undefined);
  if (only !== undefined && others.length === 0) return only;
  return reject('invalid', said.code, '姓名和身份证号、人员编号，二者填一。', { field: said.field });
}

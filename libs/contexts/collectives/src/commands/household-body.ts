import { Choice, IdentityNumber, PersonName, Phone, SubjectId } from '#nest/fields';
import { RELATIONS, type Relation } from '../facts/index.js';

/* Persons as commands about households name them. */

/** Who somebody is: goes to the vault, never into an event. */
export class Identity {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

/** What a person of the register is to the head of a household. */
export class Relative {
  @SubjectId('人员编号')
  personId: string;

  @Choice('与户主关系', RELATIONS)
  relation: Relation;
}

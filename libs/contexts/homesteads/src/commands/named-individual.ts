import { IdentityNumber, PersonName, Phone } from '#nest/fields';

/** Somebody who belongs to no household of the collective. */
export class NamedIndividual {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

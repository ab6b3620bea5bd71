import { DIQI_NAMESPACE, type SealedPerson, uuidV5 } from '#kernel';
import type { NamedPerson } from '#nest';
import { CreditCode, IdentityNumber, Nested, PersonName, Phone, SubjectId, Text } from '#nest/fields';
import type { Party } from '../facts/index.js';
import { type KnownParties, householdParty } from './lease-parties.js';

class CounterpartyPerson {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

/** Who is on the other side of an old contract: a household, an organisation with or without a code, or a person. */
export class Counterparty {
  @SubjectId('农户编号（对方是已登记的农户的填）', { optional: true })
  householdId?: string;

  @CreditCode('统一社会信用代码（对方是单位、有代码的填）', { optional: true })
  creditCode?: string;

  @Text('单位名称（对方是单位的填）', 60, { optional: true, example: '左权县太行种植专业合作社' })
  organisationName?: string;

  @Nested('个人（对方是农户以外的个人的填）', () => CounterpartyPerson, { optional: true })
  person?: CounterpartyPerson;
}

/** How many of household, organisation and person are named; an organisation by its code, its name or both. */
export function namedIn({ householdId, creditCode, organisationName, person }: Counterparty): number {
  return [householdId, creditCode ?? organisationName, person].filter((each) => each !== undefined).length;
}

/** The persons among them, to be sealed in the vault. */
export function personsIn(
  counterparties: readonly Counterparty[],
  newId: (name: string) => string,
): readonly NamedPerson[] {
  return counterparties.flatMap(({ person }, index) =>
    person ? [{ personId: newId(`counterparty/${index}`), identity: { ...person } }] : [],
  );
}

const KINDS_BY_CODE: Readonly<Record<string, Party['kind']>> = {
  '93': 'cooperative',
  '91': 'company',
  '92': 'company',
};

/** An organisation without a code is known by its name: the same name is the same organisation. */
function organisation(name: string | undefined, creditCode: string | undefined): Party {
  const kind = KINDS_BY_CODE[creditCode?.slice(0, 2) ?? ''] ?? 'other-organisation';
  const id = creditCode ?? uuidV5(DIQI_NAMESPACE, `organisation/${name ?? ''}`);
  return { kind, id, ...(name !== undefined && { name }) };
}

/** Them as parties, the persons by their ids in the vault. */
export function partiesFrom(
  counterparties: readonly Counterparty[],
  { collectiveId, known, persons }: PartyContext,
): readonly Party[] {
  const sealed = [...persons];
  return counterparties.flatMap(({ householdId, creditCode, organisationName, person }): Party[] => {
    if (householdId !== undefined) return [householdParty(householdId, collectiveId, known)];
    if (!person) return [organisation(organisationName, creditCode)];
    const { personId } = sealed.shift() ?? {};
    return personId === undefined ? [] : [{ kind: 'person', id: personId }];
  });
}

interface PartyContext {
  readonly collectiveId: string;
  readonly known: KnownParties;
  readonly persons: readonly SealedPerson[];
}

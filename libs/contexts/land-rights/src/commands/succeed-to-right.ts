import { householdStream } from '#collectives/facts';
import type { SealedPerson } from '#kernel';
import { commandOn, many, one } from '#nest';
import { IdentityNumber, Nested, NestedList, PersonName, Phone, SubjectId } from '#nest/fields';
import {
  BURDEN_RULES,
  type Holder,
  type Parcel,
  RightSucceeded,
  extensionIsFinishedFirst,
  holderIsNamedOnce,
  onlyForestAndOtherMethodRightsPass,
  rightIsThereToDispose,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { NamingRight, holdingHousehold, passingRights, rightAtHand } from './naming-right.js';

class HeirAsPerson {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

class HeirOfRight {
  @SubjectId('农户编号（继承人是已登记农户的填）', { optional: true })
  householdId?: string;

  @Nested('个人（其他继承人填）', () => HeirAsPerson, { optional: true })
  person?: HeirAsPerson;
}

export class SucceedToRight extends NamingRight {
  @NestedList('继续承包的继承人', () => HeirOfRight, { max: 10 })
  heirs: HeirOfRight[];
}

/** The heirs in their order; a person by the id under which the vault knows them. */
function holdersOf(heirs: readonly HeirOfRight[], persons: readonly SealedPerson[]): Holder[] {
  const sealed = [...persons];
  return heirs.flatMap(({ householdId, person }): Holder[] => {
    const personId = person && sealed.shift()?.personId;
    if (personId !== undefined) return [{ kind: 'person', id: personId }];
    return householdId === undefined ? [] : [{ kind: 'household', id: householdId }];
  });
}

export const succeedToRight = commandOn({
  command: SucceedToRight,
  title: '登记继承人继续承包',
  ...ON_PARCEL,
  references: {
    household: one(householdStream, ({ rightId }: SucceedToRight, parcel: Parcel | undefined) =>
      holdingHousehold(parcel, rightId),
    ),
    heirs: many(householdStream, ({ heirs }: SucceedToRight) =>
      heirs.flatMap(({ householdId }) => householdId ?? []),
    ),
  },
  persons: ({ heirs }, newId) =>
    heirs.flatMap(({ person }, index) =>
      person ? [{ personId: newId(`heir ${index}`), identity: { ...person } }] : [],
    ),
  facts: ({ command, state, references, persons, context }) => {
    const registered = references.heirs.filter(({ state: heir }) => heir).map(({ id }) => id);
    const unclear = command.heirs.findIndex(({ householdId, person }) =>
      householdId === undefined ? !person : person !== undefined || !registered.includes(householdId),
    );
    const atHand = rightAtHand(command, state, context, 'contract-right', 'management-right');
    return {
      ...atHand,
      passing: passingRights(atHand, context.newId),
      household: references.household?.state,
      unclear: unclear + 1,
      holders: holdersOf(command.heirs, persons),
    };
  },
  rules: [
    rightIsThereToDispose,
    extensionIsFinishedFirst,
    onlyForestAndOtherMethodRightsPass,
    holderIsNamedOnce,
    ...BURDEN_RULES,
  ],
  decide: ({ passing, holders }, { command: { paperSha256 } }) =>
    passing.map((each) => RightSucceeded.of({ ...each, holders, paperSha256 })),
});

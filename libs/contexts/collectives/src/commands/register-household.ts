import { DIQI_NAMESPACE, elementAt, uuidV5 } from '#kernel';
import { Evidence, commandSpec, one } from '#nest';
import {
  Choice,
  ContractorCode,
  CreditCode,
  Flag,
  IdentityNumber,
  NestedList,
  PersonName,
  Phone,
} from '#nest/fields';
import {
  HouseholdRegistered,
  RELATIONS,
  collectiveStream,
  householdHasOneHead,
  householdIsOfARegisteredCollective,
  householdIsRegisteredOnce,
  householdStream,
  memberIsOfOneHousehold,
} from '../facts/index.js';

class HouseholdMember {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;

  @Choice('与户主关系', RELATIONS)
  relation: keyof typeof RELATIONS;

  @Flag('是否为本集体成员')
  collectiveMember: boolean;
}

export class RegisterHousehold extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @ContractorCode('承包方编码')
  contractorCode: string;

  @NestedList('家庭成员', () => HouseholdMember, { max: 30 })
  members: HouseholdMember[];
}

/** The contractor code names the household for good. */
export function householdIdOf(contractorCode: string): string {
  return uuidV5(DIQI_NAMESPACE, `household/${contractorCode}`);
}

export const registerHousehold = commandSpec({
  command: RegisterHousehold,
  title: '登记农户',
  permission: 'collectives.record',
  stream: householdStream,
  subject: {
    kind: 'opening',
    id: ({ contractorCode }) => householdIdOf(contractorCode),
    organisation: ({ contractorCode }) => contractorCode.slice(0, 12),
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: RegisterHousehold) => collectiveId),
  },
  persons: ({ contractorCode, members }, newId) =>
    members.map(({ name, identityNumber, phone }, index) => ({
      personId: newId(`${contractorCode}/member/${index}`),
      identity: { name, identityNumber, phone },
    })),
  facts: ({ command: { collectiveId, contractorCode, members }, state, references, persons }) => ({
    known: state,
    collectiveId,
    collective: references.collective?.state,
    contractorCode,
    members: members.map(({ relation, collectiveMember }, index) => {
      const { personId, commitment, known } = elementAt(persons, index);
      return { personId, commitment, registeredElsewhere: known, relation, collectiveMember };
    }),
  }),
  rules: [
    householdIsRegisteredOnce,
    householdIsOfARegisteredCollective,
    householdHasOneHead,
    memberIsOfOneHousehold,
  ],
  decide: ({ collectiveId, contractorCode, members }) => [
    HouseholdRegistered.of({
      householdId: householdIdOf(contractorCode),
      collectiveId,
      contractorCode,
      divisionCode: contractorCode.slice(0, 12),
      members: members.map(({ registeredElsewhere: _, ...member }) => member),
    }),
  ],
});

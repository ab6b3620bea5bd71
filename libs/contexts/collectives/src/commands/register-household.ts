import { DIQI_NAMESPACE, elementAt, uuidV5 } from '#kernel';
import { Evidence, commandSpec, one } from '#nest';
import { Choice, ContractorCode, CreditCode, Flag, NestedList } from '#nest/fields';
import {
  HouseholdRegistered,
  RELATIONS,
  type Relation,
  collectiveStream,
  fullCapacityFrom,
  householdHasOneHead,
  householdIsOfARegisteredCollective,
  householdIsRegisteredOnce,
  householdStream,
  initialMembersWereConfirmedBeforeTheLaw,
  memberIsOfOneHousehold,
} from '../facts/index.js';
import { Identity } from './household-body.js';

class HouseholdMember extends Identity {
  @Choice('与户主关系', RELATIONS)
  relation: Relation;

  @Flag('是否为本集体成员（2025 年 5 月 1 日前已确认）')
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
  facts: ({ command: { collectiveId, contractorCode, members }, state, references, persons, context }) => ({
    known: state,
    collectiveId,
    collective: references.collective?.state,
    contractorCode,
    members: members.map(({ relation, collectiveMember, identityNumber }, index) => {
      const { personId, commitment, known } = elementAt(persons, index);
      const majority = fullCapacityFrom(identityNumber, context.today);
      return {
        personId,
        commitment,
        registeredElsewhere: known,
        relation,
        collectiveMember,
        fullCapacityFrom: majority,
      };
    }),
  }),
  rules: [
    householdIsRegisteredOnce,
    householdIsOfARegisteredCollective,
    householdHasOneHead,
    memberIsOfOneHousehold,
    initialMembersWereConfirmedBeforeTheLaw,
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

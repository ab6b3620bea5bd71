import { PLACING_RULES, divisionStream } from '#divisions/facts';
import { Evidence, commandSpec, one } from '#nest';
import { CreditCode, DivisionCode, Text } from '#nest/fields';
import {
  CollectiveParentRecorded,
  CollectiveRegistered,
  collectiveCodeIsOfItsKindAndPlace,
  collectiveIsOfARegisteredDivision,
  collectiveIsRegisteredOnce,
  collectiveLevel,
  collectiveStream,
  parentIsOneLevelAbove,
} from '../facts/index.js';

export class RegisterCollective extends Evidence {
  @CreditCode('统一社会信用代码')
  collectiveId: string;

  @Text('名称', 60, { example: '左权县辽阳镇黄家会村股份经济合作社' })
  name: string;

  @DivisionCode('所在区划代码')
  divisionCode: string;

  @CreditCode('上级集体经济组织代码（组级填村级的，村级填乡镇级的；没有的不填）', { optional: true })
  parentId?: string;
}

export const registerCollective = commandSpec({
  command: RegisterCollective,
  title: '登记集体经济组织',
  permission: 'collectives.register',
  stream: collectiveStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    division: one(divisionStream, ({ divisionCode }: RegisterCollective) => divisionCode),
    parent: one(collectiveStream, ({ parentId }: RegisterCollective) => parentId),
  },
  facts: ({ command, state, references, context }) => {
    const { collectiveId, name, divisionCode, parentId } = command;
    const division = references.division?.state;
    const registeredOn = context.effectiveOn;
    return {
      known: state,
      division,
      collectiveId,
      name,
      divisionCode,
      registeredOn,
      placing: { division, on: registeredOn, field: 'divisionCode' },
      parentId,
      parent: references.parent?.state,
    };
  },
  rules: [
    collectiveIsRegisteredOnce,
    collectiveCodeIsOfItsKindAndPlace,
    collectiveIsOfARegisteredDivision,
    ...PLACING_RULES,
    parentIsOneLevelAbove,
  ],
  decide: ({ collectiveId, name, divisionCode, registeredOn, parentId }) => {
    const level = collectiveLevel.parse(collectiveId.slice(0, 2));
    return [
      CollectiveRegistered.of({ collectiveId, name, level, divisionCode, registeredOn }),
      ...(parentId === undefined
        ? []
        : [CollectiveParentRecorded.of({ collectiveId, divisionCode, parentId })]),
    ];
  },
});

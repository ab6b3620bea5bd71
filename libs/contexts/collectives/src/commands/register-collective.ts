import { PLACING_RULES, divisionStream } from '#divisions/facts';
import { Evidence, commandSpec, one } from '#nest';
import { CreditCode, DivisionCode, Text } from '#nest/fields';
import {
  collectiveLevel,
  CollectiveRegistered,
  collectiveCodeIsOfItsKindAndPlace,
  collectiveIsOfARegisteredDivision,
  collectiveIsRegisteredOnce,
  collectiveStream,
} from '../facts/index.js';

export class RegisterCollective extends Evidence {
  @CreditCode('统一社会信用代码')
  collectiveId: string;

  @Text('名称', 60, { example: '左权县辽阳镇黄家会村股份经济合作社' })
  name: string;

  @DivisionCode('所在区划代码')
  divisionCode: string;
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
  },
  facts: ({ command, state, references, context }) => {
    const { collectiveId, name, divisionCode, effectiveOn } = command;
    const division = references.division?.state;
    const registeredOn = effectiveOn ?? context.today;
    const placing = { division, on: registeredOn, field: 'divisionCode' };
    return { known: state, division, collectiveId, name, divisionCode, registeredOn, placing };
  },
  rules: [
    collectiveIsRegisteredOnce,
    collectiveCodeIsOfItsKindAndPlace,
    collectiveIsOfARegisteredDivision,
    ...PLACING_RULES,
  ],
  decide: ({ collectiveId, name, divisionCode, registeredOn }) => {
    const level = collectiveLevel.parse(collectiveId.slice(0, 2));
    return [CollectiveRegistered.of({ collectiveId, name, level, divisionCode, registeredOn })];
  },
});

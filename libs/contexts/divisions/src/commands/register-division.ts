import { Evidence, commandSpec, one } from '#nest';
import { Choice, DivisionCode, Text } from '#nest/fields';
import {
  DIVISION_KINDS,
  type Division,
  DivisionRegistered,
  PLACING_RULES,
  divisionCodeFitsItsKind,
  divisionIsRegisteredOnce,
  divisionLiesInARegisteredOne,
  divisionStream,
} from '../facts/index.js';

export class RegisterDivision extends Evidence {
  @DivisionCode('区划代码')
  code: string;

  @Text('区划名称', 50, { example: '黄家会村委会' })
  name: string;

  @Choice('类别', DIVISION_KINDS)
  kind: Division['kind'];
}

export const registerDivision = commandSpec({
  command: RegisterDivision,
  title: '登记区划',
  permission: 'divisions.manage',
  stream: divisionStream,
  subject: { kind: 'opening', id: ({ code }) => code, organisation: ({ code }) => code },
  references: {
    parent: one(divisionStream, ({ code }: RegisterDivision) =>
      code.length > 6 ? code.slice(0, -3) : undefined,
    ),
  },
  facts: ({ command: { code, name, kind }, state, references, context }) => ({
    known: state,
    code,
    name,
    kind,
    parent: references.parent?.state,
    placing: { division: references.parent?.state, on: context.effectiveOn, field: 'code' },
  }),
  rules: [divisionIsRegisteredOnce, divisionCodeFitsItsKind, divisionLiesInARegisteredOne, ...PLACING_RULES],
  decide: ({ code, name, kind }) => [DivisionRegistered.of({ code, name, kind })],
});

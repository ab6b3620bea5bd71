import { Evidence, commandOn } from '#nest';
import { DivisionCode, DocumentNumber, Text } from '#nest/fields';
import { DivisionRenamed, PLACING_RULES, divisionStream, newNameFollowsTheLast } from '../facts/index.js';

export class RenameDivision extends Evidence {
  @DivisionCode('区划代码')
  code: string;

  @Text('新名称', 50, { example: '黄家会社区居委会' })
  name: string;

  @DocumentNumber('批准文号')
  documentNumber: string;
}

export const renameDivision = commandOn({
  command: RenameDivision,
  title: '登记区划改名',
  permission: 'divisions.manage',
  stream: divisionStream,
  on: ({ code }) => code,
  facts: ({ command: { name, documentNumber }, state: division, context }) => {
    const from = context.effectiveOn;
    const placing = { division, on: from, field: 'effectiveOn' };
    return { division, name, documentNumber, from, placing };
  },
  rules: [newNameFollowsTheLast, ...PLACING_RULES],
  decide: ({ division: { code: divisionCode }, name, from, documentNumber }) => [
    DivisionRenamed.of({ divisionCode, name, from, documentNumber }),
  ],
});

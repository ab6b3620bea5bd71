import { Grounds, commandOn, many } from '#nest';
import { Choice, DivisionCode, DivisionCodes, DocumentNumber, LegalDateField } from '#nest/fields';
import {
  DIVISION_CHANGES,
  type DivisionChange,
  DivisionSuperseded,
  codeHasComeToItsEnd,
  desksAreTakenOver,
  divisionIsSupersededOnce,
  divisionStream,
  lowerDivisionsFollow,
  successorsFitTheChange,
  successorsStandAfterTheEnd,
} from '../facts/index.js';

export class SupersedeDivision extends Grounds {
  @DivisionCode('终止的区划代码')
  code: string;

  @Choice('变更类别', DIVISION_CHANGES)
  change: DivisionChange;

  @LegalDateField('终止日（该代码有效的最后一日）')
  endedOn: string;

  @DivisionCodes('承继的区划代码', { max: 20 })
  successors: string[];

  @DocumentNumber('批准文号', { example: '晋政函〔2021〕1号' })
  documentNumber: string;
}

export const supersedeDivision = commandOn({
  command: SupersedeDivision,
  title: '登记区划撤并变更',
  permission: 'divisions.manage',
  stream: divisionStream,
  on: ({ code }) => code,
  references: { successors: many(divisionStream, ({ successors }: SupersedeDivision) => successors) },
  effectiveOn: ({ endedOn }) => endedOn,
  facts: ({
    command: { change, endedOn, successors, documentNumber },
    state: division,
    references,
    context,
  }) => {
    const known = new Map(references.successors.map((loaded) => [loaded.id, loaded.state]));
    return {
      division,
      change,
      endedOn,
      successors: successors.map((code) => ({ code, division: known.get(code) })),
      documentNumber,
      today: context.today,
    };
  },
  rules: [
    divisionIsSupersededOnce,
    codeHasComeToItsEnd,
    successorsStandAfterTheEnd,
    successorsFitTheChange,
    desksAreTakenOver,
    lowerDivisionsFollow,
  ],
  decide: ({ division: { code: divisionCode }, change, endedOn, successors, documentNumber }) => [
    DivisionSuperseded.of({
      divisionCode,
      change,
      endedOn,
      successors: successors.map(({ code }) => code),
      documentNumber,
    }),
  ],
});

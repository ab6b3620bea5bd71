import { mapTable } from '#kernel';
import { Evidence, commandSpec } from '#nest';
import { Choice, DivisionCode, LegalDateField } from '#nest/fields';
import {
  POLICY_TEMPLATES,
  PolicyRowSet,
  type PolicyTemplateCode,
  keysOfOwnRows,
  ownRowsStandBesideTheTemplate,
  policyIsTheCountys,
  policyStream,
  templateLeavesSomethingToAdopt,
} from '../facts/index.js';

const TEMPLATE_TITLES = mapTable(
  POLICY_TEMPLATES,
  ({ title, documentNumber }) => `${title}（${documentNumber}）`,
);

export class AdoptPolicyTemplate extends Evidence {
  @DivisionCode('县级区划代码', { example: '140781' })
  divisionCode: string;

  @Choice('范本', TEMPLATE_TITLES)
  template: PolicyTemplateCode;

  @LegalDateField('生效日')
  from: string;
}

/** Every row of the template that the county has not set itself; each waits to be confirmed. */
export const adoptPolicyTemplate = commandSpec({
  command: AdoptPolicyTemplate,
  title: '采用政策参数范本',
  permission: 'policies.manage',
  stream: policyStream,
  subject: {
    kind: 'opening',
    id: ({ divisionCode }) => divisionCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command: { divisionCode, template, from }, state: book }) => ({
    divisionCode,
    template,
    from,
    book,
  }),
  rules: [policyIsTheCountys, templateLeavesSomethingToAdopt, ownRowsStandBesideTheTemplate],
  decide: (adoption, { context }) => {
    const { divisionCode, template, from } = adoption;
    const { documentNumber, rows } = POLICY_TEMPLATES[template];
    const own = keysOfOwnRows(adoption);
    return rows
      .filter(({ key }) => !own.includes(key))
      .map((row) =>
        PolicyRowSet.of({
          ...row,
          rowId: context.newId(`row/${row.key}`),
          divisionCode,
          from,
          documentNumber,
          template,
        }),
      );
  },
});

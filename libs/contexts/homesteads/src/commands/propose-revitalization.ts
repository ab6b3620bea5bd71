import type { Rule } from '#kernel';
import {
  type Collective,
  type CollectiveAct,
  collectiveActs,
  collectiveStream,
  householdStream,
  registeredIn,
} from '#collectives/facts';
import { HOLDER_KINDS } from '#land-rights/facts';
import { Grounds, commandSpec, one } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  FenField,
  Flag,
  LegalDateField,
  Nested,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  type DaysStated,
  type Operator,
  PROJECT_KINDS,
  type ProjectKind,
  RevitalizationProposed,
  operatorIsNamedOnce,
  projectIsOfARegisteredCollective,
  revitalizationStream,
  whatIsRecordedHasHappened,
} from '../facts/index.js';

const { household: _, person: __, ...ORGANISATIONS } = HOLDER_KINDS;

class OperatingOrganisation {
  @Choice('单位类型（个体工商户填其他组织）', ORGANISATIONS)
  kind: keyof typeof ORGANISATIONS;

  @CreditCode('统一社会信用代码')
  creditCode: string;

  @Text('名称', 60, { example: '左权县桐峪民宿有限公司' })
  name: string;
}

export class ProposeRevitalization extends Grounds {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('项目所在的村（区划代码）')
  divisionCode: string;

  @Text('项目名称', 60, { example: '桐峪石板房民宿' })
  name: string;

  @Choice('项目类型', PROJECT_KINDS)
  kind: ProjectKind;

  @Flag('是否经营餐饮')
  catering: boolean;

  @Nested('经营单位（由单位、个体工商户经营的填）', () => OperatingOrganisation, { optional: true })
  operator?: OperatingOrganisation;

  @SubjectId('经营农户编号（由农户经营的填）', { optional: true })
  operatorHouseholdId?: string;

  @FenField('计划投资', { min: 0 })
  plannedFen: number;

  @LegalDateField('立项日')
  proposedOn: string;

  @Sha256('项目方案扫描件的 SHA-256')
  paperSha256: string;
}

/** Whoever the command names, once; nobody when it names two, none, or a household that is not registered. */
function operatorOf(
  { operator, operatorHouseholdId: id }: ProposeRevitalization,
  household: object | undefined,
): Operator | undefined {
  if (id !== undefined) return household && !operator ? { kind: 'household', id } : undefined;
  return operator && { kind: operator.kind, id: operator.creditCode, name: operator.name };
}

interface ProposalCase extends CollectiveAct, DaysStated {
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
  readonly operator: Operator | undefined;
}

const RULES: readonly Rule<ProposalCase>[] = [
  projectIsOfARegisteredCollective,
  collectiveActs((proposal: ProposalCase) => proposal),
  operatorIsNamedOnce,
  whatIsRecordedHasHappened,
];

export const proposeRevitalization = commandSpec({
  command: ProposeRevitalization,
  title: '登记盘活项目立项',
  permission: 'homesteads.record',
  stream: revitalizationStream,
  subject: {
    kind: 'opening',
    id: (_, newId) => newId('project'),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: ProposeRevitalization) => collectiveId),
    household: one(householdStream, ({ operatorHouseholdId }: ProposeRevitalization) => operatorHouseholdId),
  },
  effectiveOn: ({ proposedOn }) => proposedOn,
  facts: ({ command, references, context }) => ({
    collectiveId: command.collectiveId,
    collective: registeredIn(command.divisionCode, references.collective?.state),
    operator: operatorOf(command, references.household?.state),
    on: command.proposedOn,
    field: 'collectiveId',
    happened: { proposedOn: command.proposedOn },
    today: context.today,
    projectId: context.newId('project'),
  }),
  rules: RULES,
  decide: ({ projectId, collectiveId, operator, on: proposedOn }, { command }) => {
    if (!operator) return [];
    const { divisionCode, name, kind, catering, plannedFen, paperSha256 } = command;
    const place = { projectId, collectiveId, divisionCode };
    const planned = { name, kind, catering, operator, plannedFen, proposedOn, paperSha256 };
    return [RevitalizationProposed.of({ ...place, ...planned })];
  },
});

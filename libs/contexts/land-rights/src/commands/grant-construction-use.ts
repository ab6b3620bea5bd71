import { householdStream, reorganisationStream } from '#collectives/facts';
import { resolutionStream } from '#decisions/facts';
import { Grounds, commandOn, many, one } from '#nest';
import {
  Choice,
  DocumentNumber,
  LegalDateField,
  NestedList,
  Sha256,
  SubjectId,
  UnitCode,
} from '#nest/fields';
import { rowsRead } from '#policies/facts';
import {
  BURDEN_RULES,
  ConstructionUseGranted,
  GRANT_WAYS,
  type GrantWay,
  PLANNED_USES,
  type PlannedUse,
  constructionUseIsGrantedByTheBook,
  constructionUseIsResolved,
  granted,
  holderIsNamedOnce,
  landIsGrantedOnce,
  ownershipExercisedBy,
  useIsGrantedForAtMostItsYears,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { REMINDING, policiesOfTheParcel, watchedFrom } from './reminding.js';
import { StatedHolder, holdersStated, householdsStated } from './stated-holder.js';

export class GrantConstructionUse extends Grounds {
  @UnitCode('不动产单元代码')
  parcelCode: string;

  @Choice('方式', GRANT_WAYS)
  way: GrantWay;

  @NestedList('受让方、承租方', () => StatedHolder, { max: 20 })
  holders: StatedHolder[];

  @LegalDateField('签订日')
  signedOn: string;

  @LegalDateField('起期')
  from: string;

  @LegalDateField('止期（含当日）')
  to: string;

  @Choice('合同约定的用途', PLANNED_USES)
  plannedUse: PlannedUse;

  @DocumentNumber('合同编号')
  contractNumber: string;

  @Sha256('合同扫描件的 SHA-256')
  paperSha256: string;

  @SubjectId('通过的决议')
  resolutionId: string;

  @LegalDateField('方案报县级人民政府的日期')
  planFiledOn: string;

  @Sha256('规划条件的 SHA-256')
  planConditionsSha256: string;

  @Sha256('产业准入要求的 SHA-256')
  accessSha256: string;

  @Sha256('生态环境保护要求的 SHA-256')
  ecologySha256: string;

  @DocumentNumber('挂牌项目编号（进场交易的填）', { optional: true })
  listingId?: string;
}

export const grantConstructionUse = commandOn({
  command: GrantConstructionUse,
  title: '登记集体建设用地出让、出租、入股',
  ...ON_PARCEL,
  references: {
    households: many(householdStream, ({ holders }: GrantConstructionUse) => householdsStated(holders)),
    resolution: one(resolutionStream, ({ resolutionId }: GrantConstructionUse) => resolutionId),
    reorganisations: one(reorganisationStream, ({ parcelCode }: GrantConstructionUse) =>
      parcelCode.slice(0, 6),
    ),
    policies: policiesOfTheParcel<GrantConstructionUse>(),
  },
  effectiveOn: ({ signedOn }) => signedOn,
  facts: ({ command, state: parcel, references, context }) => {
    const { parcelCode, way, plannedUse, signedOn, from, to, planFiledOn, listingId } = command;
    const { contractNumber } = command;
    const rightId = context.newId('right');
    const ending = { parcelCode, rightId, right: granted(way).right, contractNumber, to };
    return {
      ...watchedFrom([ending], references.policies?.state, context.today),
      ...holdersStated(command.holders, references.households),
      ...{ parcel, way, plannedUse, signedOn, from, to, planFiledOn, listingId, today: context.today },
      collectiveId: ownershipExercisedBy(parcel, references.reorganisations?.state, signedOn) ?? '',
      resolution: references.resolution?.state,
      rightId,
    };
  },
  rules: [
    holderIsNamedOnce,
    constructionUseIsGrantedByTheBook,
    constructionUseIsResolved,
    useIsGrantedForAtMostItsYears,
    landIsGrantedOnce,
    ...BURDEN_RULES,
    ...REMINDING,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ rightId, way, holders, from, to, plannedUse, planFiledOn }, { command }) => {
    const { contractNumber, paperSha256, resolutionId, planConditionsSha256, accessSha256, ecologySha256 } =
      command;
    return [
      ConstructionUseGranted.of({
        ...{ rightId, way, holders, from, to, contractNumber, paperSha256, plannedUse, resolutionId },
        ...{ planFiledOn, planConditionsSha256, accessSha256, ecologySha256 },
      }),
    ];
  },
});

import { householdStream } from '#collectives/facts';
import { Grounds, commandOn, many } from '#nest';
import {
  Choice,
  DocumentNumber,
  LegalDateField,
  NestedList,
  Sha256,
  SubjectId,
  UnitCode,
} from '#nest/fields';
import {
  BURDEN_RULES,
  ConstructionUseConveyed,
  ONWARD_WAYS,
  conveyedUseLastsForTheRest,
  holderIsNamedOnce,
  ownerIsNoticedOfTheConveyance,
  rightIsThereToDispose,
  statedDayHasCome,
  useIsConveyedOnce,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { rightAtHand } from './naming-right.js';
import { StatedHolder, holdersStated, householdsStated } from './stated-holder.js';

export class ConveyConstructionUse extends Grounds {
  @UnitCode('不动产单元代码')
  parcelCode: string;

  @SubjectId('转移的建设用地使用权')
  rightId: string;

  @Choice('方式', ONWARD_WAYS)
  way: keyof typeof ONWARD_WAYS;

  @NestedList('受让方', () => StatedHolder, { max: 20 })
  holders: StatedHolder[];

  @LegalDateField('起期')
  from: string;

  @LegalDateField('止期（含当日）')
  to: string;

  @DocumentNumber('合同编号')
  contractNumber: string;

  @Sha256('合同扫描件的 SHA-256')
  paperSha256: string;

  @LegalDateField('书面通知土地所有权人的日期（已通知的填）', { optional: true })
  ownerNoticedOn?: string;
}

export const conveyConstructionUse = commandOn({
  command: ConveyConstructionUse,
  title: '登记集体建设用地使用权转移',
  ...ON_PARCEL,
  references: {
    households: many(householdStream, ({ holders }: ConveyConstructionUse) => householdsStated(holders)),
  },
  effectiveOn: ({ from }) => from,
  facts: ({ command, state, references, context }) => {
    const { rightId, from, to, ownerNoticedOn } = command;
    return {
      ...rightAtHand({ rightId }, state, { effectiveOn: from }, 'construction-use'),
      ...holdersStated(command.holders, references.households),
      ...{ from, to, ownerNoticedOn, today: context.today },
      newRightId: context.newId('right'),
    };
  },
  rules: [
    rightIsThereToDispose,
    holderIsNamedOnce,
    conveyedUseLastsForTheRest,
    useIsConveyedOnce,
    ownerIsNoticedOfTheConveyance,
    statedDayHasCome,
    ...BURDEN_RULES,
  ],
  decide: ({ rightId, newRightId, holders, from, to, ownerNoticedOn }, { command }) => {
    const { way, contractNumber, paperSha256 } = command;
    const conveyed = { holders, from, to, contractNumber, paperSha256 };
    return [ConstructionUseConveyed.of({ rightId, newRightId, way, ...conveyed, ownerNoticedOn })];
  },
});

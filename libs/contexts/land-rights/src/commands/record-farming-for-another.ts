import { householdStream } from '#collectives/facts';
import { Grounds, commandOn, many } from '#nest';
import { Choice, LandCode, LegalDateField, Nested, Sha256, SubjectId } from '#nest/fields';
import {
  FARMING_SERVICES,
  FarmingForAnotherRecorded,
  holderIsNamedOnce,
  longFarmingForAnotherIsWritten,
  parcelIsCurrent,
  rightIsThereToDispose,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { rightAtHand } from './naming-right.js';
import { StatedHolder, holdersStated, householdsStated } from './stated-holder.js';

export class RecordFarmingForAnother extends Grounds {
  @LandCode('地块编码')
  parcelCode: string;

  @SubjectId('请人代耕、托管的权利')
  rightId: string;

  @Choice('方式', FARMING_SERVICES)
  kind: keyof typeof FARMING_SERVICES;

  @Nested('代耕、托管的一方', () => StatedHolder)
  farmer: StatedHolder;

  @LegalDateField('起期')
  from: string;

  @LegalDateField('止期（含当日）')
  to: string;

  @Sha256('书面合同扫描件的 SHA-256', { optional: true })
  paperSha256?: string;
}

export const recordFarmingForAnother = commandOn({
  command: RecordFarmingForAnother,
  title: '登记代耕、托管',
  ...ON_PARCEL,
  references: {
    households: many(householdStream, ({ farmer }: RecordFarmingForAnother) => householdsStated([farmer])),
  },
  effectiveOn: ({ from }) => from,
  facts: ({ command, state, references, context }) => {
    const { rightId, kind, from, to, paperSha256 } = command;
    return {
      ...rightAtHand({ rightId }, state, { effectiveOn: from }, 'contract-right', 'management-right'),
      ...holdersStated([command.farmer], references.households),
      ...{ kind, from, to, paperSha256 },
      serviceId: context.newId('service'),
    };
  },
  rules: [parcelIsCurrent, rightIsThereToDispose, holderIsNamedOnce, longFarmingForAnotherIsWritten],
  decide: ({ serviceId, rightId, kind, holders: [farmer], from, to, paperSha256 }) =>
    farmer ? [FarmingForAnotherRecorded.of({ serviceId, rightId, kind, farmer, from, to, paperSha256 })] : [],
});

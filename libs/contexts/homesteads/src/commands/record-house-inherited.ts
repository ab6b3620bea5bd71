import { householdStream } from '#collectives/facts';
import { commandOn, one } from '#nest';
import { LegalDateField, NestedList, Sha256, SubjectId } from '#nest/fields';
import {
  HouseInherited,
  heirsAreNamedOnce,
  homesteadIsTheHouseholds,
  homesteadOn,
  houseInAProjectStays,
  householdHadItThen,
  householdIsExtinct,
  outsideHeirsMayNotRebuild,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { NamedIndividual } from './named-individual.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

export class RecordHouseInherited extends OfHomestead {
  @LegalDateField('继承开始之日（最后一人死亡之日）')
  inheritedOn: string;

  @SubjectId('继承人所在的本集体农户（继承人是本集体的填）', { optional: true })
  heirHouseholdId?: string;

  @NestedList('其他继承人', () => NamedIndividual, { max: 10, optional: true })
  heirs?: NamedIndividual[];

  @Sha256('继承公证书、判决书或者协议扫描件的 SHA-256')
  paperSha256: string;
}

export const recordHouseInherited = commandOn({
  command: RecordHouseInherited,
  title: '登记整户消亡的房屋继承',
  ...ON_ENTITLEMENT,
  references: {
    household: one(householdStream, ({ householdId }: RecordHouseInherited) => householdId),
    heirHousehold: one(householdStream, ({ heirHouseholdId }: RecordHouseInherited) => heirHouseholdId),
  },
  persons: ({ heirs = [] }, newId) =>
    heirs.map((heir, index) => ({ personId: newId(`heir ${index}`), identity: { ...heir } })),
  effectiveOn: ({ inheritedOn }) => inheritedOn,
  facts: ({ command, state: entitlement, references, persons, context: { today, newId } }) => {
    const { parcelCode, inheritedOn, heirHouseholdId } = command;
    return {
      ...{ entitlement, parcelCode, heirHouseholdId, inheritedOn, today, on: inheritedOn },
      happened: { inheritedOn },
      household: references.household?.state,
      heirHousehold: references.heirHousehold?.state,
      persons: persons.map(({ personId }) => personId),
      homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
      rightId: newId('right'),
    };
  },
  rules: [
    homesteadIsTheHouseholds,
    houseInAProjectStays,
    householdHadItThen,
    householdIsExtinct,
    heirsAreNamedOnce,
    outsideHeirsMayNotRebuild,
    whatIsRecordedHasHappened,
  ],
  decide: ({ homesteadId, parcelCode, rightId, inheritedOn, heirHouseholdId, persons }, { command }) => {
    const { paperSha256 } = command;
    const heirs =
      heirHouseholdId === undefined
        ? persons.map((id) => ({ kind: 'person' as const, id }))
        : [{ kind: 'household' as const, id: heirHouseholdId }];
    return [HouseInherited.of({ homesteadId, parcelCode, heirs, rightId, inheritedOn, paperSha256 })];
  },
});

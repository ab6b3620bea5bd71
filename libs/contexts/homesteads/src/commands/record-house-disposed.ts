import { householdStream } from '#collectives/facts';
import { commandOn, one } from '#nest';
import { Choice, Flag, LegalDateField, Nested, Sha256, SubjectId } from '#nest/fields';
import { policyFor, rowsRead } from '#policies/facts';
import {
  HOUSE_DISPOSALS,
  HouseDisposed,
  type HouseDisposalWay,
  entitlementStream,
  existingFactIsOld,
  homesteadIsTheHouseholds,
  homesteadOn,
  householdHadItThen,
  houseIsStillTheirs,
  houseInAProjectStays,
  houseWasInNoProjectThen,
  houseStaysWithinTheCollective,
  lesseeIsToldOfTheSale,
  oldDisposalToOutsiderIsNoted,
  oneRecipientIsNamed,
  plotHasAHouse,
  recipientHadOneIsNoted,
  recipientHasNoOther,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { NamedIndividual } from './named-individual.js';
import {
  ON_ENTITLEMENT,
  OfHomestead,
  policiesOfTheHouseholdsCounty,
  rosterOfTheHouseholdsCollective,
} from './on-entitlement.js';

export class RecordHouseDisposed extends OfHomestead {
  @Choice('方式', HOUSE_DISPOSALS)
  way: HouseDisposalWay;

  @LegalDateField('合同签订日')
  disposedOn: string;

  @Flag('是否以前已有的事实（以前的如实登记，只提示）', { optional: true })
  existingFact?: boolean;

  @SubjectId('受让农户编号（出卖、赠与的填）', { optional: true })
  recipientHouseholdId?: string;

  @Nested('集体以外的受让人（只用于以前已有的事实）', () => NamedIndividual, { optional: true })
  outsider?: NamedIndividual;

  @Sha256('合同扫描件的 SHA-256')
  paperSha256: string;
}

export const recordHouseDisposed = commandOn({
  command: RecordHouseDisposed,
  title: '登记住房出卖、出租、赠与',
  ...ON_ENTITLEMENT,
  references: {
    recipient: one(householdStream, ({ recipientHouseholdId }: RecordHouseDisposed) => recipientHouseholdId),
    recipientEntitlement: one(
      entitlementStream,
      ({ recipientHouseholdId }: RecordHouseDisposed) => recipientHouseholdId,
    ),
    roster: rosterOfTheHouseholdsCollective<RecordHouseDisposed>(),
    policies: policiesOfTheHouseholdsCounty<RecordHouseDisposed>(),
  },
  persons: ({ outsider }, newId) =>
    outsider ? [{ personId: newId('outsider'), identity: { ...outsider } }] : [],
  effectiveOn: ({ disposedOn }) => disposedOn,
  facts: ({ command, state: entitlement, references, persons, context: { today } }) => {
    const { householdId, parcelCode, way, recipientHouseholdId, disposedOn, existingFact = false } = command;
    const before = policyFor(references.policies?.state, 'homesteads.existing-facts-before', today);
    return {
      ...{ entitlement, householdId, parcelCode, way, recipientHouseholdId, disposedOn, existingFact },
      ...{ happened: { disposedOn }, today, on: disposedOn },
      mayPrecedeUses: existingFact || way === 'lease',
      recipient: references.recipient?.state,
      recipientEntitlement: references.recipientEntitlement?.state,
      roster: references.roster?.state,
      outsiderId: persons[0]?.personId,
      existingBefore: before.value,
      policyReadings: existingFact ? [before] : [],
      homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
    };
  },
  rules: [
    homesteadIsTheHouseholds,
    plotHasAHouse,
    houseIsStillTheirs,
    houseInAProjectStays,
    householdHadItThen,
    houseWasInNoProjectThen,
    existingFactIsOld,
    oneRecipientIsNamed,
    houseStaysWithinTheCollective,
    oldDisposalToOutsiderIsNoted,
    recipientHasNoOther,
    recipientHadOneIsNoted,
    lesseeIsToldOfTheSale,
    whatIsRecordedHasHappened,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ homesteadId, parcelCode, way, outsiderId, existingFact, ...stated }, { command }) => {
    const { disposedOn, paperSha256 } = command;
    // The land passes to a household of the collective only.
    const { recipient, recipientHouseholdId, entitlement } = stated;
    const passes = recipient?.collectiveId === entitlement.collectiveId;
    return [
      HouseDisposed.of({
        ...{ homesteadId, parcelCode, way, disposedOn, paperSha256, existingFact },
        recipientHouseholdId: passes ? recipientHouseholdId : undefined,
        outsiderId: passes ? undefined : (outsiderId ?? recipientHouseholdId),
      }),
    ];
  },
});

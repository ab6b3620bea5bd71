import { type Household, collectiveStream, exercises, householdStream } from '#collectives/facts';
import type { Loaded } from '#kernel';
import { Grounds, commandOn, many, one } from '#nest';
import { DocumentNumber, LandCode, LegalDateField, NestedList, Sha256, SubjectId } from '#nest/fields';
import { rowsRead } from '#policies/facts';
import { LAND_DEAL_RULES, LAND_GROUNDS, askedSubjects, priorityBookStream } from '#priority/facts';
import {
  BURDEN_RULES,
  type Holder,
  ManagementRightConveyedOnward,
  PARCEL_LINEAGE,
  holderIsNamedOnce,
  onwardConveyanceIsConsentedTo,
  onwardConveyanceIsFiled,
  onwardEndsWithinItsUpstream,
  onwardTakesAFreePlace,
  type Parcel,
  rightIsThereToDispose,
  statedDayHasCome,
  wastesRightIsCertified,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { rightAtHand } from './naming-right.js';
import { REMINDING, policiesOfTheParcel, watchedFrom } from './reminding.js';
import { StatedHolder, holdersStated, householdsStated } from './stated-holder.js';

export class ConveyOnward extends Grounds {
  @LandCode('地块编码')
  parcelCode: string;

  @SubjectId('再流转的土地经营权')
  rightId: string;

  @NestedList('受让方', () => StatedHolder, { max: 20 })
  holders: StatedHolder[];

  @LegalDateField('起期')
  from: string;

  @LegalDateField('止期（含当日）')
  to: string;

  @DocumentNumber('再流转合同编号')
  contractNumber: string;

  @Sha256('再流转合同扫描件的 SHA-256')
  paperSha256: string;

  @Sha256('承包方（未承包土地的为发包方）书面同意的 SHA-256', { optional: true })
  consentSha256?: string;

  @LegalDateField('向本集体经济组织备案日（已备案的填）', { optional: true })
  filedOn?: string;
}

/** The households that are of the collective whose land it is. */
function membersAmong(
  households: readonly Loaded<Household | undefined>[],
  isTheirs: (collectiveId: string) => boolean,
): readonly string[] {
  return households.filter(({ state }) => state && isTheirs(state.collectiveId)).map(({ id }) => id);
}

function outsidersAmong(holders: readonly Holder[], ofMembers: readonly string[]): readonly string[] {
  return holders.filter(({ id }) => !ofMembers.includes(id)).map(({ id }) => id);
}

export const conveyOnward = commandOn({
  command: ConveyOnward,
  title: '登记土地经营权再流转',
  ...ON_PARCEL,
  references: {
    households: many(householdStream, ({ holders }: ConveyOnward) => householdsStated(holders)),
    collective: one(
      collectiveStream,
      (_: ConveyOnward, parcel: Parcel | undefined) => parcel?.ownership?.collectiveId,
    ),
    policies: policiesOfTheParcel<ConveyOnward>(),
    priorities: many(priorityBookStream, ({ parcelCode }: ConveyOnward) => [parcelCode], PARCEL_LINEAGE),
  },
  effectiveOn: ({ from }) => from,
  facts: ({ command, state, references, context }) => {
    const { parcelCode, rightId, from, to, contractNumber, consentSha256, filedOn } = command;
    const newRightId = context.newId('right');
    const ending = {
      parcelCode,
      rightId: newRightId,
      right: 'management-right',
      contractNumber,
      to,
    } as const;
    const atHand = rightAtHand({ rightId }, state, { effectiveOn: from }, 'management-right');
    const stated = holdersStated(command.holders, references.households);
    const issuer = references.collective?.state;
    const ofMembers = membersAmong(
      references.households,
      (collectiveId) => collectiveId === state.ownership?.collectiveId || exercises(issuer, collectiveId),
    );
    return {
      ...atHand,
      ...watchedFrom([ending], references.policies?.state, context.today),
      // Whether the term lies within that of the right is for T3.
      on: atHand.right?.from ?? from,
      ...stated,
      deal: {
        grounds: LAND_GROUNDS,
        subjects: askedSubjects(references.priorities),
        receivers: stated.holders.map(({ id }) => id),
        outsiders: outsidersAmong(stated.holders, ofMembers),
        ...{ from, to, priceFen: undefined },
      },
      ...{ from, to, consentSha256, filedOn, today: context.today },
      newRightId,
    };
  },
  rules: [
    rightIsThereToDispose,
    holderIsNamedOnce,
    onwardConveyanceIsConsentedTo,
    onwardConveyanceIsFiled,
    statedDayHasCome,
    onwardEndsWithinItsUpstream,
    onwardTakesAFreePlace,
    wastesRightIsCertified,
    ...BURDEN_RULES,
    ...LAND_DEAL_RULES,
    ...REMINDING,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (
    { rightId: upstream, newRightId: rightId, holders, from, to, consentSha256, filedOn },
    { command },
  ) => {
    const { contractNumber, paperSha256 } = command;
    if (!consentSha256) return [];
    const conveyed = { holders, from, to, contractNumber, paperSha256 };
    return [ManagementRightConveyedOnward.of({ rightId, upstream, ...conveyed, consentSha256, filedOn })];
  },
});

import { type Household, ROSTER_SOURCES, householdStream, rosterStream } from '#collectives/facts';
import { divisionAt } from '#kernel';
import { Grounds, one, oneThrough } from '#nest';
import { DivisionCode, SubjectId, UnitCode } from '#nest/fields';
import { policyStream } from '#policies/facts';
import { type Entitlement, entitlementStream } from '../facts/index.js';

/** What commands on what a household has of homesteads have in common, when clerks send them. */
export const ON_ENTITLEMENT = {
  permission: 'homesteads.record',
  stream: entitlementStream,
  on: ({ householdId }: { readonly householdId: string }) => householdId,
} as const;

/** And those that may be the first thing recorded of a household. */
export const OPENING_ENTITLEMENT = {
  permission: 'homesteads.record',
  stream: entitlementStream,
  subject: {
    kind: 'opening',
    id: ({ householdId }: OpeningHousehold) => householdId,
    organisation: ({ divisionCode }: OpeningHousehold) => divisionCode,
  },
} as const;

export abstract class OfHousehold extends Grounds {
  @SubjectId('农户编号')
  householdId: string;
}

export abstract class OfHomestead extends OfHousehold {
  @UnitCode('宅基地的不动产单元代码', { example: '140722002003JC00012F00010001' })
  parcelCode: string;
}

export abstract class OpeningHousehold extends OfHousehold {
  @DivisionCode('所在的村（区划代码）')
  divisionCode: string;
}

/** The policies of the county of a household that is on record. */
export function policiesOfTheHouseholdsCounty<Command>() {
  return one(
    policyStream,
    (_: Command, entitlement: Entitlement | undefined) =>
      entitlement && divisionAt('county', entitlement.divisionCode),
  );
}

/** And of one that says where it is. */
export function policiesOfTheStatedCounty<Command extends OpeningHousehold>() {
  return one(policyStream, ({ divisionCode }: Command) => divisionAt('county', divisionCode));
}

/** The members of the collective of a household that is on record, all who were registered before among them. */
export function rosterOfTheHouseholdsCollective<Command>() {
  return one(
    rosterStream,
    (_: Command, entitlement: Entitlement | undefined) => entitlement?.collectiveId,
    ROSTER_SOURCES,
  );
}

const COLLECTIVE_OF = {
  stream: householdStream,
  id: (household: Household | undefined): string | undefined => household?.collectiveId,
};

/** And of one of which nothing may be on record here yet. */
export function rosterOfTheNamedHouseholdsCollective<Command extends OfHousehold>() {
  return oneThrough(rosterStream, ({ householdId }: Command) => householdId, COLLECTIVE_OF, ROSTER_SOURCES);
}

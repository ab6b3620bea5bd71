import { householdStream } from '#collectives/facts';
import type { LegalDate } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { commandSpec, one } from '#nest';
import {
  ExistingHomesteadRecorded,
  type HomesteadSource,
  acquisitionIsNotEntered,
  entitlementStream,
  severalHomesteadsAreNoted,
} from '../facts/index.js';

/** Sent when a house has passed to a household of the collective: the use of the land is theirs now. */
export class AcquireHomestead {
  constructor(
    readonly householdId: string,
    readonly divisionCode: string,
    readonly parcelCode: string,
    readonly source: HomesteadSource,
    readonly since: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const acquireHomestead = commandSpec({
  command: AcquireHomestead,
  title: '受让、继承的宅基地入户',
  permission: 'internal',
  stream: entitlementStream,
  subject: {
    kind: 'opening',
    id: ({ householdId }) => householdId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    household: one(householdStream, ({ householdId }: AcquireHomestead) => householdId),
    parcel: one(parcelStream, ({ parcelCode }: AcquireHomestead) => parcelCode),
  },
  facts: ({ command, state: entitlement, references, context: { newId } }) => {
    const { householdId, divisionCode, parcelCode, source, since } = command;
    return {
      ...{ householdId, divisionCode, parcelCode, source, since, entitlement },
      collectiveId: references.household?.state?.collectiveId ?? '',
      areaDm2: references.parcel?.state?.areaDm2 ?? 0,
      homesteadId: newId('homestead'),
    };
  },
  // What has passed is recorded as it is; whether it might pass was asked before.
  rules: [acquisitionIsNotEntered, severalHomesteadsAreNoted],
  decide: ({ householdId, collectiveId, divisionCode, homesteadId, parcelCode, areaDm2, source, since }) => [
    ExistingHomesteadRecorded.of({
      ...{ householdId, collectiveId, divisionCode, homesteadId, parcelCode, areaDm2, source, since },
    }),
  ],
});

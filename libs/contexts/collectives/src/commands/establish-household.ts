import type { DataOf, LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { HouseholdEstablished, householdIsRegisteredOnce, householdStream } from '../facts/index.js';

/** Sent when a split has been decided: sets up the new household, unless its code has been taken. */
export class EstablishHousehold {
  constructor(
    readonly household: DataOf<typeof HouseholdEstablished>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const establishHousehold = commandSpec({
  command: EstablishHousehold,
  title: '分立新户',
  permission: 'internal',
  stream: householdStream,
  subject: {
    kind: 'opening',
    id: ({ household }) => household.householdId,
    organisation: ({ household }) => household.divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { household }, state }) => ({ known: state, household }),
  rules: [householdIsRegisteredOnce],
  decide: ({ household }) => [HouseholdEstablished.of(household)],
});

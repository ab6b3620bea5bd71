import {
  EndingConveyanceSettled,
  ExtensionRegistrationFiled,
  conveyanceEndsWithTheOldTerm,
  HouseholdExtended,
  HouseholdNotExtended,
  extensionIsSignedInTime,
  unsignedHouseholdIsStillExtended,
} from '#extensions/facts';
import type { Case, Desk } from '#read-store';
import { closes } from './closing.js';

/** What ends the duties of an extension campaign and of its households. */
export const EXTENSION_ENDINGS: readonly Case<Desk>[] = [
  closes(ExtensionRegistrationFiled, [extensionIsSignedInTime]),
  closes(HouseholdExtended, [unsignedHouseholdIsStillExtended]),
  closes(HouseholdNotExtended, [unsignedHouseholdIsStillExtended]),
  closes(EndingConveyanceSettled, ({ data: { contractId: occurrence } }) => [
    { code: conveyanceEndsWithTheOldTerm.code, occurrence },
  ]),
];

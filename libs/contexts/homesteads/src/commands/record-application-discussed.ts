import { householdStream } from '#collectives/facts';
import { resolutionNamesWhatItIsUsedFor, resolutionStream } from '#decisions/facts';
import { commandOn, one } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  HomesteadApplicationDiscussed,
  applicationGoesStepByStep,
  applicationIsDiscussed,
  homesteadIsForMembers,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHousehold, rosterOfTheHouseholdsCollective } from './on-entitlement.js';

export class RecordApplicationDiscussed extends OfHousehold {
  @SubjectId('通过的决议')
  resolutionId: string;

  @LegalDateField('讨论通过日')
  discussedOn: string;
}

export const recordApplicationDiscussed = commandOn({
  command: RecordApplicationDiscussed,
  title: '登记宅基地申请讨论通过',
  ...ON_ENTITLEMENT,
  references: {
    resolution: one(resolutionStream, ({ resolutionId }: RecordApplicationDiscussed) => resolutionId),
    household: one(householdStream, ({ householdId }: RecordApplicationDiscussed) => householdId),
    roster: rosterOfTheHouseholdsCollective<RecordApplicationDiscussed>(),
  },
  effectiveOn: ({ discussedOn }) => discussedOn,
  facts: ({ command: { discussedOn: on }, state: entitlement, references, context: { today } }) => ({
    ...{ entitlement, after: 'applied' as const, on, onField: 'discussedOn', today },
    happened: { discussedOn: on },
    applicationId: entitlement.application?.applicationId ?? '',
    resolution: references.resolution?.state,
    about: { householdId: entitlement.householdId },
    ...{ household: references.household?.state, roster: references.roster?.state },
  }),
  rules: [
    applicationGoesStepByStep,
    homesteadIsForMembers,
    applicationIsDiscussed,
    resolutionNamesWhatItIsUsedFor,
    whatIsRecordedHasHappened,
  ],
  decide: ({ applicationId, on: discussedOn }, { command: { resolutionId } }) => [
    HomesteadApplicationDiscussed.of({ applicationId, resolutionId, discussedOn }),
  ],
});

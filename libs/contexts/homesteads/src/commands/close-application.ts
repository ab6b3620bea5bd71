import { commandOn } from '#nest';
import { Choice, LegalDateField } from '#nest/fields';
import {
  CLOSING_GROUNDS,
  type ClosingGround,
  HomesteadApplicationClosed,
  applicationGoesStepByStep,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHousehold } from './on-entitlement.js';

export class CloseApplication extends OfHousehold {
  @Choice('了结的原因', CLOSING_GROUNDS)
  ground: ClosingGround;

  @LegalDateField('了结日')
  closedOn: string;
}

export const closeApplication = commandOn({
  command: CloseApplication,
  title: '登记宅基地申请了结',
  ...ON_ENTITLEMENT,
  effectiveOn: ({ closedOn }) => closedOn,
  facts: ({ command: { closedOn: on }, state: entitlement, context: { today } }) => ({
    ...{ entitlement, after: undefined, on, onField: 'closedOn' },
    ...{ happened: { closedOn: on }, today },
    applicationId: entitlement.application?.applicationId ?? '',
  }),
  rules: [applicationGoesStepByStep, whatIsRecordedHasHappened],
  decide: ({ applicationId, on: closedOn }, { command: { ground } }) => [
    HomesteadApplicationClosed.of({ applicationId, ground, closedOn }),
  ],
});

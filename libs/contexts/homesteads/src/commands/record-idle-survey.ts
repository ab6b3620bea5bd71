import { commandOn } from '#nest';
import { Choice, Flag, LegalDateField, Text } from '#nest/fields';
import {
  HOUSE_CONDITIONS,
  type HouseCondition,
  IDLE_STATES,
  type IdleState,
  IdleSurveyRecorded,
  WILLINGNESS,
  type Willingness,
  homesteadIsTheHouseholds,
  homesteadOn,
  householdHadItThen,
  surveyIsRecordedOnce,
  surveyTellsOfWhatWas,
  unsafeHouseAtWorkIsNoted,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

export class RecordIdleSurvey extends OfHomestead {
  @LegalDateField('调查日')
  surveyedOn: string;

  @Choice('使用状态', IDLE_STATES)
  state: IdleState;

  @LegalDateField('该状态自何日起')
  since: string;

  @Choice('房屋状况', HOUSE_CONDITIONS)
  condition: HouseCondition;

  @Choice('农户意愿', WILLINGNESS)
  willingness: Willingness;

  @Flag('权属、界线是否有争议（没有的可以不填）', { optional: true })
  disputed?: boolean;

  @Text('说明', 200, { optional: true, example: '全家在县城居住，每年清明回村' })
  note?: string;
}

export const recordIdleSurvey = commandOn({
  command: RecordIdleSurvey,
  title: '登记闲置情况调查',
  ...ON_ENTITLEMENT,
  effectiveOn: ({ surveyedOn }) => surveyedOn,
  facts: ({ command, state: entitlement, context: { today } }) => {
    const { parcelCode, since, surveyedOn, condition, state, willingness, disputed } = command;
    const homestead = homesteadOn(entitlement, parcelCode);
    return {
      surveys: homestead?.surveys ?? [],
      found: { surveyedOn, state, since, condition, willingness, disputed },
      ...{ entitlement, parcelCode, condition, since, surveyedOn, on: surveyedOn },
      ...{ happened: { surveyedOn, since }, today },
      homesteadId: homestead?.homesteadId ?? '',
    };
  },
  rules: [
    homesteadIsTheHouseholds,
    householdHadItThen,
    surveyTellsOfWhatWas,
    surveyIsRecordedOnce,
    unsafeHouseAtWorkIsNoted,
    whatIsRecordedHasHappened,
  ],
  decide: ({ homesteadId, since, surveyedOn }, { command }) => {
    const { state, condition, willingness, note, disputed } = command;
    const found = { surveyedOn, state, since, condition, willingness, note, disputed };
    return [IdleSurveyRecorded.of({ homesteadId, ...found })];
  },
});

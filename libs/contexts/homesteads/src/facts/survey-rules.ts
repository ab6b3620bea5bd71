import { type LegalDate, idleHomesteadNotice, registerRules, rule } from '#kernel';
import type { IdleSurvey } from './entitlement.js';

/* What a survey of idle houses says, of a household's house or of one of the collective. */

export interface SurveyEntry {
  readonly since: LegalDate;
  readonly surveyedOn: LegalDate;
}

export const surveyTellsOfWhatWas = rule<SurveyEntry>({
  id: 'HS8',
  code: 'HOMESTEADS.SURVEY_DATES',
  sentence: '调查登记的是调查日已有的状态。',
  basis: [idleHomesteadNotice('全面摸清闲置宅基地和闲置住宅')],
  severity: 'block',
  breach: ({ since, surveyedOn }) =>
    since <= surveyedOn
      ? undefined
      : {
          detail: `状态自 ${since} 起，晚于调查日 ${surveyedOn}。`,
          field: 'since',
          wayForward: '核对两个日期。',
        },
});

/** What a survey found, as far as two of one day may say the same. */
type Found = Pick<IdleSurvey, 'surveyedOn' | 'state' | 'since' | 'condition' | 'disputed'> & {
  readonly willingness?: IdleSurvey['willingness'];
};

export interface SurveyRepeated {
  /** The surveys of the house that are recorded. */
  readonly surveys: readonly Found[];
  readonly found: Found;
}

const isTheSame = (one: Found, other: Found): boolean =>
  one.surveyedOn === other.surveyedOn &&
  one.state === other.state &&
  one.since === other.since &&
  one.condition === other.condition &&
  one.willingness === other.willingness &&
  (one.disputed ?? false) === (other.disputed ?? false);

export const surveyIsRecordedOnce = rule<SurveyRepeated>({
  id: 'HS66',
  code: 'HOMESTEADS.SURVEY_ALREADY_RECORDED',
  sentence: '一处房屋同一天同样结果的闲置情况调查只登记一次；结果不同的，以后登记的为准。',
  basis: [idleHomesteadNotice('全面摸清闲置宅基地和闲置住宅'), registerRules('调查不重不漏')],
  severity: 'block',
  breach: ({ surveys, found }) => {
    const first = surveys.find((each) => isTheSame(each, found));
    return (
      first && {
        detail: `这处房屋 ${first.surveyedOn} 的闲置情况调查已经登记，结果相同。`,
        field: 'surveyedOn',
        wayForward: '不必再登记；另一天的调查核对调查日，情况有变化的填写新的情况。',
      }
    );
  },
});

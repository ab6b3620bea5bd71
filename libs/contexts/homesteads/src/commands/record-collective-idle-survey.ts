import { parcelStream } from '#land-rights/facts';
import { Grounds, commandSpec, one } from '#nest';
import { Choice, DivisionCode, Flag, LegalDateField, Text, UnitCode } from '#nest/fields';
import {
  CollectiveHouseSurveyed,
  HOUSE_CONDITIONS,
  type HouseCondition,
  IDLE_STATES,
  type IdleState,
  houseStream,
  surveyIsRecordedOnce,
  surveyTellsOfWhatWas,
  surveyedHouseIsTheCollectives,
  whatIsRecordedHasHappened,
} from '../facts/index.js';

export class RecordCollectiveIdleSurvey extends Grounds {
  @UnitCode('宅基地的不动产单元代码', { example: '140722002003JC00012F00010001' })
  parcelCode: string;

  @DivisionCode('所在的村（区划代码）')
  divisionCode: string;

  @LegalDateField('调查日')
  surveyedOn: string;

  @Choice('使用状态', IDLE_STATES)
  state: IdleState;

  @LegalDateField('该状态自何日起')
  since: string;

  @Choice('房屋状况', HOUSE_CONDITIONS)
  condition: HouseCondition;

  @Flag('权属、界线是否有争议（没有的可以不填）', { optional: true })
  disputed?: boolean;

  @Text('说明', 200, { optional: true, example: '原村小学教师住房，学校撤并后空置' })
  note?: string;
}

/** The survey of a house that households have surrendered, or never had; one of a household is recorded with it. */
export const recordCollectiveIdleSurvey = commandSpec({
  command: RecordCollectiveIdleSurvey,
  title: '登记集体房屋闲置情况调查',
  permission: 'homesteads.record',
  stream: houseStream,
  subject: {
    kind: 'opening',
    id: ({ parcelCode }) => parcelCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    parcel: one(parcelStream, ({ parcelCode }: RecordCollectiveIdleSurvey) => parcelCode),
  },
  effectiveOn: ({ surveyedOn }) => surveyedOn,
  facts: ({ command, state: house, references, context: { today } }) => {
    const { parcelCode, divisionCode, surveyedOn, since, state, condition, disputed } = command;
    const parcel = references.parcel?.state;
    return {
      ...{ parcel, parcelCode, divisionCode, surveyedOn, since, today },
      collectiveId: parcel?.ownership?.collectiveId ?? '',
      happened: { surveyedOn, since },
      surveys: house?.surveys ?? [],
      found: { surveyedOn, state, since, condition, disputed },
    };
  },
  rules: [
    surveyedHouseIsTheCollectives,
    surveyTellsOfWhatWas,
    surveyIsRecordedOnce,
    whatIsRecordedHasHappened,
  ],
  decide: ({ parcelCode, divisionCode, collectiveId, surveyedOn, since }, { command }) => {
    const { state, condition, disputed = false, note } = command;
    return [
      CollectiveHouseSurveyed.of({
        ...{ parcelCode, divisionCode, collectiveId, surveyedOn, state, since },
        ...{ condition, disputed, note },
      }),
    ];
  },
});

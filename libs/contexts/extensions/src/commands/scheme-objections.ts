import { Grounds, commandOn } from '#nest';
import { DocumentNumber, Explanation, Flag, LegalDateField, SubjectId } from '#nest/fields';
import {
  CAMPAIGN_STEP_RULES,
  SchemeObjectionAnswered,
  SchemeObjectionRaised,
  extensionCampaignStream,
  objectionIsAnsweredOnce,
  objectionIsRaisedInTime,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, stepOf } from './campaign-step.js';

export class RaiseSchemeObjection extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('提出日')
  raisedOn: string;

  @Explanation('异议内容', 500, { example: '东坡三号地应在我户名下' })
  content: string;

  @SubjectId('针对的调查表（针对方案的不填）', { optional: true })
  sheetId?: string;
}

export const raiseSchemeObjection = commandOn({
  command: RaiseSchemeObjection,
  title: '登记公示异议',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  effectiveOn: ({ raisedOn }) => raisedOn,
  facts: ({ command: { raisedOn: on, sheetId }, state, context }) => ({
    ...stepOf(state, ['published'], { on, onField: 'raisedOn' }, context),
    sheetId,
    listed: state.households.find((each) => each.sheetId === sheetId),
  }),
  rules: [...CAMPAIGN_STEP_RULES, objectionIsRaisedInTime],
  decide: ({ campaign: { campaignId }, on: raisedOn, sheetId }, { command: { content }, context }) => [
    SchemeObjectionRaised.of({
      ...{ campaignId, raisedOn, content, sheetId },
      objectionId: context.newId('objection'),
    }),
  ],
});

export class AnswerSchemeObjection extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @SubjectId('异议')
  objectionId: string;

  @LegalDateField('答复日')
  answeredOn: string;

  @Explanation('答复内容', 500, { example: '经核对原合同，该地块在册，异议不成立' })
  answer: string;

  @Flag('异议是否成立')
  upheld: boolean;
}

export const answerSchemeObjection = commandOn({
  command: AnswerSchemeObjection,
  title: '答复公示异议',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  effectiveOn: ({ answeredOn }) => answeredOn,
  facts: ({ command: { answeredOn: on, objectionId }, state, context }) => ({
    ...stepOf(state, ['published'], { on, onField: 'answeredOn' }, context),
    objectionId,
    objection: state.objections.find((each) => each.objectionId === objectionId),
  }),
  rules: [...CAMPAIGN_STEP_RULES, objectionIsAnsweredOnce],
  decide: ({ campaign: { campaignId }, on: answeredOn, objectionId }, { command: { answer, upheld } }) => [
    SchemeObjectionAnswered.of({ campaignId, objectionId, answeredOn, answer, upheld }),
  ],
});

import { commandOn } from '#nest';
import { LegalDateField, Sha256, Text } from '#nest/fields';
import { POLICY_READING_RULES, policyFor, rowsRead } from '#policies/facts';
import {
  HomesteadApplicationPublished,
  applicationGoesStepByStep,
  applicationIsPublishedLongEnough,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHousehold, policiesOfTheHouseholdsCounty } from './on-entitlement.js';

export class PublishApplication extends OfHousehold {
  @LegalDateField('公示起始日')
  from: string;

  @LegalDateField('公示截止日')
  to: string;

  @Text('公示地点', 60, { example: '村务公开栏' })
  publishedAt: string;

  @Sha256('公示内容的 SHA-256')
  sha256: string;
}

export const publishApplication = commandOn({
  command: PublishApplication,
  title: '登记宅基地申请公示',
  ...ON_ENTITLEMENT,
  references: { policies: policiesOfTheHouseholdsCounty<PublishApplication>() },
  effectiveOn: ({ from }) => from,
  facts: ({ command: { from, to }, state: entitlement, references, context: { today } }) => {
    const period = policyFor(references.policies?.state, 'homesteads.publication-period', from);
    return {
      ...{ entitlement, after: 'discussed' as const, on: from, onField: 'from', from, to },
      ...{ happened: { from }, today },
      applicationId: entitlement.application?.applicationId ?? '',
      period: period.value,
      policyReadings: [period],
    };
  },
  rules: [
    applicationGoesStepByStep,
    applicationIsPublishedLongEnough,
    whatIsRecordedHasHappened,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ applicationId, from, to }, { command: { publishedAt, sha256 } }) => [
    HomesteadApplicationPublished.of({ applicationId, from, to, publishedAt, sha256 }),
  ],
});

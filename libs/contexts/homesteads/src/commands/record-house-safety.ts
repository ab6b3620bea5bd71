import { addMonths, divisionAt } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { Grounds, commandSpec, one } from '#nest';
import { Choice, DivisionCode, DocumentNumber, LegalDateField, Sha256, Text, UnitCode } from '#nest/fields';
import { policyFor, policyStream, rowsRead, whereSet } from '#policies/facts';
import {
  HouseSafetyAppraised,
  SAFETY_GRADES,
  type SafetyGrade,
  findingOn,
  houseStandsOnAHomestead,
  houseStream,
  plotHasAHouse,
  reportIsRecordedOnce,
  reportHoldsForATime,
  reportIsReplacedInTime,
  whatIsRecordedHasHappened,
} from '../facts/index.js';

export class RecordHouseSafety extends Grounds {
  @UnitCode('宅基地的不动产单元代码', { example: '140722002003JC00012F00010001' })
  parcelCode: string;

  @DivisionCode('所在的村（区划代码）')
  divisionCode: string;

  @DocumentNumber('报告编号', { example: '左房鉴字〔2026〕12号' })
  documentNumber: string;

  @Text('鉴定机构', 60, { example: '晋中市房屋安全鉴定有限公司' })
  agency: string;

  @Choice('鉴定等级', SAFETY_GRADES)
  grade: SafetyGrade;

  @LegalDateField('鉴定日')
  appraisedOn: string;

  @LegalDateField('有效期至（含当日；报告没有写明的，按本县规定）')
  validUntil: string;

  @Sha256('报告扫描件的 SHA-256')
  sha256: string;
}

export const recordHouseSafety = commandSpec({
  command: RecordHouseSafety,
  title: '登记房屋安全鉴定',
  permission: 'homesteads.record',
  stream: houseStream,
  subject: {
    kind: 'opening',
    id: ({ parcelCode }) => parcelCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    parcel: one(parcelStream, ({ parcelCode }: RecordHouseSafety) => parcelCode),
    policies: one(policyStream, ({ divisionCode }: RecordHouseSafety) => divisionAt('county', divisionCode)),
  },
  effectiveOn: ({ appraisedOn }) => appraisedOn,
  facts: ({ command, state: house, references, context: { today, newId } }) => {
    const { parcelCode, divisionCode, appraisedOn, validUntil } = command;
    const months = policyFor(references.policies?.state, 'homesteads.safety-reminder-months', today);
    const { documentNumber, agency, grade, sha256 } = command;
    const renewalDueOn = addMonths(validUntil, -(months.value ?? 0));
    const report = {
      ...{ reportId: newId('report'), documentNumber, agency, grade },
      ...{ appraisedOn, validUntil, renewalDueOn, sha256 },
    };
    const found = findingOn(house, today);
    return {
      found: found && found.foundOn >= appraisedOn ? found : undefined,
      ...{ parcelCode, divisionCode, house, parcel: references.parcel?.state, report },
      ...{ appraisedOn, validUntil, inUse: house?.tenure !== undefined, on: today, today },
      happened: { appraisedOn },
      policyReadings: whereSet(months),
    };
  },
  rules: [
    houseStandsOnAHomestead,
    plotHasAHouse,
    reportIsRecordedOnce,
    reportHoldsForATime,
    whatIsRecordedHasHappened,
    reportIsReplacedInTime,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ parcelCode, divisionCode, report }) => [
    HouseSafetyAppraised.of({ parcelCode, divisionCode, ...report }),
  ],
});

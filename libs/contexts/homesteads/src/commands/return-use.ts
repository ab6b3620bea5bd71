import { commandOn } from '#nest';
import { Choice, LegalDateField, Sha256, UnitCode } from '#nest/fields';
import {
  HOUSE_CONDITIONS,
  type HouseCondition,
  UseReturned,
  houseIsThereToReturn,
  useToReturn,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject } from './on-project.js';

export class ReturnUse extends OfProject {
  @UnitCode('宅基地的不动产单元代码', { example: '140722002003JC00012F00010001' })
  parcelCode: string;

  @LegalDateField('交还日')
  returnedOn: string;

  @Choice('交还时房屋状况', HOUSE_CONDITIONS)
  condition: HouseCondition;

  @Sha256('交接单扫描件的 SHA-256')
  paperSha256: string;
}

export const returnUse = commandOn({
  command: ReturnUse,
  title: '登记房屋交还',
  ...ON_PROJECT,
  effectiveOn: ({ returnedOn }) => returnedOn,
  facts: ({ command: { parcelCode, returnedOn: on }, state: project, context: { today } }) => ({
    ...{ project, parcelCode, on, onField: 'returnedOn' },
    ...{ happened: { returnedOn: on }, today },
    householdId: useToReturn(project, parcelCode)?.householdId,
  }),
  rules: [houseIsThereToReturn, whatIsRecordedHasHappened],
  decide: ({ parcelCode, householdId, on: returnedOn }, { command: { condition, paperSha256 } }) => [
    UseReturned.of({ parcelCode, householdId, returnedOn, condition, paperSha256 }),
  ],
});

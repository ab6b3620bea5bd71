import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import { OccupiedPropertyReturned, occupationIsOpen, occupationStream } from '../facts/index.js';

export class RecordOccupiedPropertyReturned extends Grounds {
  @SubjectId('无合同占用')
  occupationId: string;

  @LegalDateField('收回日')
  returnedOn: string;
}

export const recordOccupiedPropertyReturned = commandOn({
  command: RecordOccupiedPropertyReturned,
  title: '登记占用的土地房屋收回',
  permission: 'contracts.record',
  stream: occupationStream,
  on: ({ occupationId }) => occupationId,
  effectiveOn: ({ returnedOn }) => returnedOn,
  facts: ({ command: { returnedOn: on }, state: occupation, context: { today } }) => ({
    occupation,
    on,
    today,
  }),
  rules: [occupationIsOpen],
  decide: ({ occupation: { occupationId }, on: returnedOn }) => [
    OccupiedPropertyReturned.of({ occupationId, returnedOn }),
  ],
});

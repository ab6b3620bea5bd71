import { silentUseIsNoRenewal } from '#contracts/facts';
import { Grounds, commandOn } from '#nest';
import { Flag, LandCode, SubjectId } from '#nest/fields';
import {
  RIGHT_KINDS,
  RightExpired,
  type RightKind,
  rightIsThereToDispose,
  rightOf,
  termIsOverOnTheParcel,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';

export class RecordRightExpired extends Grounds {
  @LandCode('地块编码')
  parcelCode: string;

  @SubjectId('权利编号')
  rightId: string;

  @Flag('期满后是否仍在使用土地')
  stillUsed: boolean;
}

const WITH_A_TERM: readonly RightKind[] = [
  'contract-right',
  'management-right',
  'tree-ownership',
  'construction-use',
  'lease',
];

/** Of a right that follows a contract of the register, the contract is recorded as expired, and the right ends with it. */
export const recordRightExpired = commandOn({
  command: RecordRightExpired,
  title: '登记权利到期',
  ...ON_PARCEL,
  effectiveOn: (_, { today }, { data }) => ('expiredOn' in data ? data.expiredOn : today),
  facts: ({ command: { rightId, stillUsed }, state: parcel, context: { today } }) => {
    const right = rightOf(parcel, rightId);
    const to = right?.to ?? today;
    const kind = right?.right === 'contract-right' ? 'household-contract' : 'collective-lease';
    const number = right?.contractNumber ?? `${right ? RIGHT_KINDS[right.right] : ''} ${rightId}`;
    const asContract = { kind, number, to } as const;
    return { parcel, rightId, right, kinds: WITH_A_TERM, on: to, today, stillUsed, contract: asContract };
  },
  rules: [rightIsThereToDispose, termIsOverOnTheParcel, silentUseIsNoRenewal],
  decide: ({ rightId, on: expiredOn, stillUsed }) => [RightExpired.of({ rightId, expiredOn, stillUsed })],
});

import { forEvery } from '#kernel';
import { commandOn, one } from '#nest';
import { DocumentNumber, LegalDateField, ParcelCode, SubjectId } from '#nest/fields';
import {
  PASSING_ORDER_RULES,
  type RightAtHand,
  SWAP_SIDE_RULES,
  SwapDecided,
  conveyancesGoOn,
  otherParcelCanBeHeld,
  parcelStream,
  statedDayHasCome,
  swapIsFiled,
  swapIsWithinTheCollective,
  swappedLandIsExtendedAlike,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { NamingRight, rightAtHand } from './naming-right.js';

/** The day of the fact is the first day on which each has the other's land. */
export class SwapContractLand extends NamingRight {
  @ParcelCode('对方的承包地块编码')
  otherParcelCode: string;

  @SubjectId('对方的权利编号')
  otherRightId: string;

  @DocumentNumber('互换合同编号')
  contractNumber: string;

  @LegalDateField('向发包方备案日（已备案的填）', { optional: true })
  filedOn?: string;
}

/** The rights on both parcels. */
interface Sides {
  readonly sides: readonly RightAtHand[];
}

export const swapContractLand = commandOn({
  command: SwapContractLand,
  title: '登记承包地互换',
  ...ON_PARCEL,
  references: {
    other: one(parcelStream, ({ otherParcelCode }: SwapContractLand) => otherParcelCode),
  },
  facts: ({ command, state, references, context }) => {
    const { otherParcelCode, otherRightId, filedOn } = command;
    const other = references.other?.state;
    const atHand = rightAtHand(command, state, context, 'contract-right');
    const atOther = other && rightAtHand({ rightId: otherRightId }, other, context, 'contract-right');
    return {
      ...atHand,
      ...{ otherParcelCode, otherRightId, other, filedOn },
      today: context.today,
      otherRight: atOther?.right,
      otherNextTerm: atOther?.later?.[0]?.from,
      otherSide: atOther,
      sides: [atHand, ...(atOther ? [atOther] : [])],
      swapId: context.newId('swap'),
    };
  },
  rules: [
    ...SWAP_SIDE_RULES,
    swapIsWithinTheCollective,
    swapIsFiled,
    statedDayHasCome,
    swappedLandIsExtendedAlike,
    otherParcelCanBeHeld,
    ...PASSING_ORDER_RULES.map((each) => forEvery<RightAtHand, Sides>(each, ({ sides }) => sides)),
    conveyancesGoOn,
  ],
  decide: ({ swapId, rightId, right, otherParcelCode, otherRightId, on: from, filedOn }, { command }) => {
    const { contractNumber, paperSha256 } = command;
    const holders = [...(right?.holders ?? [])];
    const other = { otherParcelCode, otherRightId };
    return [
      SwapDecided.of({ swapId, rightId, holders, ...other, from, contractNumber, paperSha256, filedOn }),
    ];
  },
});

import type { Rule } from '#kernel';
import { returnIsAnnouncedAhead } from '#contracts/facts';
import { commandOn } from '#nest';
import { FenField, LegalDateField } from '#nest/fields';
import {
  BURDEN_RULES,
  ContractLandReturned,
  ContractLandSurrendered,
  type RightAtHand,
  conveyancesEndFirst,
  extensionIsFinishedFirst,
  goingRights,
  rightIsThereToDispose,
  securityEndsFirst,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { NamingRight, rightAtHand } from './naming-right.js';

/** What must hold before somebody gives up a right of their own will. */
const GIVING_UP: readonly Rule<RightAtHand>[] = [
  rightIsThereToDispose,
  extensionIsFinishedFirst,
  ...BURDEN_RULES,
  conveyancesEndFirst,
  securityEndsFirst,
];

export class ReturnContractLand extends NamingRight {
  @LegalDateField('承包方书面通知日')
  noticedOn: string;
}

export const returnContractLand = commandOn({
  command: ReturnContractLand,
  title: '登记自愿交回承包地',
  ...ON_PARCEL,
  facts: ({ command, state, context }) => ({
    ...rightAtHand(command, state, context, 'contract-right'),
    ground: 'voluntary-return',
    noticedOn: command.noticedOn,
  }),
  rules: [...GIVING_UP, returnIsAnnouncedAhead],
  decide: ({ on: endedOn, noticedOn, ...going }, { command: { paperSha256 } }) =>
    goingRights(going).map((rightId) =>
      ContractLandReturned.of({ rightId, noticedOn, endedOn, paperSha256 }),
    ),
});

export class SurrenderContractLand extends NamingRight {
  @FenField('有偿退出的补偿（分）')
  compensationFen: number;
}

export const surrenderContractLand = commandOn({
  command: SurrenderContractLand,
  title: '登记有偿退出承包地',
  ...ON_PARCEL,
  facts: ({ command, state, context }) => rightAtHand(command, state, context, 'contract-right'),
  rules: GIVING_UP,
  // What was paid is paid once, for the land.
  decide: ({ on: endedOn, ...going }, { command: { compensationFen, paperSha256 } }) =>
    goingRights(going).map((rightId, term) =>
      ContractLandSurrendered.of({
        ...{ rightId, endedOn, paperSha256 },
        compensationFen: term === 0 ? compensationFen : 0,
      }),
    ),
});

import {
  ContractAnnulled,
  ContractEnded,
  ContractExpired,
  ContractFellThrough,
  ContractFiled,
  ContractLandAssigned,
  ContractLandLeft,
  ContractPutRight,
  ContractRenewed,
  ContractSupplemented,
  ContractTermLengthened,
  EXPIRY_REMINDERS,
  OldContractGraded,
  contractStream,
  conveyanceIsFiled,
  dutyOfPoint,
  rentIsDividedAnew,
  silentUseIsNoRenewal,
} from '#contracts/facts';
import type { Case, Desk, SeenEvent } from '#read-store';
import { type Ended, closes } from './closing.js';
import { settledExpropriations } from './expropriated-leases.js';

/** The reminders of a contract's term as it stands: of a lengthened one those of its new end. */
async function reminders({ data: { contractId } }: SeenEvent<{ contractId: string }>, desk: Desk) {
  const { state: contract } = await desk.load(contractStream, contractId);
  return remindersOf(contract?.lengthened && contract.to);
}

/** A contract ends with the last parcel that leaves it. */
async function remindersWithoutLand(
  event: SeenEvent<{ contractId: string; remaining: number }>,
  desk: Desk,
): Promise<readonly Ended[]> {
  return event.data.remaining === 0 ? reminders(event, desk) : [];
}

function remindersOf(occurrence: string | undefined): readonly Ended[] {
  return EXPIRY_REMINDERS.map(({ code }) => ({ code, ...(occurrence && { occurrence }) }));
}

/** A supplement with a plan divides the rent, whoever had followed whom as a lessor by then. */
async function divided({ data: { contractId } }: SeenEvent<{ contractId: string }>, desk: Desk) {
  const { state: contract } = await desk.load(contractStream, contractId);
  const { code } = rentIsDividedAnew;
  return (contract?.successions ?? [])
    .filter(({ rentPasses }) => !rentPasses)
    .map(({ rightId: occurrence }) => ({ code, occurrence }));
}

/** What nobody has to do any more of a contract that is over. */
async function over(event: SeenEvent<{ contractId: string }>, desk: Desk): Promise<readonly Ended[]> {
  return [
    ...(await reminders(event, desk)),
    ...(await divided(event, desk)),
    ...(await settledExpropriations(event, desk)),
  ];
}

/** What ends the duties of a contract. */
export const CONTRACT_ENDINGS: readonly Case<Desk>[] = [
  closes(ContractFiled, [conveyanceIsFiled]),
  closes(ContractFellThrough, [conveyanceIsFiled]),
  closes(ContractEnded, over),
  closes(ContractExpired, over),
  closes(ContractSupplemented, async (event, desk) =>
    event.data.payments
      ? [...(await divided(event, desk)), ...(await settledExpropriations(event, desk))]
      : [],
  ),
  closes(ContractAnnulled, async (event, desk) => [...(await over(event, desk)), conveyanceIsFiled]),
  closes(ContractLandAssigned, remindersWithoutLand),
  closes(ContractLandLeft, remindersWithoutLand),
  closes(ContractRenewed, async (event, desk) => [...(await reminders(event, desk)), silentUseIsNoRenewal]),
  closes(ContractTermLengthened, ({ data: { formerTo } }) => [
    ...remindersOf(undefined),
    ...remindersOf(formerTo),
  ]),
  closes(OldContractGraded, ({ data: { noLongerFound } }) => noLongerFound.map(dutyOfPoint)),
  closes(ContractPutRight, ({ data: { mends } }) => mends.map(dutyOfPoint)),
];

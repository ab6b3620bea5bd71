import { addDays } from '#kernel';
import { type Case, type Rows, type SeenEvent, when } from '#read-store';
import {
  ConstructionUseConveyed,
  ConstructionUseGranted,
  ContractRightAssigned,
  FarmingForAnotherRecorded,
  ManagementRightConveyedOnward,
  SwapCompleted,
  SwapDecided,
  SwapHeld,
  SwapReleased,
  granted,
  startOfSuccessor,
} from '../facts/index.js';
import { amendParcel, amendRight, enterRight, linesOf, passRight } from './right-lines.js';

const seenOnly = async (event: SeenEvent, rows: Rows): Promise<void> => {
  await amendParcel(rows, event);
};

/** A right that waited for its registration takes the place of the one it succeeds. */
export async function registerRight(
  event: SeenEvent<{ subjectId: string; number: string; registeredOn: string }>,
  rows: Rows,
): Promise<void> {
  const { subjectId, number: registrationNumber, registeredOn } = event.data;
  const [line] = await linesOf(rows, event.subject, subjectId);
  const arisen = { registrationNumber, standing: 'established' as const };
  if (line?.standing !== 'awaiting-registration' || line.upstreamId === null)
    return amendRight(rows, event, subjectId, arisen);
  const startsOn = startOfSuccessor({ from: line.startsOn }, { registeredOn });
  await amendRight(rows, event, subjectId, { ...arisen, startsOn });
  await amendRight(rows, event, line.upstreamId, { endsOn: addDays(startsOn, -1), standing: 'ended' });
}

/** How rights move between their holders. */
export const dispositionCases: readonly Case<Rows>[] = [
  when(ContractRightAssigned, async (event, rows) => {
    const { rightId, newRightId: contractId, holders, from, to, contractNumber } = event.data;
    await passRight(rows, event, rightId, { contractId, contractNumber, holders, from, to });
  }),
  when(ManagementRightConveyedOnward, async (event, rows) => {
    const { rightId: contractId, upstream, ...conveyed } = event.data;
    const right = { ...conveyed, contractId, right: 'management-right', standing: 'established' } as const;
    await enterRight(rows, await amendParcel(rows, event), right, upstream);
  }),
  when(ConstructionUseGranted, async (event, rows) => {
    const { rightId: contractId, way, ...conveyed } = event.data;
    await enterRight(rows, await amendParcel(rows, event), { ...conveyed, ...granted(way), contractId });
  }),
  when(ConstructionUseConveyed, async (event, rows) => {
    const { rightId, newRightId: contractId, ...conveyed } = event.data;
    const right = { ...conveyed, ...granted('grant'), contractId };
    await enterRight(rows, await amendParcel(rows, event), right, rightId);
  }),
  when(SwapCompleted, async (event, rows) => {
    const { rightId, newRightId: contractId, contractNumber, holders, from, to } = event.data;
    await passRight(rows, event, rightId, { contractId, contractNumber, holders, from, to });
  }),
  when(FarmingForAnotherRecorded, seenOnly),
  when(SwapDecided, seenOnly),
  when(SwapHeld, seenOnly),
  when(SwapReleased, seenOnly),
];

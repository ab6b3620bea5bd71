import type { Breach, LegalDate } from '#kernel';
import {
  DECIDING_BODIES,
  MATTERS,
  type Matter,
  type Resolution,
  type ResolutionUse,
  decidingBodies,
} from '#decisions/facts';

/** A case that only the members' assembly may decide, and the resolution it names. */
export interface ResolvedCase {
  readonly collectiveId: string;
  readonly resolution: Resolution | undefined;
  /** The day of what rests on the resolution. */
  readonly effectiveOn: LegalDate;
  readonly today: LegalDate;
}

/** What such a case asks of the resolution. */
export function useOn(matter: Matter, resolved: ResolvedCase): ResolutionUse {
  const { collectiveId, resolution, effectiveOn: usedOn, today } = resolved;
  return { collectiveId, resolution, usedOn, usedOnField: 'effectiveOn', today, matter };
}

/** The law's own list of bodies, whatever the county's policy says of other matters (集体法 28). */
export function isOfAnotherBody({ resolution }: ResolvedCase): Breach | undefined {
  if (!resolution) return undefined;
  const { matter, heldOn, body } = resolution;
  if (decidingBodies({ matter, heldOn }).includes(body)) return undefined;
  return {
    detail: `“${MATTERS[matter]}”的决议由${DECIDING_BODIES[body]}作出，依法应由成员大会决定。`,
    field: 'resolutionId',
    wayForward: '提请成员大会表决，登记决议再办。',
  };
}

import type { LegalDate } from '#kernel';

/** What the rules here read of a resolution as decisions record it: what was voted on never changes. */
export interface AdoptedResolution {
  readonly resolutionId: string;
  readonly collectiveId: string;
  readonly body: string;
  readonly heldOn: LegalDate;
  readonly eligible: number;
  readonly inFavour: number;
  readonly standing: string;
}

/** A case that only the members' assembly may decide, and the resolution it names. */
export interface ResolvedCase {
  readonly collectiveId: string;
  readonly resolution: AdoptedResolution | undefined;
  /** The day of what rests on the resolution. */
  readonly effectiveOn: LegalDate;
}

/** Whether the resolution is of this collective's members' assembly, and not later than what rests on it. */
export function restsOnTheAssembly({ collectiveId, resolution, effectiveOn }: ResolvedCase): boolean {
  return (
    resolution?.collectiveId === collectiveId &&
    resolution.standing === 'carried' &&
    resolution.body === 'members-assembly' &&
    resolution.heldOn <= effectiveOn
  );
}

import type { LegalDate } from '#kernel';
import type { Parcel } from './parcel.js';
import { type Right, contractOfRight } from './rights.js';
import type { LandEndGround } from './surrender-events.js';

/* What of the land of a household contract is under it still, as the parcels know it. */

/** Where the land of a parcel is by now: in itself, or in those that it was split or merged into. */
export async function landOf(
  parcelOf: (code: string) => Promise<Parcel | undefined>,
  code: string,
): Promise<readonly string[]> {
  const into = (await parcelOf(code))?.gone?.into ?? [];
  const parts: string[] = [];
  for (const part of into) parts.push(...(await landOf(parcelOf, part)));
  return into.length > 0 ? parts : [code];
}

function rightsUnder({ rights }: Parcel, contractId: string): readonly Right[] {
  return rights.filter((each) => each.right === 'contract-right' && contractOfRight(each) === contractId);
}

export interface LandEnd {
  /** Last legal date of the right. */
  readonly lastDay: LegalDate;
  readonly ground: LandEndGround;
}

/** Expropriation ends every right on its day, but for those whose term was over. */
function groundOf({ gone }: Parcel, { endGround, to }: Right): LandEndGround | undefined {
  return endGround ?? (gone?.cause === 'expropriated' && gone.on === to ? 'expropriated' : undefined);
}

/** How the land of a contract was given back, recalled or expropriated; nothing when it stands, passed on or ran out. */
export function endUnder(parcel: Parcel, contractId: string): LandEnd | undefined {
  const own = rightsUnder(parcel, contractId);
  const last = own.at(-1);
  if (!last || own.some(({ standing }) => standing !== 'ended')) return undefined;
  const ground = groundOf(parcel, last);
  return ground && { lastDay: last.to, ground };
}

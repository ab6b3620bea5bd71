/** One area at most, in dm² (0.01 m²): 10,000 km². */
export const AREA_LIMIT_DM2 = 1_000_000_000_000;

/** dm² of 15 亩: 1 亩 = 10,000/15 m², so only a multiple of it is whole. */
const DM2_PER_15_MU = 1_000_000;

/** dm² as 亩 with two decimals, half up: display only, never stored. */
export function formatMu(areaDm2: number): string {
  const hundredths = Math.floor((areaDm2 * 1_500 * 2 + DM2_PER_15_MU) / (2 * DM2_PER_15_MU));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** 亩 as whole dm², to the nearest: what a parcel of that size is recorded with. */
export function dm2OfMu(mu: number): number {
  return Math.round((mu * DM2_PER_15_MU) / 15);
}

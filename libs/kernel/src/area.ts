/** One parcel at most, in dm² (0.01 m²): 100 km², more than any village has. */
export const AREA_LIMIT_DM2 = 10_000_000_000;

/** dm² of 15 亩: 1 亩 = 10,000/15 m², so only a multiple of it is whole. */
const DM2_PER_15_MU = 1_000_000;

/** dm² as 亩 with two decimals, half up: display only, never stored. */
export function formatMu(areaDm2: number): string {
  return formatHundredths(Math.floor((areaDm2 * 1_500 * 2 + DM2_PER_15_MU) / (2 * DM2_PER_15_MU)));
}

/** Hundredths of a unit as the unit with two decimals: 12050 → `120.50`; dm², as hundredths of m², too. */
export function formatHundredths(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** 亩 as whole dm², to the nearest: what a parcel of that size is recorded with. */
export function dm2OfMu(mu: number): number {
  return Math.round((mu * DM2_PER_15_MU) / 15);
}

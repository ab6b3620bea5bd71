import {
  AssetDisposed,
  AssetKeeperAssigned,
  AssetOpeningEntered,
  AssetRegistered,
  assetIdOf,
  assetStream,
} from '#assets/facts';
import type { DataOf, DomainEvent, Loaded } from '#kernel';
import { COLLECTIVE, COMPANY, RESOLUTION, SHA, VILLAGE, authorisation } from './examples.js';
import { known } from './given.js';

/** Assets of the village that the specs speak of. */

/** Three rooms of the former committee's house: 200,000 元, of which 50,000 元 are written off. */
export const HOUSE = {
  assetId: assetIdOf({ collectiveId: COLLECTIVE, code: '固1' }),
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  code: '固1',
  name: '旧村委会北房',
  assetClass: 'operating',
  kind: 'building',
  unit: 'room',
  place: '村东路 3 号',
  useState: 'idle',
  quantityHundredths: 300,
  originalFen: 20_000_000,
  depreciatedFen: 5_000_000,
  acquiredOn: '2018-06-30',
  funds: [
    { source: 'own', amountFen: 5_000_000, year: 2017 },
    { source: 'assistance-linkage', amountFen: 15_000_000, year: 2018, projectCode: '左扶项〔2018〕12号' },
  ],
} satisfies DataOf<typeof AssetRegistered>;

export function assetRegistered(more: Partial<DataOf<typeof AssetRegistered>> = {}) {
  const data = { ...HOUSE, ...more };
  return AssetRegistered.of({ ...data, assetId: assetIdOf(data) });
}

/** Taken over into the books on the day on which they begin. */
export function houseOpened(more: Partial<DataOf<typeof AssetOpeningEntered>> = {}) {
  const { assetId, collectiveId, divisionCode, code, name, kind } = HOUSE;
  const { quantityHundredths, originalFen, depreciatedFen } = HOUSE;
  return AssetOpeningEntered.of({
    ...{ assetId, collectiveId, divisionCode, code, name, kind },
    ...{ quantityHundredths, originalFen, depreciatedFen, openedOn: '2026-01-01' },
    ...more,
  });
}

/** Street lamps, which nobody earns anything by. */
export const lampsRegistered = assetRegistered({
  code: '固2',
  name: '村内路灯',
  assetClass: 'non-operating',
  kind: 'infrastructure',
  unit: 'piece',
  quantityHundredths: 4_000,
  useState: 'own-use',
});
export const LAMPS = lampsRegistered.data.assetId;
export const lampsKept = AssetKeeperAssigned.of({
  assetId: LAMPS,
  divisionCode: VILLAGE,
  personId: 'keeper',
  commitment: 'c',
  from: '2025-06-01',
});

export function asset(registered = assetRegistered(), ...later: DomainEvent[]): Loaded<unknown> {
  return known(assetStream, registered.data.assetId, registered, ...later);
}

/** The house sold to a company for 185,000 元, for which 1,000 元 were spent. */
export function disposed(more: Partial<DataOf<typeof AssetDisposed>> = {}) {
  const { assetId, collectiveId, divisionCode, code, name, kind } = HOUSE;
  const { quantityHundredths, originalFen, depreciatedFen } = HOUSE;
  return AssetDisposed.of({
    ...{ assetId, collectiveId, divisionCode, code, name, kind },
    ...{ quantityHundredths, originalFen, depreciatedFen },
    manner: 'sale',
    disposedOn: '2026-02-20',
    recipient: COMPANY,
    priceFen: 18_500_000,
    costsFen: 100_000,
    resultFen: 3_400_000,
    reportNumber: '晋评报字〔2026〕1号',
    resolutionId: RESOLUTION,
    approvalId: authorisation().id,
    paperSha256: SHA,
    ...more,
  });
}

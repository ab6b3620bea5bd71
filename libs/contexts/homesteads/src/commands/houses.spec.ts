import { describe, it } from '@jest/globals';
import { VILLAGE } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import { PLOT, PROJECT, SHI, houseTaken } from '#made-homesteads';
import { idOf } from '#people';
import { HouseFreed } from '../facts/index.js';
import { FreeHouse, TakeHouse, freeHouse, takeHouse } from './take-house.js';

const other = idOf('another project');
const freed = HouseFreed.of({
  ...{ parcelCode: PLOT, divisionCode: VILLAGE, projectId: PROJECT, freedOn: '2026-02-20', undone: false },
});

describe('a house that projects want', () => {
  const take = (history: DomainEvent[], projectId = PROJECT) => {
    const { householdId, number, from, to } = houseTaken().data;
    return given(takeHouse, { history }).when(
      new TakeHouse(PLOT, VILLAGE, projectId, householdId, number, from, to, '2026-01-10'),
    );
  };
  const free = (history: DomainEvent[], projectId = PROJECT) =>
    given(freeHouse, { history }).when(new FreeHouse(PLOT, projectId, false, '2026-02-20'));

  it('is had by one of them at a time (RV17), which frees it (RV18)', () => {
    take([]).then(houseTaken({ householdId: SHI.id }));
    take([houseTaken()], other).refused('HOMESTEADS.HOUSE_TAKEN');
    take([houseTaken()]).refused('HOMESTEADS.HOUSE_TAKEN');
    free([houseTaken()]).then(freed);
    free([houseTaken()], other).refused('HOMESTEADS.HOUSE_NOT_HAD');
    free([houseTaken(), freed]).refused('HOMESTEADS.HOUSE_NOT_HAD');
    take([houseTaken(), freed], other).then(houseTaken({ projectId: other }));
  });
});

import { describe, it } from '@jest/globals';
import { COMPANY } from '#examples';
import { given, idGiven } from '#given';
import type { DataOf, DomainEvent } from '#kernel';
import {
  CONSENT,
  PLACE,
  PLOT,
  PROJECT,
  consented,
  entitlement,
  existing,
  house,
  houseAppraised,
  plot,
  proposed,
  surveyed,
  useAgreed,
  usedPlot,
} from '#made-homesteads';
import { HouseUseEntered, HouseUseLeft } from '../facts/index.js';
import { agreeUse } from './agree-use.js';
import { EnterHouseUse, enterHouseUse } from './house-in-project.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const BEFORE = idGiven('project before');
const company = { kind: COMPANY.kind, id: COMPANY.id } as const;

const enteredIn = (projectId: string, more: Partial<DataOf<typeof HouseUseEntered>> = {}) =>
  HouseUseEntered.of({
    ...{ householdId, homesteadId, parcelCode: PLOT, projectId, way: 'lease', operator: company },
    ...{ number: '盘活0', signedOn: '2026-01-06', from: '2026-01-06', to: '2036-01-05', consentId: CONSENT },
    ...more,
  });
const leftFrom = (projectId: string, undone = false) =>
  HouseUseLeft.of({ homesteadId, parcelCode: PLOT, projectId, leftOn: '2026-01-08', undone });

describe('a consent on which a use was agreed (HS31)', () => {
  const spent = 'HOMESTEADS.CONSENT_FOR_ANOTHER_PROJECT';
  const known = [existing, surveyed(), consented];
  const agree = (...uses: DomainEvent[]) => {
    const { number, way, signedOn, from, to } = useAgreed().data;
    return given(agreeUse, {
      history: [proposed],
      references: {
        ...{ parcel: plot(...usedPlot), entitlement: entitlement(...known, ...uses) },
        house: house(houseAppraised()),
      },
    }).when({
      ...{ projectId: PROJECT, parcelCode: PLOT, householdId, way, number, signedOn, from, to },
      ...{ consentId: CONSENT, paperSha256: useAgreed().data.paperSha256 },
    });
  };
  const enter = (...uses: DomainEvent[]) =>
    given(enterHouseUse, { history: [...known, ...uses] }).when(
      new EnterHouseUse(
        ...([householdId, PLOT, PROJECT, 'lease', company, '盘活1'] as const),
        ...(['2026-02-01', '2046-01-31', '2026-01-10', CONSENT] as const),
      ),
    );

  it('serves no second project after the first has ended', () => {
    agree(enteredIn(BEFORE), leftFrom(BEFORE)).refused(spent);
    enter(enteredIn(BEFORE), leftFrom(BEFORE)).refused(spent);
  });

  it('serves the same project again, and another when the first use never took effect', () => {
    const agreed = useAgreed({ resolutionId: undefined });
    agree(enteredIn(PROJECT), leftFrom(PROJECT)).then(agreed);
    agree(enteredIn(BEFORE), leftFrom(BEFORE, true)).then(agreed);
    const entered = enteredIn(PROJECT, {
      ...{ number: '盘活1', signedOn: '2026-01-10', from: '2026-02-01', to: '2046-01-31' },
    });
    enter(enteredIn(PROJECT), leftFrom(PROJECT)).then(entered);
    enter(enteredIn(BEFORE), leftFrom(BEFORE, true)).then(entered);
  });
});

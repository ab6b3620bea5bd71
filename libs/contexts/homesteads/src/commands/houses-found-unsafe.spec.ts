import { describe, expect, it } from '@jest/globals';
import { VILLAGE } from '#examples';
import { given, idGiven } from '#given';
import type { DomainEvent } from '#kernel';
import {
  CONSENT,
  PLOT,
  PROJECT,
  SHI,
  consented,
  entitlement,
  existing,
  house,
  houseAppraised,
  houseTaken,
  plot,
  proposed,
  surveyed,
  useAgreed,
  usedPlot,
} from '#made-homesteads';
import { HouseFoundUnsafe } from '../facts/index.js';
import { agreeUse } from './agree-use.js';
import { NoteHouseUnsafe, noteHouseUnsafe } from './note-house-unsafe.js';
import { recordHouseSafety } from './record-house-safety.js';
import { TakeHouse, takeHouse } from './take-house.js';

const found = (foundOn: string) =>
  HouseFoundUnsafe.of({
    ...{ parcelCode: PLOT, divisionCode: VILLAGE, foundOn, condition: 'dangerous', seenAt: 'return' },
  });

describe('a house that was found dangerous', () => {
  const unsafe = 'HOMESTEADS.HOUSE_NOT_SAFE';
  const agree = (...history: DomainEvent[]) => {
    const { number, way, signedOn, from, to, paperSha256 } = useAgreed().data;
    return given(agreeUse, {
      history: [proposed],
      references: {
        ...{ parcel: plot(...usedPlot), entitlement: entitlement(existing, surveyed(), consented) },
        house: house(...history),
      },
    }).when({
      ...{ projectId: PROJECT, parcelCode: PLOT, householdId: SHI.id, way, number, signedOn, from, to },
      ...{ consentId: CONSENT, paperSha256 },
    });
  };

  it('has no report that holds, until it is appraised on a later day (RV21)', () => {
    const agreed = useAgreed({ resolutionId: undefined });
    const { detail } = agree(houseAppraised(), found('2026-01-08')).refused(unsafe);
    expect(detail).toContain('交还时（2026-01-08）是危险房屋');
    agree(houseAppraised(), found('2025-12-20')).refused(unsafe);
    agree(found('2026-01-08'), houseAppraised()).refused(unsafe);
    agree(houseAppraised(), found('2026-01-08'), houseAppraised({ appraisedOn: '2026-01-09' })).then(agreed);
    // On the day of the agreement nobody knew.
    agree(houseAppraised(), found('2026-01-11')).then(agreed);
  });

  it('is told at once where a project has it (RV22)', () => {
    const note = (...history: DomainEvent[]) =>
      given(noteHouseUnsafe, { history })
        .when(new NoteHouseUnsafe(PLOT, VILLAGE, 'dangerous', 'return', '2026-03-01'))
        .then(found('2026-03-01')).judgement.tasks;
    expect(note()).toEqual([]);
    expect(note(houseAppraised(), houseTaken())).toMatchObject([
      { rule: 'RV22', dueOn: '2026-03-02', occurrence: 'found-2026-03-01' },
    ]);
  });

  it('stays so for a project that takes it, and with a report of before', () => {
    const { householdId, number, from, to } = houseTaken().data;
    const taking = new TakeHouse(PLOT, VILLAGE, PROJECT, householdId, number, from, to, '2026-01-10');
    const history = [houseAppraised(), found('2026-01-08')];
    const { tasks } = given(takeHouse, { history }).when(taking).then(houseTaken()).judgement;
    expect(tasks.filter(({ rule }) => rule === 'RV22')).toMatchObject([{ occurrence: 'found-2026-01-08' }]);
    const { documentNumber, agency, grade, validUntil, sha256 } = houseAppraised().data;
    const report = { parcelCode: PLOT, divisionCode: VILLAGE, documentNumber, agency, grade, sha256 };
    const appraise = (appraisedOn: string) =>
      given(recordHouseSafety, {
        history: [houseTaken(), found('2026-01-08')],
        references: { parcel: plot() },
      })
        .when({ ...report, appraisedOn, validUntil })
        .then(houseAppraised({ reportId: idGiven('report'), appraisedOn })).judgement.tasks;
    expect(appraise('2026-01-08')).toMatchObject([{ occurrence: 'found-2026-01-08' }]);
    expect(appraise('2026-01-09')).toMatchObject([{ occurrence: idGiven('report') }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { COMPANY, SHA, VILLAGE, policy } from '#examples';
import { given, known } from '#given';
import { type DomainEvent, isRejection } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import {
  PLACE,
  PLOT,
  PROJECT,
  SHI,
  existing,
  houseAppraised,
  houseTaken,
  plot,
  plotRegistered,
  plotOwned,
} from '#made-homesteads';
import { householdOf } from '#people';
import { HouseDisposed, HouseUseEntered } from '../facts/index.js';
import { recordExistingHomestead } from './record-existing-homestead.js';
import { recordHouseDisposed } from './record-house-disposed.js';
import { recordHouseSafety } from './record-house-safety.js';
import { recordIdleSurvey } from './record-idle-survey.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const BARE = '140722002003JC00012W00000000';
const neighbours = householdOf('邻居');

/** The rules that warned of what was accepted. */
const warned = ({ decided }: { decided: unknown }, rule: string) =>
  expect(decided).toMatchObject({ judgement: { warnings: [{ rule }] } });
const unwarned = ({ decided }: { decided: unknown }) =>
  expect(decided).toMatchObject({ judgement: { warnings: [] } });

describe('a house that is let', () => {
  const letOn = (disposedOn: string, parcelCode = PLOT) =>
    HouseDisposed.of({ homesteadId, parcelCode, way: 'lease', disposedOn, paperSha256: SHA });
  const dispose = (history: DomainEvent[], way = 'sale') =>
    given(recordHouseDisposed, { history, references: { recipient: neighbours } }).when({
      ...{ householdId, parcelCode: PLOT, way, disposedOn: '2026-02-01', paperSha256: SHA },
      recipientHouseholdId: neighbours.id,
    });

  it('is sold after its lessee was told (HS61)', () => {
    const sold = dispose([existing, letOn('2024-03-01')]);
    warned(sold, 'HS61');
    expect(sold.decided).toMatchObject({
      judgement: { warnings: [{ detail: expect.stringContaining('2024-03-01') }] },
    });
    unwarned(dispose([existing]));
    unwarned(dispose([existing, letOn('2026-02-02')]));
    unwarned(dispose([existing, letOn('2024-03-01', 'elsewhere')]));
    unwarned(dispose([existing, letOn('2024-03-01')], 'gift'));
  });
});

describe('a plot without a house (RV61)', () => {
  const without = 'HOMESTEADS.PLOT_WITHOUT_HOUSE';

  it('has none that is sold, let or given away', () => {
    const bare = { ...existing, data: { ...existing.data, parcelCode: BARE } };
    const lease = (parcelCode: string, homestead: DomainEvent) =>
      given(recordHouseDisposed, { history: [homestead] }).when({
        ...{ householdId, parcelCode, way: 'lease', disposedOn: '2026-02-01', paperSha256: SHA },
      });
    lease(BARE, bare).refused(without);
    expect(isRejection(lease(PLOT, existing).decided)).toBe(false);
  });

  it('has none that is appraised', () => {
    const { documentNumber, agency, grade, appraisedOn, validUntil, sha256 } = houseAppraised().data;
    const appraise = (parcelCode: string, parcel: ReturnType<typeof plot>) =>
      given(recordHouseSafety, { references: { parcel } }).when({
        ...{
          parcelCode,
          divisionCode: VILLAGE,
          documentNumber,
          agency,
          grade,
          appraisedOn,
          validUntil,
          sha256,
        },
      });
    appraise(BARE, known(parcelStream, BARE, plotRegistered({ code: BARE }), plotOwned)).refused(without);
    expect(isRejection(appraise(PLOT, plot()).decided)).toBe(false);
  });
});

describe('a house that a project uses', () => {
  it('is told of at once when a survey finds it dangerous or gone (HS62)', () => {
    const { from, to, number } = houseTaken().data;
    const entered = HouseUseEntered.of({
      ...{ householdId, homesteadId, parcelCode: PLOT, projectId: PROJECT, way: 'lease', from, to, number },
      ...{ operator: { kind: COMPANY.kind, id: COMPANY.id }, signedOn: '2026-01-10' },
    });
    const survey = (condition: string, ...history: DomainEvent[]) =>
      given(recordIdleSurvey, { history: [existing, ...history] }).when({
        ...{ householdId, parcelCode: PLOT, surveyedOn: '2026-02-20', state: 'in-use', since: '2026-02-01' },
        ...{ condition, willingness: 'lease' },
      });
    for (const condition of ['dangerous', 'collapsed']) warned(survey(condition, entered), 'HS62');
    unwarned(survey('needs-repair', entered));
    unwarned(survey('collapsed'));
  });
});

describe('a homestead that grew up in history (HS63)', () => {
  const record = (since: string, source = 'historical', policies?: ReturnType<typeof policy>) =>
    given(recordExistingHomestead, {
      references: { household: SHI, parcel: plot(), ...(policies && { policies }) },
    }).when({ householdId, divisionCode: VILLAGE, parcelCode: PLOT, source, since });
  const late = 'HOMESTEADS.HISTORICAL_AFTER_THE_LAW';

  it('is there before the day of the law, or of the county', () => {
    unwarned(record('2021-08-31'));
    expect(record('2021-09-01').refused(late).wayForward).toContain('申请');
    unwarned(record('2021-09-01', 'inherited'));
    record('2020-01-01', 'historical', policy('homesteads.existing-facts-before', '2020-01-01')).refused(
      late,
    );
  });
});

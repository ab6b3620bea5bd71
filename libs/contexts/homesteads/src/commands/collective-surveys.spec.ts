import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, NEIGHBOUR_VILLAGE, VILLAGE } from '#examples';
import { given, known } from '#given';
import type { DataOf, DomainEvent } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { PLOT, houseTaken, plot, plotRegistered, usedPlot } from '#made-homesteads';
import { CollectiveHouseSurveyed } from '../facts/index.js';
import { recordCollectiveIdleSurvey } from './record-collective-idle-survey.js';

const found = { surveyedOn: '2026-01-20', state: 'idle', since: '2021-09-01', condition: 'sound' } as const;
const surveyed = (more: Partial<DataOf<typeof CollectiveHouseSurveyed>> = {}) =>
  CollectiveHouseSurveyed.of({
    ...{ parcelCode: PLOT, divisionCode: VILLAGE, collectiveId: COLLECTIVE, ...found },
    ...{ disputed: false, note: undefined, ...more },
  });

describe('the survey of a house of the collective', () => {
  const survey = (more: object = {}, references: object = {}, history: DomainEvent[] = []) =>
    given(recordCollectiveIdleSurvey, { history, references: { parcel: plot(), ...references } }).when({
      ...{ parcelCode: PLOT, divisionCode: VILLAGE, ...found, ...more },
    });

  it('is recorded with the house, in use or not (RV38)', () => {
    expect(survey().then(surveyed()).judgement.held).toContain('RV38');
    survey({ state: 'in-use', disputed: true }).then(surveyed({ state: 'in-use', disputed: true }));
    const before = surveyed({ surveyedOn: '2026-01-10' });
    survey({}, {}, [houseTaken({ householdId: undefined }), before]).then(surveyed());
  });

  it('is of a plot of the collective on which no household has a right since (RV38)', () => {
    const refused = (more: object, references: object) =>
      survey(more, references).refused('HOMESTEADS.NOT_THE_COLLECTIVES_HOUSE').detail;
    expect(refused({}, { parcel: undefined })).toContain(PLOT);
    expect(refused({ divisionCode: NEIGHBOUR_VILLAGE }, {})).toContain(NEIGHBOUR_VILLAGE);
    expect(refused({}, { parcel: known(parcelStream, PLOT, plotRegistered()) })).toContain('所有权');
    expect(refused({}, { parcel: plot(...usedPlot) })).toContain('1998-05-01');
  });

  it('is recorded once when it says the same (HS66)', () => {
    const twice = 'HOMESTEADS.SURVEY_ALREADY_RECORDED';
    expect(survey({ note: '再查' }, {}, [surveyed()]).refused(twice).detail).toContain('2026-01-20');
    survey({ disputed: false }, {}, [surveyed()]).refused(twice);
    for (const other of [{ disputed: true }, { condition: 'dangerous' }, { state: 'abandoned' }] as const)
      survey(other, {}, [surveyed()]).then(surveyed(other));
  });

  it('tells of what was on its day (HS8), and is recorded after it (HS15)', () => {
    survey({ since: '2026-01-21' }).refused('HOMESTEADS.SURVEY_DATES');
    survey({ surveyedOn: '2026-03-03' }).refused('HOMESTEADS.DAY_LIES_AHEAD');
  });
});

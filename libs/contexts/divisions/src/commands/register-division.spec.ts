import { describe, expect, it } from '@jest/globals';
import { COUNTY, TOWNSHIP, VILLAGE, division } from '#examples';
import { given } from '#given';
import { DivisionRegistered } from '../facts/index.js';
import { registerDivision } from './register-division.js';

const county = { code: COUNTY, name: '左权县', kind: 'county' } as const;
const township = { code: TOWNSHIP, name: '辽阳镇', kind: 'township' } as const;
const village = { code: VILLAGE, name: '黄家会村', kind: 'village' } as const;
const inTheCounty = { references: { parent: division(COUNTY, '左权县', 'county') } };
const inTheTownship = { references: { parent: division(TOWNSHIP, '辽阳镇', 'township') } };

describe('registering a division', () => {
  it('goes from the county, which lies in none, down to the village', () => {
    given(registerDivision).when(county).then(DivisionRegistered.of(county));
    given(registerDivision, inTheCounty).when(township).then(DivisionRegistered.of(township));
    for (const kind of ['village', 'neighbourhood'] as const)
      given(registerDivision, inTheTownship)
        .when({ ...village, kind })
        .then(DivisionRegistered.of({ ...village, kind }));
  });

  it('is refused for a code that is registered (DV1)', () => {
    const { detail } = given(registerDivision, { history: [DivisionRegistered.of(county)] })
      .when({ ...county, name: '辽县' })
      .refused('DIVISIONS.ALREADY_REGISTERED');
    expect(detail).toContain('“左权县”');
  });

  it.each([
    [TOWNSHIP, 'village', '行政村'],
    [VILLAGE, 'township', '乡镇、街道'],
    [TOWNSHIP, 'neighbourhood', '居民委员会'],
    [TOWNSHIP, 'county', '县'],
  ])('is refused when %s is said to be a %s (DV2)', (code, kind, named) => {
    const { detail } = given(registerDivision, inTheCounty)
      .when({ code, name: '某地', kind })
      .refused('DIVISIONS.CODE_DOES_NOT_FIT');
    expect(detail).toContain(`“${named}”`);
  });

  it('is refused while what it lies in is not registered (DV3)', () => {
    const { wayForward } = given(registerDivision).when(village).refused('DIVISIONS.PARENT_NOT_REGISTERED');
    expect(wayForward).toContain(TOWNSHIP);
  });
});

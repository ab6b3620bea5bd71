import { describe, expect, it } from '@jest/globals';
import { given, known } from '#given';
import { DivisionRegistered, DivisionRenamed, DivisionSuperseded, divisionStream } from '../facts/index.js';
import { registerDivision } from './register-division.js';
import { renameDivision } from './rename-division.js';

const CODE = '140722201';
const registered = DivisionRegistered.of({ code: CODE, name: '石匣乡', kind: 'township' });
const ended = DivisionSuperseded.of({
  divisionCode: CODE,
  change: 'renamed',
  endedOn: '2026-02-28',
  successors: ['140722105'],
  documentNumber: '晋政函〔2026〕7号',
});
const command = { code: CODE, name: '石匣镇', documentNumber: '晋政函〔2026〕7号' };
const renamed = (from: string) =>
  DivisionRenamed.of({ divisionCode: CODE, name: '石匣镇', from, documentNumber: '晋政函〔2026〕7号' });

describe('the name of a division', () => {
  it('changes under the same code, from a day on', () => {
    given(renameDivision, { history: [registered] })
      .when(command)
      .then(renamed('2026-03-02'));
    given(renameDivision, { history: [registered] })
      .when({ ...command, effectiveOn: '2026-02-01' })
      .then(renamed('2026-02-01'));
    given(renameDivision).when(command).refused('DIVISION.NOT_FOUND');
  });

  it('is another than before, and later (DV10)', () => {
    const history = [registered, renamed('2026-02-01')];
    given(renameDivision, { history }).when(command).refused('DIVISIONS.NAME_OUT_OF_ORDER');
    given(renameDivision, { history })
      .when({ ...command, name: '石匣', effectiveOn: '2026-01-31' })
      .refused('DIVISIONS.NAME_OUT_OF_ORDER');
  });

  it('changes no more when the code has ended, but may be told late (DV11, DV12)', () => {
    const history = [registered, ended];
    const { wayForward } = given(renameDivision, { history })
      .when(command)
      .refused('DIVISIONS.CODE_HAS_ENDED');
    expect(wayForward).toContain('140722105');
    const { judgement } = given(renameDivision, { history })
      .when({ ...command, effectiveOn: '2026-02-28' })
      .then(renamed('2026-02-28'));
    expect(judgement.warnings).toMatchObject([{ rule: 'DV12' }]);
  });
});

describe('a village of a township that has ended', () => {
  const village = { code: `${CODE}200`, name: '石匣村', kind: 'village' } as const;
  const references = { parent: known(divisionStream, CODE, registered, ended) };

  it('is not registered as of later, but may be registered late as of before (DV11, DV12)', () => {
    const { facts } = given(registerDivision, { references })
      .when(village)
      .refused('DIVISIONS.CODE_HAS_ENDED');
    expect(facts).toEqual({ code: CODE, successors: ['140722105'] });
    const { judgement } = given(registerDivision, { references })
      .when({ ...village, effectiveOn: '2020-01-01' })
      .then(DivisionRegistered.of(village));
    expect(judgement.warnings).toMatchObject([{ rule: 'DV12' }]);
  });
});

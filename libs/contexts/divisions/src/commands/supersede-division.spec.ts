import { describe, expect, it } from '@jest/globals';
import type { DataOf, DomainEvent } from '#kernel';
import { given, known } from '#given';
import {
  DivisionRegistered,
  DivisionSuccessionRecorded,
  DivisionSuperseded,
  divisionStream,
} from '../facts/index.js';
import { RecordDivisionSuccession, recordDivisionSuccession } from './record-division-succession.js';
import { supersedeDivision } from './supersede-division.js';

const SUCHENG = '140722203';
const TONGYU = '140722101';
const FILED = '晋政函〔2021〕1号';

const township = (code: string, name: string) => DivisionRegistered.of({ code, name, kind: 'township' });
const ended = (divisionCode: string, more: Partial<DataOf<typeof DivisionSuperseded>> = {}) =>
  DivisionSuperseded.of({
    divisionCode,
    change: 'merged',
    endedOn: '2021-03-31',
    successors: [TONGYU],
    documentNumber: FILED,
    ...more,
  });
const sucheng = [township(SUCHENG, '粟城乡')];
const tongyu = (...more: DomainEvent[]) => known(divisionStream, TONGYU, township(TONGYU, '桐峪镇'), ...more);
const command = {
  code: SUCHENG,
  change: 'merged',
  endedOn: '2021-03-31',
  successors: [TONGYU],
  documentNumber: FILED,
} as const;
const superseding = (change: object, successors = [tongyu()], history: readonly DomainEvent[] = sucheng) =>
  given(supersedeDivision, { history, references: { successors } }).when({ ...command, ...change });

describe('the end of a division code', () => {
  it('is recorded with the codes in its place and the paper that says so', () => {
    const { judgement } = superseding({}).then(ended(SUCHENG));
    expect(judgement.tasks.map(({ rule, dueOn }) => [rule, dueOn])).toEqual([
      ['DV8', '2021-04-01'],
      ['DV9', undefined],
    ]);
  });

  it('is recorded once (DV4)', () => {
    superseding({}, [tongyu()], [...sucheng, ended(SUCHENG)]).refused('DIVISIONS.ALREADY_SUPERSEDED');
  });

  it('is recorded when it has come (DV5)', () => {
    superseding({ endedOn: '2026-03-03' }).refused('DIVISIONS.END_NOT_REACHED');
    superseding({ endedOn: '2026-03-02' }).then(ended(SUCHENG, { endedOn: '2026-03-02' }));
  });

  it('needs successors that are registered and outlive it (DV6)', () => {
    superseding({}, []).refused('DIVISIONS.SUCCESSOR_DOES_NOT_STAND');
    const later = { successors: ['140722100'] };
    const sameDay = tongyu(ended(TONGYU, later));
    superseding({}, [sameDay]).refused('DIVISIONS.SUCCESSOR_DOES_NOT_STAND');
    superseding({}, [tongyu(ended(TONGYU, { ...later, endedOn: '2021-04-01' }))]).then(ended(SUCHENG));
  });

  it('needs successors of its level, each once, none itself; one alone for a new code (DV7)', () => {
    const fits = 'DIVISIONS.SUCCESSOR_DOES_NOT_FIT';
    const itself = known(divisionStream, SUCHENG, ...sucheng);
    superseding({ successors: [SUCHENG] }, [itself]).refused(fits);
    superseding({ successors: [TONGYU, TONGYU] }).refused(fits);
    const village = '140722101216';
    const lower = known(
      divisionStream,
      village,
      DivisionRegistered.of({ code: village, name: '粟城村', kind: 'village' }),
    );
    superseding({ successors: [village] }, [lower]).refused(fits);
    const liaoyang = known(divisionStream, '140722100', township('140722100', '辽阳镇'));
    const both = { successors: [TONGYU, '140722100'] };
    superseding({ ...both, change: 'recoded' }, [tongyu(), liaoyang]).refused(fits);
    superseding(both, [tongyu(), liaoyang]).then(ended(SUCHENG, both));
    superseding({ change: 'recoded' }).then(ended(SUCHENG, { change: 'recoded' }));
  });

  it('leaves no duty when a village ends within its township: the desks there cover both (DV8, DV9)', () => {
    const [from, to] = ['140722101216', '140722101217'];
    const village = (code: string) => DivisionRegistered.of({ code, name: '村', kind: 'village' });
    const successors = [known(divisionStream, to, village(to))];
    const { judgement } = given(supersedeDivision, { history: [village(from)], references: { successors } })
      .when({ ...command, code: from, successors: [to] })
      .then(ended(from, { successors: [to] }));
    expect(judgement.held).toEqual(expect.arrayContaining(['DV8', 'DV9']));
    expect(judgement.tasks).toEqual([]);
  });

  it('of a code that is not registered is none', () => {
    given(supersedeDivision, { references: { successors: [tongyu()] } })
      .when(command)
      .refused('DIVISION.NOT_FOUND');
  });

  it('is pointed back to from its successors', () => {
    const succession = new RecordDivisionSuccession(TONGYU, [SUCHENG], '2021-04-01');
    given(recordDivisionSuccession, { history: [township(TONGYU, '桐峪镇')] })
      .when(succession)
      .then(DivisionSuccessionRecorded.of({ divisionCode: TONGYU, predecessors: [SUCHENG] }));
    given(recordDivisionSuccession).when(succession).refused('DIVISION.NOT_FOUND');
  });
});

import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/given.js';
import { ImportBegun, ImportFinished, ROWS_LIMIT } from '../facts/index.js';
import { BeginImport, beginImport } from './begin-import.js';
import { FinishImport, finishImport } from './finish-import.js';

const importId = '9180729d-ced9-5f3f-b843-d09d3c8213b9';
const begun = {
  importId,
  kind: 'households',
  title: '农户与成员',
  divisionCode: '140722100230',
  account: 'jingban',
  fileSha256: 'a1'.repeat(32),
  rows: 5,
  entries: 2,
  mode: 'good-rows-only',
  evidenceGrade: 'paper',
} as const;
const counts = { recorded: 1, repeated: 0, refused: 1 };

describe('an import', () => {
  it('begins once', () => {
    given(beginImport).when(new BeginImport(begun)).then(ImportBegun.of(begun));
    given(beginImport, { history: [ImportBegun.of(begun)] })
      .when(new BeginImport(begun))
      .refused('IMPORTS.ALREADY_BEGUN');
  });

  it('holds something, and not too much', () => {
    for (const amount of [{ rows: 0, entries: 0 }, { entries: 6 }, { rows: ROWS_LIMIT + 1 }])
      given(beginImport)
        .when(new BeginImport({ ...begun, ...amount }))
        .refused('IMPORTS.ROWS_OUT_OF_RANGE');
    given(beginImport)
      .when(new BeginImport({ ...begun, rows: ROWS_LIMIT }))
      .then(ImportBegun.of({ ...begun, rows: ROWS_LIMIT }));
  });

  it('ends when every entry has its answer, and again when the file is sent again', () => {
    const history = [ImportBegun.of(begun)];
    given(finishImport, { history })
      .when(new FinishImport(importId, counts))
      .then(ImportFinished.of({ importId, ...counts }));
    given(finishImport, { history })
      .when(new FinishImport(importId, { ...counts, refused: 0 }))
      .refused('IMPORTS.ENTRIES_UNANSWERED');
    given(finishImport, { history: [...history, ImportFinished.of({ importId, ...counts })] })
      .when(new FinishImport(importId, { recorded: 1, repeated: 1, refused: 0 }))
      .then(ImportFinished.of({ importId, recorded: 1, repeated: 1, refused: 0 }));
    given(finishImport).when(new FinishImport(importId, counts)).refused('IMPORT.NOT_FOUND');
  });
});

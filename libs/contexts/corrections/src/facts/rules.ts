import { civilCode, registerRules, rule } from '#kernel';

/** What every correction is judged by, whatever it puts right. */
export interface CorrectionEntry {
  /** How many papers it rests on. */
  readonly papers: number;
  /** The particulars that it puts right. */
  readonly after: object;
}

export const correctionRestsOnPaper = rule<Pick<CorrectionEntry, 'papers'>>({
  id: 'RC1',
  code: 'CORRECTIONS.WITHOUT_PAPER',
  sentence: '更正登记以权利人的书面同意，或者证明登记确有错误的材料为依据。',
  basis: [civilCode('第二百二十条')],
  severity: 'block',
  breach: ({ papers }) =>
    papers > 0
      ? undefined
      : {
          detail: '没有填写更正所依据的文件。',
          field: 'documents',
          wayForward: '扫描权利人的书面同意或者证明材料，在依据文件中填写名称和 SHA-256。',
        },
});

export const correctionPutsSomethingRight = rule<CorrectionEntry>({
  id: 'RC2',
  code: 'CORRECTIONS.NOTHING_DIFFERS',
  sentence: '更正登记只记载与登记簿不一致的事项。',
  basis: [registerRules('更正登记')],
  severity: 'block',
  breach: ({ after }) =>
    Object.keys(after).length > 0
      ? undefined
      : {
          detail: '所填内容与登记簿一致，没有需要更正的事项。',
          wayForward: '填写要更正的事项的正确内容；登记簿没有错的，不必更正。',
        },
});

export const CORRECTION_RULES = [correctionRestsOnPaper, correctionPutsSomethingRight] as const;

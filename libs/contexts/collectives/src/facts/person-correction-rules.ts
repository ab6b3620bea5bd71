import { civilCode, personalDataLaw, registerRules, rule } from '#kernel';

/* 更正 of somebody's identity: what is particular to it beside the rules of every correction. */

export const rightNumberIsNobodyElses = rule<{ readonly numberTaken: boolean }>({
  id: 'PE2',
  code: 'COLLECTIVES.IDENTITY_NUMBER_OF_ANOTHER',
  sentence: '更正后的身份证号没有登记在另一人名下。',
  basis: [registerRules('一人一号'), civilCode('第二百二十条')],
  severity: 'block',
  breach: ({ numberTaken }) =>
    numberTaken
      ? {
          detail: '该身份证号已登记在另一个人员编号之下：同一人登记了两次，或者号码仍不对。',
          field: 'identityNumber',
          wayForward:
            '按身份证号查出另一份记载。确是同一人的，在本户登记此人迁出，再以正确的身份证号办理入户；不是同一人的，对照身份证核对号码。两人的号码互相登反的，号码不动，分别更正两人的姓名、电话，使每个号码对上本人；因此所在的户不对的，再办理迁出、入户。',
        }
      : undefined,
});

export const correctionIsCarriedOverOnce = rule<{
  readonly personId: string;
  readonly alreadyThere: boolean;
}>({
  id: 'PE3',
  code: 'COLLECTIVES.CORRECTION_ALREADY_CARRIED_OVER',
  sentence: '更正启用一次，转入农户和名册一次。',
  basis: [registerRules('更正登记')],
  severity: 'block',
  breach: ({ personId, alreadyThere }) =>
    alreadyThere
      ? { detail: `人员 ${personId} 在此处没有要更正的内容。`, wayForward: '不必再办。' }
      : undefined,
});

/** What whoever corrects has written into texts that everybody reads. */
export interface WrittenOfAPerson {
  readonly texts: readonly string[];
  /** Name, number and phone as they are stated. */
  readonly stated: readonly string[];
}

/** Numbers are refused by every text field; a name only here, where it is known what it is. */
export const correctionTellsNoPersonalData = rule<WrittenOfAPerson>({
  id: 'PE4',
  code: 'COLLECTIVES.PERSONAL_DATA_IN_TEXT',
  sentence: '更正的说明、理由和文件名称里不写所更正的姓名、身份证号和电话。',
  basis: [personalDataLaw('第六条')],
  severity: 'block',
  breach: ({ texts, stated }) =>
    texts.some((text) => stated.some((each) => text.includes(each)))
      ? {
          detail: '说明、理由或者文件名称里写了此人的姓名、身份证号或者电话；这些文字会永久留存。',
          field: 'error',
          wayForward: '只写错在哪里，例如“末四位抄成了邻户的”，文件名称写“户口簿复印件”。',
        }
      : undefined,
});

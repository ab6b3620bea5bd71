import { collectivesLaw, rule } from '#kernel';

/** M1: there is no way to give property of the collective to a person, only to ask for it and be told. */
export const collectivePropertyIsNotDivided = rule<{
  /** What would be divided, as a Chinese noun; nothing when only the right to income is spoken of. */
  readonly divided: string | undefined;
}>({
  id: 'M1',
  code: 'COLLECTIVES.PROPERTY_DIVIDED',
  sentence:
    '集体财产由成员集体所有，不得分割到成员个人；可以量化的只是经营性财产的收益权，退出的成员不得要求分割集体财产。',
  basis: [collectivesLaw('第十六条'), collectivesLaw('第三十六条'), collectivesLaw('第四十条')],
  severity: 'block',
  breach: ({ divided }) =>
    divided === undefined
      ? undefined
      : {
          detail: `${divided}不得分割、量化到成员个人。`,
          wayForward: '只将经营性资产的收益权以份额形式量化；退出的，协商补偿或者在一定期限内保留权益。',
        },
});

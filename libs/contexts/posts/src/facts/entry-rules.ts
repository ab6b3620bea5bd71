import { collectivesLaw, registerRules, rule } from '#kernel';
import type { Collective } from '#collectives/facts';
import type { Term } from './duty-book.js';

/* Rules over what several kinds of entries say alike. */

export const termRunsForward = rule<Term>({
  id: 'PS51',
  code: 'POSTS.ENDS_BEFORE_IT_BEGINS',
  sentence: '止期不早于起期。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ from, to }) =>
    to !== undefined && to < from
      ? {
          detail: `止期 ${to} 早于起期 ${from}。`,
          field: 'to',
          wayForward: '按文件核对起期和止期。',
        }
      : undefined,
});

export interface CollectiveEntry {
  readonly collectiveId: string | undefined;
  /** The collective of that code in the place of the entry; one of another place is none. */
  readonly collective: Collective | undefined;
}

export const collectiveIsOfThePlace = rule<CollectiveEntry>({
  id: 'PS54',
  code: 'POSTS.COLLECTIVE_NOT_REGISTERED',
  sentence: '所填的集体经济组织已登记在该区划。',
  basis: [collectivesLaw('第二十九条'), collectivesLaw('第四十三条')],
  severity: 'block',
  breach: ({ collectiveId, collective }) =>
    collectiveId !== undefined && !collective
      ? {
          detail: `在该区划没有登记集体经济组织 ${collectiveId}。`,
          field: 'collectiveId',
          wayForward: '核对集体代码和区划；尚未登记的，先由县审核登记该集体经济组织。',
        }
      : undefined,
});

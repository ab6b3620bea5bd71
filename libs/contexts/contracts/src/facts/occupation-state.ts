import { type DataOf, absent, streamType } from '#kernel';
import {
  OccupationBroughtBeforeForum,
  OccupationContracted,
  OccupationRecorded,
  OccupiedPropertyReturned,
} from './occupation-events.js';

export const OCCUPATION_STANDINGS = {
  found: '待处理',
  'before-forum': '诉讼或仲裁中',
  contracted: '已补签合同',
  returned: '已收回',
} as const;

export interface Occupation extends DataOf<typeof OccupationRecorded> {
  readonly standing: keyof typeof OCCUPATION_STANDINGS;
}

export const occupationStream = streamType({
  category: 'occupation',
  title: '无合同占用',
  events: [OccupationRecorded, OccupationContracted, OccupiedPropertyReturned, OccupationBroughtBeforeForum],
  initial: absent<Occupation>(),
  evolve: {
    OccupationRecorded: (_, occupation) => ({ ...occupation, standing: 'found' as const }),
    OccupationContracted: (occupation) => occupation && { ...occupation, standing: 'contracted' as const },
    OccupiedPropertyReturned: (occupation) => occupation && { ...occupation, standing: 'returned' as const },
    OccupationBroughtBeforeForum: (occupation) =>
      occupation && { ...occupation, standing: 'before-forum' as const },
  },
});

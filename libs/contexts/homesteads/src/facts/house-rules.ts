import { civilCode, registerRules, rule } from '#kernel';
import type { House } from './house.js';

/* A house itself, whosever it is: which project has it. */

export interface HouseWanted {
  readonly house: House | undefined;
  readonly parcelCode: string;
}

export const houseIsInOneProject = rule<HouseWanted>({
  id: 'RV17',
  code: 'HOMESTEADS.HOUSE_TAKEN',
  sentence: '一处房屋，不论由农户还是由集体提供，同时只由一个盘活项目使用。',
  basis: [civilCode('第四百六十五条'), registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ house, parcelCode }) => {
    const tenure = house?.tenure;
    return (
      tenure && {
        detail: `宅基地 ${parcelCode} 上的房屋自 ${tenure.from} 起由盘活项目 ${tenure.projectId} 使用（${tenure.number}）。`,
        field: 'parcelCode',
        facts: { projectId: tenure.projectId, to: tenure.to },
        wayForward: '另选房屋；该项目终止并登记后再约定。',
      }
    );
  },
});

/** Of a process manager that comes again, or too late. */
export const houseIsHadByTheProject = rule<HouseWanted & { readonly projectId: string }>({
  id: 'RV18',
  code: 'HOMESTEADS.HOUSE_NOT_HAD',
  sentence: '盘活项目占用的房屋才由该项目腾出。',
  basis: [registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ house, parcelCode, projectId }) =>
    house?.tenure?.projectId === projectId
      ? undefined
      : {
          detail: `宅基地 ${parcelCode} 上的房屋没有由盘活项目 ${projectId} 使用。`,
          wayForward: '不必再办。',
        },
});

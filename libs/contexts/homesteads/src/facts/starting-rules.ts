import { type LegalDate, idleHomesteadNotice, registerRules, rule } from '#kernel';
import { CHECKLIST_ITEMS, checklistOf } from './kinds.js';
import { type MetItem, type Revitalization, itemsMissing, usesStanding } from './revitalization.js';

/* The day on which a project starts: its papers and its houses. */

export interface StartEntry {
  readonly project: Revitalization;
  readonly on: LegalDate;
  readonly met: readonly MetItem[];
  /** Plots of houses in use whose use the registers of homesteads and of land do not show. */
  readonly notInPlace: readonly string[];
}

export const checklistIsComplete = rule<StartEntry>({
  id: 'RV7',
  code: 'HOMESTEADS.CHECKLIST_INCOMPLETE',
  sentence: '检查清单上的项目全部办妥、文件在有效期内，项目才开业。',
  basis: [idleHomesteadNotice('盘活利用的安全'), registerRules('盘活项目检查清单')],
  severity: 'block',
  breach: ({ project, on, met }) => {
    const missing = itemsMissing(checklistOf(project), met, on);
    if (missing.length === 0) return undefined;
    const named = missing.map((item) => CHECKLIST_ITEMS[item]).join('、');
    return {
      detail: `在 ${on} 还缺：${named}。`,
      facts: { missing: [...missing] },
      wayForward: `办妥并登记${named}后再开业。`,
    };
  },
});

export const housesAreThereToUse = rule<StartEntry>({
  id: 'RV8',
  code: 'HOMESTEADS.NO_HOUSE_IN_PLACE',
  sentence: '项目开业时至少有一处房屋，各处的使用都已登记在农户名下和宗地上。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: ({ project, notInPlace }) => {
    if (usesStanding(project).length === 0)
      return { detail: '项目还没有约定使用任何房屋。', wayForward: '先与农户或集体约定使用房屋并登记。' };
    return notInPlace.length === 0
      ? undefined
      : {
          detail: `宅基地 ${notInPlace.join('、')} 的使用尚未登记完毕。`,
          wayForward: '稍后再办：通常在几秒之内登记完毕；未能登记的，会显示原因。',
        };
  },
});

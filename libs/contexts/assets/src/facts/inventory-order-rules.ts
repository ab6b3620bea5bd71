import { type LegalDate, inventoryNotice, periodEnd, registerRules, rule } from '#kernel';
import { INVENTORY_STAGES, type Inventory, inventoryIdOf } from './inventory-state.js';
import type { ConfirmationEntry } from './inventory-rules.js';

/* The inventories of one owner among each other: one after the other, each confirmed by a decision of its own. */

/** So many years before and after an inventory are looked at. */
const YEARS_LOOKED_AT = 10;

/** The ids of the inventories that the same owner may have, that of the year itself left out. */
export function otherInventoryIds({
  collectiveId,
  year,
}: Pick<Inventory, 'collectiveId' | 'year'>): readonly string[] {
  const years = Array.from({ length: 2 * YEARS_LOOKED_AT + 1 }, (_, at) => year - YEARS_LOOKED_AT + at);
  return years.filter((each) => each !== year).map((each) => inventoryIdOf({ collectiveId, year: each }));
}

export interface OrderEntry {
  readonly year: number;
  /** The inventories of the other years that there are. */
  readonly others: readonly Inventory[];
}

export const inventoriesDoNotOverlap = rule<OrderEntry>({
  id: 'IV30',
  code: 'ASSETS.ANOTHER_INVENTORY_OPEN',
  sentence: '一个集体同时只办一个年度的清产核资，确认之后才开始另一年度的。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ year, others }) => {
    // That of the year before is the business of IV3.
    const open = others.find((other) => other.stage !== 'confirmed' && other.year !== year - 1);
    return (
      open && {
        detail: `${open.year} 年度的清产核资还没有确认（${INVENTORY_STAGES[open.stage]}）。`,
        field: 'year',
        wayForward: `先办结 ${open.year} 年度的清产核资。`,
      }
    );
  },
});

export const inventoriesGoForward = rule<OrderEntry>({
  id: 'IV31',
  code: 'ASSETS.LATER_INVENTORY_CONFIRMED',
  sentence: '较晚年度的清产核资确认之后，不再开始较早年度的。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ year, others }) => {
    const later = others.find((other) => other.stage === 'confirmed' && other.year > year);
    return (
      later && {
        detail: `${later.year} 年度的清产核资已于 ${later.confirmedOn ?? later.lastOn} 确认，账面数已按其结果调整，不能再清查 ${year} 年度。`,
        field: 'year',
        wayForward: '核对年度；以前年度的差异，在下一次清产核资中清查、说明。',
      }
    );
  },
});

export interface OwnDecisionEntry extends ConfirmationEntry {
  readonly others: readonly Inventory[];
  readonly resolutionId: string;
}

/** Whether a decision of this owner on such a matter is named at all: else IV12 says what is wrong. */
const isDecided = ({ resolution, inventory }: OwnDecisionEntry): boolean =>
  resolution?.matter === 'inventory-confirmation' && resolution.collectiveId === inventory.collectiveId;

const DECIDE_ANEW = '就已经公示的这次清查结果召开会议表决，登记决议后再确认。';

export const decisionFollowsThePublication = rule<OwnDecisionEntry>({
  id: 'IV32',
  code: 'ASSETS.INVENTORY_RESOLVED_TOO_EARLY',
  sentence: '确认清产核资结果的会议在结果公示以后召开。',
  basis: [inventoryNotice('公示、确认')],
  severity: 'block',
  bears: isDecided,
  breach: ({ resolution, inventory: { publishedOn } }) => {
    const heldOn: LegalDate | undefined = resolution?.heldOn;
    if (heldOn === undefined || publishedOn === undefined || heldOn >= publishedOn) return undefined;
    const detail = `决议 ${heldOn} 作出，当时这次清查的结果还没有公示（${publishedOn} 公示）。`;
    return { detail, field: 'resolutionId', wayForward: DECIDE_ANEW };
  },
});

export const decisionIsAboutTheYear = rule<OwnDecisionEntry>({
  id: 'IV33',
  code: 'ASSETS.INVENTORY_RESOLVED_FOR_ANOTHER_YEAR',
  sentence: '确认清产核资结果的决议写明年度的，是这次清查的年度。',
  basis: [inventoryNotice('成员确认')],
  severity: 'block',
  bears: isDecided,
  breach: ({ resolution, inventory: { year } }) => {
    const named: readonly string[] = (resolution?.subject ?? '').match(/(?<!\d)20\d{2}(?=\s*年)/g) ?? [];
    if (named.length === 0 || named.includes(String(year))) return undefined;
    const detail = `决议写的是 ${named.join('、')} 年，这是 ${year} 年度的清产核资。`;
    return { detail, field: 'resolutionId', wayForward: DECIDE_ANEW };
  },
});

export const decisionConfirmsOneInventory = rule<OwnDecisionEntry>({
  id: 'IV34',
  code: 'ASSETS.INVENTORY_RESOLUTION_USED',
  sentence: '一项决议只确认一个年度的清产核资。',
  basis: [inventoryNotice('成员确认')],
  severity: 'block',
  bears: isDecided,
  breach: ({ others, resolutionId }) => {
    const used = others.find((other) => other.resolutionId === resolutionId);
    const detail = `这项决议已经用于确认 ${used?.year ?? ''} 年度的清产核资。`;
    return used && { detail, field: 'resolutionId', wayForward: DECIDE_ANEW };
  },
});

export const decisionFollowsTheEndOfThePublication = rule<OwnDecisionEntry>({
  id: 'IV37',
  code: 'ASSETS.INVENTORY_RESOLVED_DURING_PUBLICATION',
  sentence: '先公示、后确认：确认清产核资结果的会议在公示期满以后召开，公示期内提出的异议才能一并审议。',
  basis: [inventoryNotice('公示、确认')],
  severity: 'warn',
  bears: isDecided,
  breach: ({ resolution, inventory: { publishedOn }, publicationPeriod }) => {
    const heldOn: LegalDate | undefined = resolution?.heldOn;
    if (heldOn === undefined || publishedOn === undefined || !publicationPeriod) return undefined;
    const last = periodEnd(publishedOn, publicationPeriod);
    // Before the publication it is the business of IV32.
    if (heldOn < publishedOn || heldOn >= last) return undefined;
    const told = `决议 ${heldOn} 作出，当时结果还在公示（自 ${publishedOn} 起，到 ${last} 届满）`;
    return { detail: `${told}；公示期内有异议的，请再提交会议审议。`, field: 'resolutionId' };
  },
});

export const OWN_DECISION_RULES = [
  decisionFollowsThePublication,
  decisionFollowsTheEndOfThePublication,
  decisionIsAboutTheYear,
  decisionConfirmsOneInventory,
] as const;

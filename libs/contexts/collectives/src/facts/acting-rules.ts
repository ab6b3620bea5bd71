import {
  type LegalDate,
  type Rule,
  civilCode,
  collectivesLaw,
  divisionCovers,
  forEvery,
  registerRules,
  rule,
} from '#kernel';
import type { CollectiveEntry } from './rules.js';
import { COLLECTIVE_STANDINGS, type Collective, actsOn } from './state.js';

/** Something that a collective does on a day: contract, resolve, take a name. */
export interface CollectiveAct {
  /** Absent while it is not registered, which is for other rules to say. */
  readonly collective: Collective | undefined;
  readonly on: LegalDate;
  /** The field of the command that names the collective. */
  readonly field: string;
}

const endedCollectiveActsNoMore = rule<CollectiveAct>({
  id: 'RG1',
  code: 'COLLECTIVES.ACTS_NO_MORE',
  sentence: '已并入其他集体或者已分立终止的农村集体经济组织，此后不再订立合同、作出决议。',
  basis: [collectivesLaw('第二十三条'), collectivesLaw('第二十四条')],
  severity: 'block',
  breach: ({ collective, on, field }) => {
    if (!collective || actsOn(collective, on)) return undefined;
    const { name, standing, endedOn, successorId } = collective;
    return {
      detail: `${name}自 ${endedOn} 起${COLLECTIVE_STANDINGS[standing]}，不能有 ${on} 的行为。`,
      field,
      facts: { collectiveId: collective.collectiveId, endedOn, successorId },
      wayForward: `由承继其权利的 ${successorId} 进行；在 ${endedOn} 以前发生的，填写发生日。`,
    };
  },
});

/** For the rules of any command by which a collective acts: what it did before it ended stays lawful. */
export function collectiveActs<Facts>(actOf: (facts: Facts) => CollectiveAct): Rule<Facts> {
  return forEvery(endedCollectiveActsNoMore, (facts: Facts) => [actOf(facts)]);
}

export interface NameEntry extends CollectiveAct {
  readonly collective: Collective;
  readonly name: string;
}

export const nameFollowsTheLast = rule<NameEntry>({
  id: 'C4',
  code: 'COLLECTIVES.NAME_OUT_OF_ORDER',
  sentence: '新名称与现名称不同，并且在现名称之后启用。',
  basis: [collectivesLaw('第二十二条'), registerRules('名称沿革')],
  severity: 'block',
  breach: ({ collective, name, on }) => {
    const wayForward = '按变更登记的文件核对新名称和启用日。';
    if (name === collective.name)
      return { detail: `该集体经济组织现在就叫“${name}”。`, field: 'name', wayForward };
    if (on >= collective.namedFrom) return undefined;
    const detail = `现名称自 ${collective.namedFrom} 起使用，新名称不能自 ${on} 起。`;
    return { detail, field: 'effectiveOn', wayForward };
  },
});

export interface DomicileEntry extends CollectiveAct {
  readonly collective: Collective;
  readonly domicile: string;
}

export const domicileFollowsTheLast = rule<DomicileEntry>({
  id: 'C6',
  code: 'COLLECTIVES.DOMICILE_OUT_OF_ORDER',
  sentence: '住所变更的，新住所与现住所不同，并且不早于现住所启用；第一次登记的住所不早于集体登记。',
  basis: [civilCode('第六十三条'), civilCode('第六十四条'), collectivesLaw('第十九条')],
  severity: 'block',
  breach: ({ collective: { domicile: present, domiciledFrom }, domicile, on }) => {
    const wayForward = '按登记证或变更登记的文件核对住所和启用日。';
    if (domicile === present)
      return { detail: `该集体经济组织的住所现在就是“${present}”。`, field: 'domicile', wayForward };
    if (on >= domiciledFrom) return undefined;
    const detail = `现住所（或登记）自 ${domiciledFrom} 起，新住所不能自 ${on} 起。`;
    return { detail, field: 'effectiveOn', wayForward };
  },
});

export interface ParentEntry extends CollectiveEntry {
  readonly parentId: string | undefined;
  readonly parent: Collective | undefined;
}

/** The level above: a village's for a group, a township's for a village. */
const ABOVE: Readonly<Record<string, string>> = { N1: 'N2', N2: 'N3' };

function isAbove(parent: Collective, { collectiveId, divisionCode, placing }: ParentEntry): boolean {
  const level = ABOVE[collectiveId.slice(0, 2)];
  const fits = parent.level === level && divisionCovers(parent.divisionCode, divisionCode);
  return fits && actsOn(parent, placing.on);
}

export const parentIsOneLevelAbove = rule<ParentEntry>({
  id: 'C5',
  code: 'COLLECTIVES.PARENT_DOES_NOT_FIT',
  sentence: '组级集体的上级是本村的村级集体，村级集体的上级是本乡镇的乡镇级集体，已登记并存续。',
  basis: [registerRules('集体层级')],
  severity: 'block',
  breach: (entry) => {
    const { parentId, parent } = entry;
    if (parentId === undefined || (parent && isAbove(parent, entry))) return undefined;
    return {
      detail: parent
        ? `${parent.name}（${COLLECTIVE_STANDINGS[parent.standing]}）不是它的上一级集体。`
        : `集体经济组织 ${parentId} 尚未登记。`,
      field: 'parentId',
      wayForward: '先登记上级集体经济组织，或者核对其代码；没有上级集体的不填。',
    };
  },
});

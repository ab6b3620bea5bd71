import { type LegalDate, addDays, registerRules, rule } from '#kernel';
import { DIVISION_CHANGES, type DivisionChange } from './events.js';
import type { Division } from './state.js';
import { holdsOn } from './succession.js';

export interface SupersessionEntry {
  readonly division: Division;
  readonly change: DivisionChange;
  readonly endedOn: LegalDate;
  readonly successors: readonly { readonly code: string; readonly division: Division | undefined }[];
  readonly today: LegalDate;
}

const CORRECT_DATE = '按批准文件核对终止日。';

export const divisionIsSupersededOnce = rule<SupersessionEntry>({
  id: 'DV4',
  code: 'DIVISIONS.ALREADY_SUPERSEDED',
  sentence: '一个区划代码只终止一次。',
  basis: [registerRules('区划沿革')],
  severity: 'block',
  breach: ({ division: { code, name, endedOn, successors } }) =>
    endedOn === null
      ? undefined
      : {
          detail: `区划 ${code}（${name}）的代码已于 ${endedOn} 终止，由 ${successors.join('、')} 承继。`,
          field: 'code',
          wayForward: '其后的变更，登记在承继它的区划上。',
        },
});

export const codeHasComeToItsEnd = rule<SupersessionEntry>({
  id: 'DV5',
  code: 'DIVISIONS.END_NOT_REACHED',
  sentence: '区划代码终止之后才登记其终止。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ endedOn, today }) =>
    endedOn <= today
      ? undefined
      : { detail: `终止日 ${endedOn} 还没有到。`, field: 'endedOn', wayForward: CORRECT_DATE },
});

export const successorsStandAfterTheEnd = rule<SupersessionEntry>({
  id: 'DV6',
  code: 'DIVISIONS.SUCCESSOR_DOES_NOT_STAND',
  sentence: '承继的区划已经登记，并且在原代码终止之后有效。',
  basis: [registerRules('区划沿革')],
  severity: 'block',
  breach: ({ successors, endedOn }) => {
    const gone = successors.find(
      ({ division }) => division === undefined || !holdsOn(division, addDays(endedOn, 1)),
    );
    if (!gone) return undefined;
    const until = gone.division ? `已于 ${gone.division.endedOn} 终止` : '尚未登记';
    const wayForward = '先登记承继的区划；其代码也已终止的，填写当时承继的代码。';
    return { detail: `承继的区划 ${gone.code} ${until}。`, field: 'successors', wayForward };
  },
});

function mismatch({ division, change, successors }: SupersessionEntry): string | undefined {
  const codes = successors.map(({ code }) => code);
  if (codes.includes(division.code)) return `区划 ${division.code} 不能承继自己。`;
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) return `承继的区划 ${twice} 写了两次。`;
  const other = codes.find((code) => code.length !== division.code.length);
  if (other !== undefined) return `承继的区划 ${other} 与 ${division.code} 不是同一级。`;
  if (change === 'merged' || codes.length === 1) return undefined;
  return `“${DIVISION_CHANGES[change]}”只有一个承继的代码，现填了 ${codes.length} 个。`;
}

export const successorsFitTheChange = rule<SupersessionEntry>({
  id: 'DV7',
  code: 'DIVISIONS.SUCCESSOR_DOES_NOT_FIT',
  sentence: '承继的区划与原区划同级，每个只写一次；改名和代码变更只有一个承继的代码。',
  basis: [registerRules('区划沿革')],
  severity: 'block',
  breach: (entry) => {
    const detail = mismatch(entry);
    if (detail === undefined) return undefined;
    return { detail, field: 'successors', wayForward: '按批准文件核对变更类别和承继的代码。' };
  },
});

/**
 * Authority goes by the code of an assignment, and what was recorded under a code keeps it. Who takes over is not
 * guessed from the succession: it would give every desk of the successor rights over books it may not keep.
 */
export const desksAreTakenOver = rule<SupersessionEntry>({
  id: 'DV8',
  code: 'DIVISIONS.DESKS_TO_BE_TAKEN_OVER',
  sentence: '区划并入其他上级区划的，为接管人员授予原代码上的岗位，终止原有人员的岗位。',
  basis: [registerRules('授权范围')],
  severity: 'task',
  duty: {
    owner: { role: 'county-reviewer', level: 'county' },
    term: '自原代码终止之日的次日起。',
    consequence: '未交接的，原代码下的事项无人办理，原有人员仍可办理。',
  },
  breach: ({ division: { code, name }, endedOn, successors }) =>
    successors.every((successor) => successor.code.slice(0, -3) === code.slice(0, -3)) && code.length > 9
      ? undefined
      : {
          detail: `区划 ${code}（${name}）下的事项仍以原代码登记：请为接管人员授予该代码上的岗位，并终止原有人员的岗位。`,
          dueOn: addDays(endedOn, 1),
        },
});

export const lowerDivisionsFollow = rule<SupersessionEntry>({
  id: 'DV9',
  code: 'DIVISIONS.LOWER_DIVISIONS_TO_FOLLOW',
  sentence: '上级区划的代码终止，其下各级区划的代码随之终止，逐一登记承继的代码。',
  basis: [registerRules('区划沿革')],
  severity: 'task',
  duty: {
    owner: { role: 'county-reviewer', level: 'county' },
    term: '没有截止日，在登记上级区划代码终止之后办理。',
    consequence: '以下各区划的代码仍视为有效，其事项继续登记在原代码之下。',
  },
  breach: ({ division: { code, name, kind } }) =>
    kind === 'county' || kind === 'township'
      ? { detail: `请逐一登记区划 ${code}（${name}）以下各区划的承继代码。` }
      : undefined,
});

/** A place under which something is to be recorded, as of a day. */
export interface Placing {
  readonly placing: {
    readonly division: Division | undefined;
    readonly on: LegalDate;
    /** The field of the command that names the place. */
    readonly field: string;
  };
}

/** A code that holds on this day has not been ended. */
const LAST_DAY: LegalDate = '9999-12-31';

function nameOfEnded({ code, name, endedOn }: Division): string {
  return `区划 ${code}（${name}）的代码已于 ${endedOn} 终止`;
}

export const nothingNewUnderAnEndedCode = rule<Placing>({
  id: 'DV11',
  code: 'DIVISIONS.CODE_HAS_ENDED',
  sentence: '代码终止的区划之下不再登记其后发生的事。',
  basis: [registerRules('区划沿革')],
  severity: 'block',
  breach: ({ placing: { division, on, field } }) => {
    if (!division || holdsOn(division, on)) return undefined;
    return {
      detail: `${nameOfEnded(division)}，${on} 的事不能登记在其下。`,
      field,
      facts: { code: division.code, successors: [...division.successors] },
      wayForward: `登记在承继的区划 ${division.successors.join('、')} 之下；终止以前的事，填写事实发生日。`,
    };
  },
});

export const codeHasNotEndedSince = rule<Placing>({
  id: 'DV12',
  code: 'DIVISIONS.CODE_HAS_ENDED_SINCE',
  sentence: '登记在一个区划之下的，该区划的代码至今有效。',
  basis: [registerRules('区划沿革')],
  severity: 'warn',
  breach: ({ placing: { division, on } }) => {
    if (!division || holdsOn(division, LAST_DAY) || !holdsOn(division, on)) return undefined;
    return { detail: `${nameOfEnded(division)}；这是补录 ${on} 的事。` };
  },
});

/** Nothing new under a code that has ended; what happened before may still be recorded, and says so. */
export const PLACING_RULES = [nothingNewUnderAnEndedCode, codeHasNotEndedSince] as const;

export interface Renaming extends Placing {
  readonly division: Division;
  readonly name: string;
  readonly from: LegalDate;
}

export const newNameFollowsTheLast = rule<Renaming>({
  id: 'DV10',
  code: 'DIVISIONS.NAME_OUT_OF_ORDER',
  sentence: '新名称与现名称不同，并且在现名称之后启用。',
  basis: [registerRules('区划沿革')],
  severity: 'block',
  breach: ({ division, name, from }) => {
    const wayForward = '按批准文件核对新名称和启用日。';
    if (name === division.name)
      return { detail: `区划 ${division.code} 现在就叫“${name}”。`, field: 'name', wayForward };
    const last = division.names.at(-1)?.from ?? from;
    if (from >= last) return undefined;
    return { detail: `现名称自 ${last} 起使用，新名称不能自 ${from} 起。`, field: 'effectiveOn', wayForward };
  },
});

import {
  type CountedPeriod,
  type LegalDate,
  codesOf,
  collectiveFinanceRules,
  collectivesLaw,
  rule,
  villageCommitteeLaw,
} from '#kernel';
import type { z } from 'zod';
import type { stepsSchema } from './events.js';
import { MATTERS, type Matter, matterUnderTheLaw } from './matters.js';
import type { Resolution } from './state.js';

/* 四议两公开: what comes before the assembly decides, and what is made public afterwards. */

export type Steps = Readonly<z.output<typeof stepsSchema>>;

/** In the order in which they are taken; the fourth is the resolution itself. */
export const STEPS = {
  partyProposal: '村党组织提议',
  committeesConsultation: '“两委”商议',
  partyMembersReview: '党员大会审议',
} as const;

export interface StepsEntry {
  readonly matter: Matter;
  readonly heldOn: LegalDate;
  readonly steps: Steps | undefined;
  /** Matters of which the county's policy refuses a decision without its steps. */
  readonly stepsRequired: readonly string[];
}

/** The first step that is missing, or that is later than the one after it. */
function stepsFault({ steps = {}, heldOn }: StepsEntry): string | undefined {
  const missing = codesOf(STEPS).filter((name) => steps[name] === undefined);
  if (missing.length > 0) return `没有登记${missing.map((name) => STEPS[name]).join('、')}`;
  const days = codesOf(STEPS).map((name) => ({ title: STEPS[name], on: steps[name]?.on ?? heldOn }));
  const ordered = [...days, { title: '会议决议', on: heldOn }];
  const at = ordered.findIndex(({ on }, index) => index > 0 && on < (ordered[index - 1]?.on ?? on));
  const [before, after] = [ordered[at - 1], ordered[at]];
  return before && after ? `${after.title}（${after.on}）早于${before.title}（${before.on}）` : undefined;
}

const basis = [collectivesLaw('第二十六条'), collectiveFinanceRules('第七条')] as const;

export const requiredStepsWereTaken = rule<StepsEntry>({
  id: 'V22',
  code: 'DECISIONS.STEPS_MISSING',
  sentence: '县里规定须经“四议”的事项，依次经村党组织提议、“两委”商议、党员大会审议，再由会议决议。',
  basis,
  severity: 'block',
  breach: (entry) => {
    const fault = entry.stepsRequired.includes(entry.matter) ? stepsFault(entry) : undefined;
    if (fault === undefined) return undefined;
    return {
      detail: `“${MATTERS[entry.matter]}”须经“四议”：${fault}。`,
      field: 'steps',
      wayForward: '补登各步的日期和材料；确实没有经过的，补齐之后重新决议。',
    };
  },
});

export const stepsWereTaken = rule<StepsEntry>({
  id: 'V23',
  code: 'DECISIONS.STEPS_ADVISED',
  sentence: '由成员大会决定的重要事项，先经党组织研究讨论；重大事项按“四议两公开”办理。',
  basis,
  severity: 'warn',
  breach: (entry) => {
    const { matter, stepsRequired } = entry;
    if (stepsRequired.includes(matter) || matterUnderTheLaw(matter).item === undefined) return undefined;
    const fault = stepsFault(entry);
    return fault === undefined ? undefined : { detail: `“${MATTERS[matter]}”的“四议”：${fault}。` };
  },
});

export interface DisclosureDue {
  readonly subject: string;
  readonly carried: boolean;
  /** The period by the county's policy; none when it has set none. */
  readonly disclosurePeriod: CountedPeriod | undefined;
}

export const resolutionIsDisclosed = rule<DisclosureDue>({
  id: 'V24',
  also: ['D1', 'D2'],
  code: 'DECISIONS.RESOLUTION_TO_BE_DISCLOSED',
  sentence: '通过的决议应当及时公开。',
  basis: [collectivesLaw('第四十五条'), villageCommitteeLaw('第三十条')],
  severity: 'task',
  duty: {
    owner: { role: 'chair' },
    term: '自决议作出之日起，期限由政策参数 disclosure.major-matter-period 设定。',
    consequence: '逾期未公开的列入逾期待办，由乡镇督促公开；成员有权查阅、复制。',
  },
  breach: ({ carried, subject, disclosurePeriod: period }) =>
    carried ? { detail: `决议“${subject}”应当公开。`, ...(period && { period }) } : undefined,
});

export const DISCLOSURE_STAGES = { resolution: '决议', result: '实施结果' } as const;

export interface DisclosureEntry {
  readonly resolution: Resolution;
  readonly stage: keyof typeof DISCLOSURE_STAGES;
  readonly disclosedOn: LegalDate;
  readonly today: LegalDate;
}

export const resultIsDisclosed = rule<DisclosureEntry>({
  id: 'V25',
  also: ['D2'],
  code: 'DECISIONS.RESULT_TO_BE_DISCLOSED',
  sentence: '决议的实施结果应当公开。',
  basis: [collectivesLaw('第四十五条'), villageCommitteeLaw('第三十条')],
  severity: 'task',
  duty: {
    owner: { role: 'chair' },
    term: '决议实施完毕之后及时公开，没有法定的截止日。',
    consequence: '一直未公开的，成员可以向乡镇反映，由乡镇督促公开。',
  },
  breach: ({ stage, resolution }) =>
    stage === 'resolution' ? { detail: `决议“${resolution.subject}”的实施结果应当公开。` } : undefined,
});

function disclosureFault({ resolution, stage, disclosedOn, today }: DisclosureEntry): string | undefined {
  if (resolution.standing === 'rejected') return '没有通过的决议不公开实施';
  if (disclosedOn > today) return `公开日 ${disclosedOn} 还没有到`;
  const done = stage === 'resolution' ? resolution.disclosedOn : resolution.resultDisclosedOn;
  if (done !== undefined) return `${DISCLOSURE_STAGES[stage]}已于 ${done} 公开`;
  const after = stage === 'resolution' ? resolution.heldOn : resolution.disclosedOn;
  if (after === undefined) return '决议本身还没有公开';
  return disclosedOn < after ? `公开日 ${disclosedOn} 早于 ${after}` : undefined;
}

export const disclosureFollowsTheDecision = rule<DisclosureEntry>({
  id: 'V26',
  code: 'DECISIONS.DISCLOSURE_OUT_OF_ORDER',
  sentence: '先决议，再公开决议，再公开实施结果；每项只公开一次。',
  basis: [collectivesLaw('第四十五条')],
  severity: 'block',
  breach: (entry) => {
    const fault = disclosureFault(entry);
    return fault === undefined
      ? undefined
      : {
          detail: `${fault}。`,
          field: 'disclosedOn',
          wayForward: '核对公开日；依次登记决议的公开和实施结果的公开。',
        };
  },
});

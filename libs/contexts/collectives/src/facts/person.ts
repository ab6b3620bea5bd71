import { type LegalDate, registerRules, rule, streamType } from '#kernel';
import { MembershipTaken, PersonDeathNoted, PersonPlaced } from './person-events.js';

/** Where a person is: the last household and membership that were recorded. */
export interface Person {
  readonly divisionCode?: string;
  readonly householdId?: string;
  readonly collectiveId?: string;
  readonly diedOn?: LegalDate;
}

const nobody: Person = {};

export const personStream = streamType({
  category: 'person',
  title: '人员',
  events: [PersonPlaced, MembershipTaken, PersonDeathNoted],
  initial: nobody,
  evolve: {
    PersonPlaced: (person, { householdId, divisionCode }) => ({ ...person, householdId, divisionCode }),
    MembershipTaken: (person, { collectiveId, divisionCode }) => ({ ...person, collectiveId, divisionCode }),
    PersonDeathNoted: (person, { diedOn }) => ({ ...person, diedOn }),
  },
});

export const personIsRecordedOnce = rule<{ readonly personId: string; readonly alreadyThere: boolean }>({
  id: 'PE1',
  code: 'COLLECTIVES.PERSON_ALREADY_RECORDED',
  sentence: '一人的所在户、成员身份归属和死亡，没有变化的不重复记载。',
  basis: [registerRules('一人一户、一人一个成员身份')],
  severity: 'block',
  breach: ({ personId, alreadyThere }) =>
    alreadyThere ? { detail: `人员 ${personId} 已如此记载。`, wayForward: '不必再记。' } : undefined,
});

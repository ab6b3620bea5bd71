import { type LegalDate, collectivesLaw, landManagementRegulations, rule } from '#kernel';
import { type Household, type Roster, householdInWords, membersOn, residentsOn } from '#collectives/facts';

/* That somebody of a household is a member of the collective: homesteads are for its members. */

/** Whether anybody who lives in a household on a day is a member then. */
export function hasAMemberOn(roster: Roster, household: Household, day: LegalDate): boolean {
  const members = membersOn(roster, day);
  return residentsOn(household, day).some(({ personId }) => members.includes(personId));
}

export interface MembersAsked {
  readonly household: Household | undefined;
  /** Of the collective, where it has one; without one nothing is known of who is a member. */
  readonly roster: Roster | undefined;
  readonly on: LegalDate;
  /** The field of the command that states the day. */
  readonly onField: string;
}

export const homesteadIsForMembers = rule<MembersAsked>({
  id: 'HS60',
  code: 'HOMESTEADS.HOUSEHOLD_WITHOUT_MEMBERS',
  sentence: '宅基地由有本集体经济组织成员的农户申请、取得；全户没有成员的不予分配。',
  basis: [landManagementRegulations('第三十四条'), collectivesLaw('第十三条')],
  severity: 'block',
  bears: ({ roster, household }) => roster !== undefined && household !== undefined,
  breach: ({ roster, household, on, onField: field }) =>
    !roster || !household || hasAMemberOn(roster, household, on)
      ? undefined
      : {
          detail: `${householdInWords(household.householdId, [household])}在 ${on} 没有本集体经济组织的成员。`,
          field,
          wayForward: '核对日期和成员名册；应当是成员的，先办理成员确认，再办理宅基地。',
        },
});

import { collectivesLaw, landContractingLaw, registerRules, rule } from '#kernel';

/** The land that is named in a decision, as far as it is none of the collective's. */
export interface LandEntry {
  readonly collectiveId: string;
  /** Codes of parcels outside the place of the collective, of which it does not exercise the ownership either. */
  readonly landOfOthers: readonly string[];
  /** Field of the command that names them. */
  readonly landField: string;
}

export const landIsOfTheCollective = rule<LandEntry>({
  id: 'V32',
  code: 'DECISIONS.LAND_OF_ANOTHER_COLLECTIVE',
  sentence: '集体只就本集体的土地作出决议：地块在其区划（含下级）之内，或者由其行使所有权。',
  basis: [collectivesLaw('第二十六条'), landContractingLaw('第十三条')],
  severity: 'block',
  breach: ({ collectiveId, landOfOthers, landField: field }) => {
    if (landOfOthers.length === 0) return undefined;
    const detail = `地块 ${landOfOthers.join('、')} 不在 ${collectiveId} 的区划之内，也没有登记为由它行使所有权。`;
    const wayForward =
      '核对地块编码；是他村土地的，由该村集体的会议决定；确属本集体的，先登记集体土地所有权。';
    return { detail, field, facts: { parcels: [...landOfOthers] }, wayForward };
  },
});

/** The households that are named in a decision, as far as they are none of the collective's. */
export interface HouseholdsNamed {
  readonly collectiveId: string;
  readonly householdsOfOthers: readonly string[];
  /** Field of the command that names them. */
  readonly householdsField: string;
}

export const householdsAreOfTheCollective = rule<HouseholdsNamed>({
  id: 'V36',
  code: 'DECISIONS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
  sentence: '决议写明的农户，是登记在本集体的农户。',
  basis: [collectivesLaw('第二十六条'), registerRules('农户登记')],
  severity: 'block',
  breach: ({ collectiveId, householdsOfOthers: strangers, householdsField: field }) =>
    strangers.length === 0
      ? undefined
      : {
          detail: `农户 ${strangers.join('、')} 没有登记在 ${collectiveId} 或者它的区划之内。`,
          field,
          facts: { householdIds: [...strangers] },
          wayForward: '核对农户编号；尚未登记的，先登记农户。',
        },
});

import { type Breach, collectivesLaw, landManagementRegulations, registerRules, rule } from '#kernel';
import type { Resolution } from './state.js';

/* Which homestead, household, project or asset a resolution is about: it carries for no other. */

/** What a resolution is used for. */
export interface ObjectOfUse {
  /** The plot; none yet while a household only applies for one. */
  readonly parcelCode?: string | undefined;
  /** None where the house is the collective's. */
  readonly householdId?: string | undefined;
  /** None where it is about no project. */
  readonly projectId?: string | undefined;
  /** `label`: what people call it by, which its id is not. */
  readonly asset?: { readonly assetId: string; readonly label: string } | undefined;
}

export interface ObjectUse {
  readonly resolution: Resolution | undefined;
  readonly about?: ObjectOfUse | undefined;
}

interface Kind {
  readonly noun: string;
  readonly named: readonly string[];
  readonly used: string | undefined;
  /** Of what it is used for; its id where there is no other. */
  readonly label?: string | undefined;
}

/** Each kind that a resolution may name, with what it names of it and what it is used for. */
function kindsOf({ resolution, about = {} }: ObjectUse): readonly Kind[] {
  return [
    { noun: '农户', named: resolution?.householdIds ?? [], used: about.householdId },
    { noun: '盘活项目', named: resolution?.projectIds ?? [], used: about.projectId },
    {
      ...{ noun: '资产', named: resolution?.assetIds ?? [] },
      ...{ used: about.asset?.assetId, label: about.asset?.label },
    },
    // Whoever applies has no plot yet: which one it is, is asked when it is granted.
    ...(about.parcelCode === undefined
      ? []
      : [{ noun: '地块', named: resolution?.parcels ?? [], used: about.parcelCode }]),
  ];
}

/** What a resolution names that is not what it is used for: another of the kind, or only things of another kind. */
function namedInstead(kinds: readonly Kind[]): Kind | undefined {
  const named = kinds.filter((kind) => kind.named.length > 0);
  const met = named.filter(({ used }) => used !== undefined);
  const other = met.find((kind) => kind.used !== undefined && !kind.named.includes(kind.used));
  return other ?? (met.length > 0 ? undefined : named[0]);
}

/** Why a resolution that names some objects does not carry for the one at hand. */
export function isAboutAnother(use: ObjectUse): Breach | undefined {
  const other = use.about && namedInstead(kindsOf(use));
  if (!other) return undefined;
  const { noun, named, used, label = used } = other;
  const instead = used === undefined ? '不是就这一事项作出的' : `没有写明${noun} ${label}`;
  const others = other.label === undefined ? `${noun} ${named.join('、')} ` : `其他${noun}`;
  return {
    detail: `决议是就${others}作出的，${instead}，不能据以办理。`,
    field: 'resolutionId',
    facts: { named: [...named] },
    wayForward: '选用就这一户、这一处、这一项目、这项资产作出的决议；没有的，另行决议，并在议程中写明。',
  };
}

const nounsOf = ({ about }: ObjectUse): string => (about?.asset ? '资产' : '农户、地块或盘活项目');

export const resolutionNamesWhatItIsUsedFor = rule<ObjectUse>({
  id: 'V35',
  code: 'DECISIONS.OBJECT_NOT_NAMED',
  sentence: '宅基地、集体资产的决议写明所涉的农户、地块、盘活项目、资产；没有写明的，提示核对会议记录。',
  basis: [
    landManagementRegulations('第三十四条'),
    collectivesLaw('第二十六条第十一项'),
    registerRules('一项决议只用于其中写明的事项'),
  ],
  severity: 'warn',
  bears: ({ resolution, about }) => resolution !== undefined && about !== undefined,
  breach: (use) =>
    kindsOf(use).some(({ named }) => named.length > 0)
      ? undefined
      : {
          detail: `决议“${use.resolution?.subject ?? ''}”没有写明所涉的${nounsOf(use)}，请核对决议原件是不是就${use.about?.asset?.label ?? '这一件'}作出的。`,
          field: 'resolutionId',
          wayForward: '以后登记会议时，在议程中写明所涉的农户、地块、盘活项目、资产。',
        },
});

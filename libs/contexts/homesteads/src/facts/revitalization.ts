import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import type { ChecklistItem, ProjectStage } from './kinds.js';
import {
  ChecklistItemMet,
  RevitalizationEnded,
  RevitalizationProposed,
  RevitalizationRevenueRecorded,
  RevitalizationStarted,
  UseAgreed,
  UseFellThrough,
  UseReturned,
} from './revitalization-events.js';

export const USE_STANDINGS = { agreed: '已约定', 'fallen-through': '未能生效', returned: '已交还' } as const;

export type ProjectUse = Omit<
  DataOf<typeof UseAgreed>,
  'projectId' | 'collectiveId' | 'divisionCode' | 'operator'
> & { readonly standing: keyof typeof USE_STANDINGS };

export type MetItem = DataOf<typeof ChecklistItemMet>;
export type ShareOfRevenue = DataOf<typeof RevitalizationStarted>['split'][number];
export type RevenuePeriod = Pick<
  DataOf<typeof RevitalizationRevenueRecorded>,
  'from' | 'to' | 'revenueFen' | 'parts'
>;

/** A project in which idle houses are used again. */
export interface Revitalization extends Omit<DataOf<typeof RevitalizationProposed>, 'paperSha256'> {
  readonly stage: ProjectStage;
  readonly met: readonly MetItem[];
  readonly uses: readonly ProjectUse[];
  readonly startedOn?: LegalDate;
  readonly split: readonly ShareOfRevenue[];
  readonly revenues: readonly RevenuePeriod[];
  readonly endedOn?: LegalDate;
}

function withUse(
  project: Revitalization | undefined,
  parcelCode: string,
  standing: ProjectUse['standing'],
): Revitalization | undefined {
  const changed = (use: ProjectUse): ProjectUse =>
    use.parcelCode === parcelCode && use.standing === 'agreed' ? { ...use, standing } : use;
  return project && { ...project, uses: project.uses.map(changed) };
}

export const revitalizationStream = streamType({
  category: 'revitalization',
  title: '盘活项目',
  events: [
    RevitalizationProposed,
    ChecklistItemMet,
    UseAgreed,
    UseFellThrough,
    RevitalizationStarted,
    RevitalizationRevenueRecorded,
    RevitalizationEnded,
    UseReturned,
  ],
  initial: absent<Revitalization>(),
  evolve: {
    RevitalizationProposed: (_, { paperSha256: __, ...proposed }): Revitalization => ({
      ...proposed,
      stage: 'proposed',
      met: [],
      uses: [],
      split: [],
      revenues: [],
    }),
    ChecklistItemMet: (project, met) =>
      project && { ...project, met: [...project.met.filter(({ item }) => item !== met.item), met] },
    UseAgreed: (project, { projectId: _, collectiveId: __, divisionCode: ___, operator: ____, ...agreed }) =>
      project && { ...project, uses: [...project.uses, { ...agreed, standing: 'agreed' as const }] },
    UseFellThrough: (project, { parcelCode }) => withUse(project, parcelCode, 'fallen-through'),
    RevitalizationStarted: (project, { startedOn, split }) =>
      project && { ...project, stage: 'started' as const, startedOn, split },
    RevitalizationRevenueRecorded: (project, { from, to, revenueFen, parts }) =>
      project && { ...project, revenues: [...project.revenues, { from, to, revenueFen, parts }] },
    RevitalizationEnded: (project, { endedOn }) =>
      project && { ...project, stage: 'ended' as const, endedOn },
    UseReturned: (project, { parcelCode }) => withUse(project, parcelCode, 'returned'),
  },
});

/** The houses that a project uses, or is about to. */
export function usesStanding(project: Pick<Revitalization, 'uses'> | undefined): readonly ProjectUse[] {
  return (project?.uses ?? []).filter(({ standing }) => standing === 'agreed');
}

/** The one on a plot. */
export function useOn(
  project: Pick<Revitalization, 'uses'> | undefined,
  parcelCode: string,
): ProjectUse | undefined {
  return usesStanding(project).find((use) => use.parcelCode === parcelCode);
}

/** Of some items, those that are not met on a day: no paper, or one that holds no longer. */
export function itemsMissing(
  items: readonly ChecklistItem[],
  met: readonly MetItem[],
  on: LegalDate,
): readonly ChecklistItem[] {
  return items.filter((item) => {
    const paper = met.find((each) => each.item === item);
    return !paper || paper.metOn > on || (paper.validUntil !== undefined && paper.validUntil < on);
  });
}

import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import { lastOf } from './last-of.js';
import type { ChecklistItem, ProjectStage } from './kinds.js';
import {
  ChecklistItemMet,
  ProjectReceiptRecorded,
  RevenueSplitAgreed,
  RevitalizationEnded,
  RevitalizationProposed,
  RevitalizationRevenueRecorded,
  RevitalizationStarted,
  UseAgreed,
  UseEnded,
  UseFellThrough,
  UseReturned,
} from './revitalization-events.js';

export const USE_STANDINGS = {
  agreed: '已约定',
  'fallen-through': '未能生效',
  ended: '已终止，尚未交还',
  returned: '已交还',
} as const;
export type UseStanding = keyof typeof USE_STANDINGS;

export type ProjectUse = Omit<
  DataOf<typeof UseAgreed>,
  'projectId' | 'collectiveId' | 'divisionCode' | 'operator'
> & {
  readonly standing: UseStanding;
  /** Last day, once it has ended. */
  readonly endedOn?: LegalDate;
};

export type MetItem = DataOf<typeof ChecklistItemMet>;
export type ShareOfRevenue = DataOf<typeof RevitalizationStarted>['split'][number];
/** What is agreed from a day on, until something else is. */
export interface SplitAgreed {
  readonly from: LegalDate;
  readonly split: readonly ShareOfRevenue[];
}
export type RevenuePeriod = Pick<
  DataOf<typeof RevitalizationRevenueRecorded>,
  'from' | 'to' | 'revenueFen' | 'parts' | 'rents'
>;

export type ProjectReceipt = Pick<
  DataOf<typeof ProjectReceiptRecorded>,
  'of' | 'amountFen' | 'receiptNumber'
>;

/** A project in which idle houses are used again. */
export interface Revitalization extends Omit<DataOf<typeof RevitalizationProposed>, 'paperSha256'> {
  readonly stage: ProjectStage;
  readonly met: readonly MetItem[];
  readonly uses: readonly ProjectUse[];
  readonly startedOn?: LegalDate;
  /** In the order in which they were agreed. */
  readonly splits: readonly SplitAgreed[];
  readonly revenues: readonly RevenuePeriod[];
  /** What the collective received. */
  readonly receipts: readonly ProjectReceipt[];
  readonly endedOn?: LegalDate;
}

/** The last paper of every item; one of before that is recorded later does not take the place of a newer one. */
function withPaper(papers: readonly MetItem[], paper: MetItem): readonly MetItem[] {
  const newer = papers.some(({ item, metOn }) => item === paper.item && metOn > paper.metOn);
  return newer ? papers : [...papers.filter(({ item }) => item !== paper.item), paper];
}

type Change = Pick<ProjectUse, 'standing' | 'endedOn'>;

/** The use on a plot that stands so becomes another. */
function withUse(
  project: Revitalization | undefined,
  parcelCode: string,
  standing: UseStanding,
  change: Change,
): Revitalization | undefined {
  const changed = (use: ProjectUse): ProjectUse =>
    use.parcelCode === parcelCode && use.standing === standing ? { ...use, ...change } : use;
  return project && { ...project, uses: project.uses.map(changed) };
}

/** With the project every use ends that has not ended; one whose term was over before, on its last day. */
function ended(project: Revitalization, endedOn: LegalDate): Revitalization {
  const uses = project.uses.map((use) =>
    use.standing === 'agreed'
      ? { ...use, standing: 'ended' as const, endedOn: use.to < endedOn ? use.to : endedOn }
      : use,
  );
  return { ...project, uses, stage: 'ended', endedOn };
}

export const revitalizationStream = streamType({
  category: 'revitalization',
  title: '盘活项目',
  events: [
    RevitalizationProposed,
    ChecklistItemMet,
    UseAgreed,
    UseFellThrough,
    UseEnded,
    RevitalizationStarted,
    RevenueSplitAgreed,
    RevitalizationRevenueRecorded,
    ProjectReceiptRecorded,
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
      splits: [],
      revenues: [],
      receipts: [],
    }),
    ChecklistItemMet: (project, met) => project && { ...project, met: withPaper(project.met, met) },
    UseAgreed: (project, { projectId: _, collectiveId: __, divisionCode: ___, operator: ____, ...agreed }) =>
      project && { ...project, uses: [...project.uses, { ...agreed, standing: 'agreed' as const }] },
    UseFellThrough: (project, { parcelCode }) =>
      withUse(project, parcelCode, 'agreed', { standing: 'fallen-through' }),
    UseEnded: (project, { parcelCode, endedOn }) =>
      withUse(project, parcelCode, 'agreed', { standing: 'ended', endedOn }),
    RevitalizationStarted: (project, { startedOn, split }) =>
      project && { ...project, stage: 'started' as const, startedOn, splits: [{ from: startedOn, split }] },
    RevenueSplitAgreed: (project, { from, split }) =>
      project && { ...project, splits: [...project.splits, { from, split }] },
    RevitalizationRevenueRecorded: (project, { from, to, revenueFen, parts, rents }) =>
      project && { ...project, revenues: [...project.revenues, { from, to, revenueFen, parts, rents }] },
    ProjectReceiptRecorded: (project, { of, amountFen, receiptNumber }) =>
      project && { ...project, receipts: [...project.receipts, { of, amountFen, receiptNumber }] },
    RevitalizationEnded: (project, { endedOn }) => project && ended(project, endedOn),
    UseReturned: (project, { parcelCode }) => withUse(project, parcelCode, 'ended', { standing: 'returned' }),
  },
});

/** The houses that a project uses, or is about to. */
export function usesStanding(project: Pick<Revitalization, 'uses'> | undefined): readonly ProjectUse[] {
  return (project?.uses ?? []).filter(({ standing }) => standing === 'agreed');
}

/** Those that have ended, given back or not. */
export function usesOver(project: Pick<Revitalization, 'uses'> | undefined): readonly ProjectUse[] {
  return (project?.uses ?? []).filter(({ endedOn }) => endedOn !== undefined);
}

/** The one on a plot that has ended and was not given back. */
export function useToReturn(
  project: Pick<Revitalization, 'uses'> | undefined,
  parcelCode: string,
): ProjectUse | undefined {
  return usesOver(project).find((use) => use.parcelCode === parcelCode && use.standing === 'ended');
}

/** How the revenue of a day is split. */
export function splitOn(
  { splits }: Pick<Revitalization, 'splits'>,
  day: LegalDate,
): readonly ShareOfRevenue[] {
  return lastOf(splits, ({ from }) => from, day)?.split ?? [];
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

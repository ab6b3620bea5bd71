import { type Loaded, type Rule, forEvery } from '#kernel';
import { type Parcel, parcelStream, rightOf } from '#land-rights/facts';
import { commandOn, many } from '#nest';
import { LegalDateField, NestedList } from '#nest/fields';
import {
  type DaysStated,
  type Entitlement,
  type House,
  type HouseAtWork,
  type ProjectStage,
  type ProjectStep,
  type ProjectUse,
  type Revitalization,
  RevitalizationStarted,
  type SplitEntry,
  type StartEntry,
  checklistIsComplete,
  entitlementStream,
  firstSplitIsOfHousesThere,
  homesteadOn,
  houseIsBackBeforeTheStart,
  houseIsSafe,
  houseStream,
  housesAreThereToUse,
  projectGoesStepByStep,
  revenueIsSplitWhole,
  usesStanding,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject, householdsOfTheProject } from './on-project.js';
import { RevenueShare, splitAmong } from './revenue-share.js';

export class StartRevitalization extends OfProject {
  @LegalDateField('开业日')
  startedOn: string;

  @NestedList('收益分配（份额合计为 1）', () => RevenueShare, { max: 50 })
  split: RevenueShare[];
}

type Seen<State> = readonly Loaded<State | undefined>[];

function stateOf<State>(seen: Seen<State>, id: string | undefined): State | undefined {
  return seen.find((each) => each.id === id)?.state;
}

interface WhereItIsDecided {
  readonly house: House | undefined;
  readonly entitlement: Entitlement | undefined;
  readonly parcel: Parcel | undefined;
}

/** Whether the use of a house stands where it is decided: on the house, with its household, and of a lease on its plot. */
function isInPlace(
  { projectId }: Revitalization,
  { parcelCode, householdId, way }: ProjectUse,
  { house, entitlement, parcel }: WhereItIsDecided,
): boolean {
  const entered =
    householdId === undefined || homesteadOn(entitlement, parcelCode)?.use?.projectId === projectId;
  const leased = way !== 'lease' || (parcel && rightOf(parcel, projectId)?.standing) === 'established';
  return house?.tenure?.projectId === projectId && entered && leased;
}

const STAGES: readonly ProjectStage[] = ['proposed'];

interface HousesAtWork {
  readonly atWork: readonly HouseAtWork[];
}

const RULES: readonly Rule<ProjectStep & StartEntry & SplitEntry & HousesAtWork & DaysStated>[] = [
  projectGoesStepByStep,
  checklistIsComplete,
  housesAreThereToUse,
  forEvery(houseIsSafe, ({ atWork }: HousesAtWork) => atWork),
  forEvery(houseIsBackBeforeTheStart, ({ atWork }: HousesAtWork) => atWork),
  firstSplitIsOfHousesThere,
  revenueIsSplitWhole,
  whatIsRecordedHasHappened,
];

const housesOf = (project: Revitalization | undefined): readonly string[] =>
  usesStanding(project).flatMap(({ householdId }) => householdId ?? []);
const plotsOf = (project: Revitalization | undefined): readonly string[] =>
  usesStanding(project).map(({ parcelCode }) => parcelCode);

export const startRevitalization = commandOn({
  command: StartRevitalization,
  title: '登记盘活项目开业',
  ...ON_PROJECT,
  references: {
    households: householdsOfTheProject<StartRevitalization>(),
    entitlements: many(entitlementStream, (_: StartRevitalization, project: Revitalization | undefined) =>
      housesOf(project),
    ),
    parcels: many(parcelStream, (_: StartRevitalization, project: Revitalization | undefined) =>
      plotsOf(project),
    ),
    houses: many(houseStream, (_: StartRevitalization, project: Revitalization | undefined) =>
      plotsOf(project),
    ),
  },
  effectiveOn: ({ startedOn }) => startedOn,
  facts: ({
    command,
    state: project,
    references: { households, entitlements, parcels, houses },
    context: { today },
  }) => ({
    ...{ project, stages: STAGES, on: command.startedOn, onField: 'startedOn', met: project.met },
    ...{ happened: { startedOn: command.startedOn }, today },
    atWork: plotsOf(project).map((parcelCode) => {
      return { parcelCode, house: stateOf(houses, parcelCode), on: command.startedOn };
    }),
    notInPlace: usesStanding(project)
      .filter((use) => {
        const entitlement = stateOf(entitlements, use.householdId);
        const [house, parcel] = [stateOf(houses, use.parcelCode), stateOf(parcels, use.parcelCode)];
        return !isInPlace(project, use, { house, entitlement, parcel });
      })
      .map(({ parcelCode }) => parcelCode),
    split: splitAmong(command.split, project),
    households: households.flatMap(({ state }) => state ?? []),
    from: command.startedOn,
  }),
  rules: RULES,
  decide: ({ on: startedOn, split }) => [RevitalizationStarted.of({ startedOn, split })],
});

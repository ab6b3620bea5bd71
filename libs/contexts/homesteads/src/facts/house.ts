import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import {
  CollectiveHouseSurveyed,
  HouseFoundUnsafe,
  HouseFreed,
  HouseGivenBack,
  HouseSafetyAppraised,
  HouseTaken,
} from './house-events.js';

/** The use of a house by a project: its number, first and last day. */
export type HouseTenure = Omit<DataOf<typeof HouseTaken>, 'parcelCode' | 'divisionCode'>;

export type SafetyReport = Omit<DataOf<typeof HouseSafetyAppraised>, 'parcelCode' | 'divisionCode'>;

/** One that is over, and its last day. */
export type FormerTenure = HouseTenure & { readonly freedOn: LegalDate };

export type UnsafeFinding = Omit<DataOf<typeof HouseFoundUnsafe>, 'parcelCode' | 'divisionCode'>;

type CollectiveSurvey = Omit<DataOf<typeof CollectiveHouseSurveyed>, 'parcelCode' | 'divisionCode'>;

/**
 * A house on a homestead, whosever it is. What happens to the house itself is decided here one at a time, so of two
 * projects that want it at once one has it.
 */
export interface House {
  /** 不动产单元代码 of its plot. */
  readonly parcelCode: string;
  readonly divisionCode: string;
  /** The project that has it now. */
  readonly tenure?: HouseTenure | undefined;
  /** Of the projects that had it; of an agreement that never took effect there is nothing. */
  readonly formerTenures: readonly FormerTenure[];
  /** The projects whose use of it has ended and that have not given it back. */
  readonly awaitedFrom: readonly string[];
  /** In the order in which they were recorded. */
  readonly reports: readonly SafetyReport[];
  /** That it was dangerous or gone, in the order in which it was recorded. */
  readonly findings: readonly UnsafeFinding[];
  /** Of a time in which it was the collective's, in the order in which they were recorded. */
  readonly surveys: readonly CollectiveSurvey[];
}

type Place = Pick<House, 'parcelCode' | 'divisionCode'>;

function opened(house: House | undefined, { parcelCode, divisionCode }: Place): House {
  const nothing = { formerTenures: [], awaitedFrom: [], reports: [], findings: [], surveys: [] };
  return house ?? { parcelCode, divisionCode, ...nothing };
}

export const houseStream = streamType({
  category: 'house',
  title: '房屋',
  events: [
    HouseTaken,
    HouseFreed,
    HouseGivenBack,
    HouseSafetyAppraised,
    HouseFoundUnsafe,
    CollectiveHouseSurveyed,
  ],
  initial: absent<House>(),
  evolve: {
    HouseTaken: (house, { parcelCode, divisionCode, ...tenure }) => ({
      ...opened(house, { parcelCode, divisionCode }),
      tenure,
    }),
    HouseFreed: (house, { projectId, freedOn, undone }) => {
      if (!house || undone) return house && { ...house, tenure: undefined };
      const { tenure, formerTenures } = house;
      return {
        ...house,
        tenure: undefined,
        formerTenures: tenure ? [...formerTenures, { ...tenure, freedOn }] : formerTenures,
        awaitedFrom: [...house.awaitedFrom, projectId],
      };
    },
    HouseGivenBack: (house, { projectId }) =>
      house && { ...house, awaitedFrom: house.awaitedFrom.filter((each) => each !== projectId) },
    HouseSafetyAppraised: (house, { parcelCode, divisionCode, ...report }) => {
      const before = opened(house, { parcelCode, divisionCode });
      return { ...before, reports: [...before.reports, report] };
    },
    HouseFoundUnsafe: (house, { parcelCode, divisionCode, ...finding }) => {
      const before = opened(house, { parcelCode, divisionCode });
      return { ...before, findings: [...before.findings, finding] };
    },
    CollectiveHouseSurveyed: (house, { parcelCode, divisionCode, ...survey }) => {
      const before = opened(house, { parcelCode, divisionCode });
      return { ...before, surveys: [...before.surveys, survey] };
    },
  },
});

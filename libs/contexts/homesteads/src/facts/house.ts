import { type DataOf, absent, streamType } from '#kernel';
import { HouseFreed, HouseSafetyAppraised, HouseTaken } from './house-events.js';

/** The use of a house by a project: its number, first and last day. */
export type HouseTenure = Omit<DataOf<typeof HouseTaken>, 'parcelCode' | 'divisionCode'>;

export type SafetyReport = Omit<DataOf<typeof HouseSafetyAppraised>, 'parcelCode' | 'divisionCode'>;

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
  /** In the order in which they were recorded. */
  readonly reports: readonly SafetyReport[];
}

type Place = Pick<House, 'parcelCode' | 'divisionCode'>;

function opened(house: House | undefined, { parcelCode, divisionCode }: Place): House {
  return house ?? { parcelCode, divisionCode, reports: [] };
}

export const houseStream = streamType({
  category: 'house',
  title: '房屋',
  events: [HouseTaken, HouseFreed, HouseSafetyAppraised],
  initial: absent<House>(),
  evolve: {
    HouseTaken: (house, { parcelCode, divisionCode, ...tenure }) => ({
      ...opened(house, { parcelCode, divisionCode }),
      tenure,
    }),
    HouseFreed: (house) => house && { ...house, tenure: undefined },
    HouseSafetyAppraised: (house, { parcelCode, divisionCode, ...report }) => {
      const before = opened(house, { parcelCode, divisionCode });
      return { ...before, reports: [...before.reports, report] };
    },
  },
});

import { LAND_CLASSES, conveyanceMeasures, landContractingLaw, landManagementLaw, rule } from '#kernel';
import type { Parcel } from '#land-rights/facts';

/* For what farmed land is contracted or let: the words are free, what they may say is not. */

/**
 * Words for what is not agriculture and mostly built, as they stand in contracts; sheds, glasshouses and huts that farming
 * needs are none of them.
 */
export const BUILDING_WORDS: readonly string[] = [
  ...['建厂', '厂房', '工厂', '砖厂', '砖瓦', '建窑', '砖窑', '搅拌站', '洗煤', '工业园'],
  ...[
    '建房',
    '盖房',
    '建造房屋',
    '修建房屋',
    '住宅',
    '宿舍',
    '别墅',
    '楼房',
    '办公楼',
    '房地产',
    '建坟',
    '墓地',
  ],
  ...['商铺', '门市', '商店', '超市', '宾馆', '酒店', '饭店', '民宿', '度假村', '高尔夫'],
  ...['加油站', '充电站', '停车场', '物流园', '驾校', '货场', '堆场'],
  ...['采矿', '采石', '采砂', '挖砂', '取土', '非农建设', '建设用地'],
];

export interface AgreedUseEntry {
  /** As it is to be; none where it stays as it was. */
  readonly agreedUse?: string | undefined;
  /** The parcels of the contract that the register knows. */
  readonly land: readonly Pick<Parcel, 'code' | 'landClass'>[];
}

function farmedLand({ land }: AgreedUseEntry) {
  return land.find(({ landClass }) => landClass !== 'construction');
}

/** A warning: words do not build, and what is built by permission of 农用地转用 is lawful. */
export const farmedLandIsFarmed = rule<AgreedUseEntry>({
  id: 'CL64',
  code: 'CONTRACTS.USE_SPEAKS_OF_BUILDING',
  sentence:
    '耕地、林地、草地等农用地只用于农业：未经依法批准不得用于非农建设，不得在耕地上建房、建窑、建坟、采石、采砂、采矿、取土。',
  basis: [
    landManagementLaw('第三十七条'),
    landManagementLaw('第四十四条'),
    landContractingLaw('第十八条'),
    conveyanceMeasures('第十一条'),
  ],
  severity: 'warn',
  bears: (entry) => entry.agreedUse !== undefined && farmedLand(entry) !== undefined,
  breach: (entry) => {
    const { agreedUse = '' } = entry;
    const word = BUILDING_WORDS.find((each) => agreedUse.includes(each));
    const parcel = farmedLand(entry);
    if (word === undefined || !parcel) return undefined;
    return {
      detail: `约定用途“${agreedUse}”含“${word}”，地块 ${parcel.code} 是${LAND_CLASSES[parcel.landClass]}，未经依法办理农用地转用不得建设。`,
      field: 'agreedUse',
    };
  },
});

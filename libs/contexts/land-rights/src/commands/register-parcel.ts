import { FARMED_CLASSES, PARCEL_CATEGORIES, PLANTED_USES, divisionOfParcel } from '#kernel';
import { PLACING_RULES, divisionStream } from '#divisions/facts';
import { Evidence, commandSpec, one, statedIn } from '#nest';
import { AreaField, Choice, Nested, ParcelCode, Text } from '#nest/fields';
import {
  type Parcel,
  ParcelRegistered,
  contractedLandIsFarmed,
  parcelIsRegisteredOnce,
  parcelLiesInARegisteredVillage,
  parcelStream,
} from '../facts/index.js';

export class Boundaries {
  @Text('东至', 50, { example: '村道' })
  east: string;
  @Text('南至', 50, { example: '水渠' })
  south: string;
  @Text('西至', 50, { example: '荒坡' })
  west: string;
  @Text('北至', 50, { example: '水渠' })
  north: string;
}

export class RegisterParcel extends Evidence {
  @ParcelCode('承包地块编码')
  code: string;

  @Text('地块名称', 50, { example: '河滩地' })
  name: string;

  @AreaField('实测面积（单位 0.01 平方米）')
  areaDm2: number;

  @Choice('地块类别', PARCEL_CATEGORIES)
  category: Parcel['category'];

  @Choice('土地类型', FARMED_CLASSES)
  landClass: keyof typeof FARMED_CLASSES;

  @Choice('土地用途', PLANTED_USES)
  plantedUse: Parcel['plantedUse'];

  @Nested('四至', () => Boundaries, { optional: true })
  boundaries?: Boundaries;
}

export const registerParcel = commandSpec({
  command: RegisterParcel,
  title: '登记承包地块',
  permission: 'land-rights.record',
  stream: parcelStream,
  subject: {
    kind: 'opening',
    id: ({ code }) => code,
    organisation: ({ code }) => divisionOfParcel(code),
  },
  references: {
    village: one(divisionStream, ({ code }: RegisterParcel) => divisionOfParcel(code)),
  },
  facts: ({ command, state, references, context }) => {
    const { code, category, plantedUse } = command;
    const village = references.village?.state;
    const placing = { division: village, on: context.effectiveOn, field: 'code' };
    return { known: state, village, code, category, plantedUse, placing };
  },
  rules: [parcelIsRegisteredOnce, parcelLiesInARegisteredVillage, contractedLandIsFarmed, ...PLACING_RULES],
  decide: (_, { command }) => [
    ParcelRegistered.of({ ...statedIn(command), divisionCode: divisionOfParcel(command.code) }),
  ],
});

import { parseUnitCode, reject } from '#kernel';
import { PLACING_RULES, divisionStream } from '#divisions/facts';
import { Evidence, commandSpec, one, statedIn } from '#nest';
import { AreaField, Choice, DivisionCode, IntegerField, Nested, Text, UnitCode } from '#nest/fields';
import {
  LandUnitRegistered,
  PLANNED_USES,
  type PlannedUse,
  UNIT_KINDS,
  type UnitKind,
  parcelIsRegisteredOnce,
  parcelStream,
  profitLandIsPlannedForTrade,
  unitCodeFitsTheLand,
  unitLiesInTheCountyOfItsCode,
} from '../facts/index.js';

export class House {
  @AreaField('建筑面积（单位 0.01 平方米）', { example: 24_000 })
  areaDm2: number;

  @IntegerField('层数', 1, 50, { optional: true })
  floors?: number;

  @IntegerField('建成年份', 1900, 2200, { optional: true })
  builtIn?: number;
}

export class RegisterLandUnit extends Evidence {
  @UnitCode('不动产单元代码')
  code: string;

  @DivisionCode('所在的村（区划代码）')
  divisionCode: string;

  @Text('名称或者坐落', 50, { example: '原粉条厂' })
  name: string;

  @AreaField('宗地面积（单位 0.01 平方米）')
  areaDm2: number;

  @Choice('土地种类', UNIT_KINDS)
  kind: UnitKind;

  @Choice('规划用途', PLANNED_USES, { optional: true })
  plannedUse?: PlannedUse;

  @Nested('地上房屋（有房屋的填）', () => House, { optional: true })
  house?: House;
}

export const registerLandUnit = commandSpec({
  command: RegisterLandUnit,
  title: '登记建设用地、宅基地',
  permission: 'land-rights.record',
  stream: parcelStream,
  subject: {
    kind: 'opening',
    id: ({ code }) => code,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    village: one(divisionStream, ({ divisionCode }: RegisterLandUnit) => divisionCode),
  },
  refusals: ['LAND_RIGHTS.UNIT_CODE'],
  facts: ({ command, state, references, context }) => {
    const { code, divisionCode, kind, plannedUse, house } = command;
    const unit = parseUnitCode(code);
    if (!unit.ok) return reject('invalid', 'LAND_RIGHTS.UNIT_CODE', `不动产单元代码不正确：${unit.reason}。`);
    const found = references.village?.state;
    const village = found?.kind === 'village' ? found : undefined;
    const placing = { division: village, on: context.effectiveOn, field: 'divisionCode' };
    const stated = { divisionCode, kind, plannedUse, hasHouse: house !== undefined };
    return { known: state, unit: unit.value, village, placing, ...stated };
  },
  rules: [
    parcelIsRegisteredOnce,
    unitLiesInTheCountyOfItsCode,
    unitCodeFitsTheLand,
    profitLandIsPlannedForTrade,
    ...PLACING_RULES,
  ],
  decide: (_, { command }) => [LandUnitRegistered.of(statedIn(command))],
});

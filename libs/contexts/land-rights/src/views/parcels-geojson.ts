import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { geoJsonOf } from '#kernel';
import { Caller, PageQuery, type Principal, ReadsFrom, Requires, seenBy } from '#nest';
import { DivisionCode } from '#nest/fields';
import { Views } from '#read-store';
import { parcelRegister } from './parcels.js';
import { ParcelShapeRow } from './rows.js';

class ParcelShapesQuery extends PageQuery {
  @DivisionCode('所在的区划（含以下各级）', { example: '140722100230' })
  divisionCode: string;
}

class ParcelFeature {
  @ApiProperty({ enum: ['Feature'], description: 'GeoJSON 的要素' })
  type: 'Feature';
  @ApiProperty({ description: '地块编码' })
  id: string;
  @ApiProperty({ type: Object, description: '图形（Polygon，经度、纬度，CGCS2000）' })
  geometry: object;
  @ApiProperty({ type: Object, description: '地块名称、种类、实测面积（0.01 平方米）、所在村' })
  properties: object;
}

/** A page of a FeatureCollection (RFC 7946); `next` is a foreign member. */
class ParcelFeatureCollection {
  @ApiProperty({ enum: ['FeatureCollection'], description: 'GeoJSON 的要素集合' })
  type: 'FeatureCollection';
  @ApiProperty({ type: [ParcelFeature], description: '本页各地块' })
  features: ParcelFeature[];
  @ApiProperty({ required: false, description: '下一页的 cursor；没有则为最后一页' })
  next?: string;
}

/** For maps: the shapes of the parcels of a place, so many at a time. */
@ApiTags('五地、三权分置')
@Controller('api/land-rights/parcels.geojson')
export class ParcelShapesController {
  constructor(private readonly views: Views) {}

  @Get()
  @Requires('registers.read')
  @ReadsFrom(parcelRegister)
  @ApiOperation({ operationId: 'ListParcelShapes', summary: '一个区划内地块的图形（GeoJSON）' })
  @ApiOkResponse({ type: ParcelFeatureCollection })
  async list(
    @Caller() principal: Principal,
    @Query() { divisionCode, limit, cursor }: ParcelShapesQuery,
  ): Promise<ParcelFeatureCollection> {
    const within = seenBy<ParcelShapeRow>(principal, 'registers.read', 'divisionCode', divisionCode);
    const { items, next } = await this.views.page(ParcelShapeRow, { key: 'code', within, limit, cursor });
    const features = items.map(({ code: id, rings, ...properties }) => ({
      type: 'Feature' as const,
      id,
      geometry: geoJsonOf(rings),
      properties,
    }));
    return { type: 'FeatureCollection', features, ...(next !== undefined && { next }) };
  }
}

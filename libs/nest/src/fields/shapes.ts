import { parsePolygon } from '#kernel';
import { type FieldOptions, field } from './field.js';

/** A GeoJSON Polygon in longitude and latitude, of at most 500 points. */
export const PolygonField = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) => {
        const parsed = parsePolygon(value);
        return parsed.ok ? undefined : `不正确：${parsed.reason}`;
      },
      schema: { oneOf: [{ type: 'object' }] },
    },
    {
      example: {
        type: 'Polygon',
        coordinates: [
          [
            [113.37, 37.08],
            [113.371, 37.08],
            [113.371, 37.081],
            [113.37, 37.08],
          ],
        ],
      },
      ...options,
    },
  );

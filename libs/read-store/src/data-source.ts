import { DataSource, type DataSourceOptions } from 'typeorm';
import { CheckpointRow } from './checkpoint-row.js';
import { outliveLoss } from './lost-connections.js';
import type { Projection } from './projection.js';
import { SnakeNaming } from './tables.js';

/** Schema of the views: derived data, rebuilt at will, never migrated. */
export const VIEWS_SCHEMA = 'views';

/**
 * The DataSource of all views. Entities carry no schema: the search path decides, so that the same classes
 * serve the live schema and the shadow of a rebuild.
 */
export function viewsDataSource(given: {
  url: string;
  projections: readonly Projection[];
  schema?: string;
  /** Role to act as, when the login may do more than the application should. */
  role?: string;
  poolSize?: number;
}): DataSource {
  const { url, projections, schema = VIEWS_SCHEMA, role, poolSize = 10 } = given;
  const settings = [
    `-c search_path=${schema}`,
    '-c statement_timeout=30000',
    ...(role ? [`-c role=${role}`] : []),
  ];
  const options: DataSourceOptions = {
    type: 'postgres',
    url,
    entities: [CheckpointRow, ...new Set(projections.flatMap(({ tables }) => tables))],
    namingStrategy: new SnakeNaming(),
    poolSize,
    synchronize: false,
    applicationName: 'diqi-views',
    extra: { options: settings.join(' '), max: poolSize, onConnect: outliveLoss },
  };
  return new DataSource(options);
}

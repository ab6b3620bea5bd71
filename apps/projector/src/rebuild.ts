import { APP_ROLE, PROJECTIONS, type Platform } from '#platform';
import { type Projection, type RebuildOptions, type RebuildReport, rebuild } from '#read-store';

/** Nobody built a view of this name. */
export class UnknownView extends Error {
  override readonly name = 'UnknownView';
  constructor(unknown: readonly string[]) {
    const known = PROJECTIONS.map(({ name, title }) => `${name}（${title}）`).join('、');
    super(`没有名为 ${unknown.join('、')} 的视图；现有：${known}。`);
  }
}

/** What every rebuild on a platform has in common. */
export function rebuildOptions(platform: Platform, projections: readonly Projection[]) {
  const { events: store, ownerUrl, catalog } = platform;
  const categoryOf = (type: string): string => catalog.categoryOf(type);
  return { store, ownerUrl, appRole: APP_ROLE, projections, categoryOf };
}

/**
 * Builds views from the facts, compares and switches, while the system runs.
 *
 * @param names of the views; all of them when empty
 * @throws UnknownView
 * @throws RebuildUnderWay when another process rebuilds views of the same database
 */
export async function rebuildViews(
  platform: Platform,
  names: readonly string[] = [],
  options: Omit<Partial<RebuildOptions>, 'projections'> = {},
): Promise<RebuildReport> {
  const unknown = names.filter((name) => !PROJECTIONS.some((projection) => projection.name === name));
  if (unknown.length > 0) throw new UnknownView(unknown);
  const chosen = PROJECTIONS.filter(({ name }) => names.length === 0 || names.includes(name));
  const onAlarm = (message: string): void => process.emitWarning(message);
  return rebuild({ onAlarm, ...rebuildOptions(platform, chosen), ...options });
}

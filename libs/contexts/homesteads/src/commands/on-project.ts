import { householdStream } from '#collectives/facts';
import { Grounds, many } from '#nest';
import { SubjectId } from '#nest/fields';
import { type Revitalization, revitalizationStream } from '../facts/index.js';
import type { RevenueShare } from './revenue-share.js';

/** What commands on a project have in common, when clerks send them. */
export const ON_PROJECT = {
  permission: 'homesteads.record',
  stream: revitalizationStream,
  on: ({ projectId }: { readonly projectId: string }) => projectId,
} as const;

export abstract class OfProject extends Grounds {
  @SubjectId('盘活项目')
  projectId: string;
}

interface MayStateSplit {
  readonly projectId: string;
  readonly split?: readonly RevenueShare[];
}

/** The households with a house in a project or a part of its revenue, whom refusals name by their codes. */
export const householdsOfTheProject = <Command extends MayStateSplit>() =>
  many(householdStream, ({ split = [] }: Command, project: Revitalization | undefined) => {
    const { uses = [], splits = [] } = project ?? {};
    const agreed = splits.flatMap((each) => each.split).map(({ party }) => party);
    return [
      ...[...uses, ...split].flatMap(({ householdId }) => householdId ?? []),
      ...agreed.flatMap(({ kind, id }) => (kind === 'household' ? [id] : [])),
    ];
  });

import { Grounds } from '#nest';
import { SubjectId } from '#nest/fields';
import { revitalizationStream } from '../facts/index.js';

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

import { type Actor, type Loaded, type Rejection, divisionCovers, reject } from '#kernel';
import { type AnyCommandSpec, subjectNotFound } from './command-spec.js';
import type { Submission } from './submission.js';

/** The assignment under which the actor may give this command, or why there is none. */
export function authorise(
  spec: AnyCommandSpec,
  command: object,
  loaded: Loaded<unknown>,
  { principal }: Submission,
): Actor | Rejection {
  if (principal.system) return { account: principal.account, role: 'process-manager', organisation: '' };
  const organisation =
    spec.subject.kind === 'opening'
      ? spec.subject.organisation(command)
      : spec.subject.organisation(loaded.state);
  const authority = principal.authorities.find(
    (each) =>
      organisation !== undefined &&
      spec.permission !== 'internal' &&
      each.permissions.has(spec.permission) &&
      divisionCovers(each.organisation, organisation),
  );
  if (authority)
    return { account: principal.account, role: authority.role, organisation: authority.organisation };
  if (spec.subject.kind === 'existing') return subjectNotFound(spec.stream, loaded.id);
  return reject(
    'forbidden',
    'ACCESS.NO_ASSIGNMENT',
    `您在该组织（${organisation ?? '未填'}）没有“${spec.title}”的授权，请联系系统管理员。`,
  );
}

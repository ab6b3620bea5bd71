import { DIQI_NAMESPACE, uuidV5 } from '#kernel';

/** A number names one contract of a collective for good. */
export function contractIdOf({
  collectiveId,
  number,
}: {
  readonly collectiveId: string;
  readonly number: string;
}): string {
  return uuidV5(DIQI_NAMESPACE, `contract/${collectiveId}/${number}`);
}

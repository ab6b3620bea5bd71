import type { LegalDate } from '#kernel';
import { commandSpec, subjectNotFound, subjectNotFoundCode } from '#nest';
import {
  CollectiveRegistered,
  CollectiveSuccessionRecorded,
  type Founded,
  collectiveStream,
} from '../facts/index.js';

/** Sent to a collective that comes after others; when it is set up by that, its first event is its registration. */
export class RecordCollectiveSuccession {
  constructor(
    readonly collectiveId: string,
    readonly reorganisationId: string,
    readonly founded: Founded | undefined,
    readonly origins: readonly string[],
    readonly exercisesFor: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordCollectiveSuccession = commandSpec({
  command: RecordCollectiveSuccession,
  title: '登记集体承继关系',
  permission: 'internal',
  stream: collectiveStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ founded }) => founded?.divisionCode ?? '',
  },
  refusals: [subjectNotFoundCode(collectiveStream)],
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { founded, ...command }, state: collective }) => {
    const place = collective ?? founded;
    return place
      ? { ...command, divisionCode: place.divisionCode, founded: collective ? undefined : founded }
      : subjectNotFound(collectiveStream, command.collectiveId);
  },
  rules: [],
  decide: ({ founded, collectiveId, divisionCode, reorganisationId, effectiveOn: on, ...came }) => {
    const [origins, exercisesFor] = [[...came.origins], [...came.exercisesFor]];
    return [
      ...(founded ? [CollectiveRegistered.of({ ...founded, registeredOn: on })] : []),
      CollectiveSuccessionRecorded.of({
        collectiveId,
        divisionCode,
        reorganisationId,
        origins,
        exercisesFor,
        on,
      }),
    ];
  },
});

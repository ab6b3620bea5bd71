import type { CommitmentChange, LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  CorrectionPutIntoUse,
  type Person,
  correctionIsCarriedOverOnce,
  personStream,
} from '../facts/index.js';

/** Sent when a correction has been recorded: from then on the vault knows the person by the right identity. */
export class PutCorrectionIntoUse {
  constructor(
    readonly personId: string,
    readonly change: CommitmentChange,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const putCorrectionIntoUse = commandSpec({
  command: PutCorrectionIntoUse,
  title: '启用更正的身份信息',
  permission: 'internal',
  stream: personStream,
  subject: {
    kind: 'existing',
    id: ({ personId }) => personId,
    organisation: ({ divisionCode }: Person) => divisionCode,
  },
  putsIntoUse: ({ personId, change }) => ({ personId, ...change }),
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, change }, state: { correction } }) => ({
    ...{ personId, commitment: change.commitment },
    // A later correction has put this one into use before it was sealed.
    alreadyThere: correction?.commitment !== change.commitment || correction.inUse,
  }),
  rules: [correctionIsCarriedOverOnce],
  decide: ({ personId, commitment }) => [CorrectionPutIntoUse.of({ personId, commitment })],
});

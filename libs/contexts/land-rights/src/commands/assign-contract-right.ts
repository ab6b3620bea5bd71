import { householdStream, reorganisationStream } from '#collectives/facts';
import {
  contractIdOf,
  contractNumberIsUsedOnce,
  contractNumberStream,
  contractStream,
} from '#contracts/facts';
import { commandOn, one } from '#nest';
import { Choice, DocumentNumber, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  BURDEN_RULES,
  CONSENTS,
  ContractRightAssigned,
  type Parcel,
  assignmentIsWithinTheCollectiveWithConsent,
  conveyancesGoOn,
  ownershipExercisedBy,
  rightIsThereToDispose,
  securityEndsFirst,
  withheldConsentIsNoted,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { NamingRight, rightAtHand } from './naming-right.js';

/** The day of the fact is the first day of whoever takes the land over. */
export class AssignContractRight extends NamingRight {
  @SubjectId('受让的农户')
  householdId: string;

  @DocumentNumber('与发包方新订的承包合同编号')
  contractNumber: string;

  @Choice('发包方的态度', CONSENTS, { optional: true })
  consent?: keyof typeof CONSENTS;

  @Sha256('发包方书面同意，或者确认其无理由的文书的 SHA-256', { optional: true })
  consentSha256?: string;

  @LegalDateField('请求发包方同意的日期（发包方不同意、不表态的填）', { optional: true })
  requestedOn?: string;
}

/** Id that follows from the number of the new contract with the owner of the land. */
function numbered({ contractNumber: number }: AssignContractRight, parcel: Parcel | undefined) {
  const collectiveId = parcel?.ownership?.collectiveId;
  return collectiveId && contractIdOf({ collectiveId, number });
}

export const assignContractRight = commandOn({
  command: AssignContractRight,
  title: '登记土地承包经营权转让',
  ...ON_PARCEL,
  references: {
    transferee: one(householdStream, ({ householdId }: AssignContractRight) => householdId),
    reorganisations: one(reorganisationStream, ({ parcelCode }: AssignContractRight) =>
      parcelCode.slice(0, 6),
    ),
    concluded: one(contractStream, numbered),
    taken: one(contractNumberStream, numbered),
  },
  facts: ({ command, state: parcel, references, context }) => {
    const atHand = rightAtHand(command, parcel, context, 'contract-right');
    const { consent, consentSha256, requestedOn } = command;
    return {
      ...atHand,
      collectiveId: ownershipExercisedBy(parcel, references.reorganisations?.state, atHand.on),
      transferee: references.transferee?.state,
      ...{ consent, consentSha256, requestedOn },
      newRightId: context.newId('right'),
      known: references.concluded?.state ?? references.taken?.state,
      numberField: 'contractNumber',
    };
  },
  rules: [
    rightIsThereToDispose,
    assignmentIsWithinTheCollectiveWithConsent,
    withheldConsentIsNoted,
    contractNumberIsUsedOnce,
    ...BURDEN_RULES,
    securityEndsFirst,
    conveyancesGoOn,
  ],
  decide: ({ rightId, right, newRightId, on: from, consent, consentSha256, requestedOn }, { command }) => {
    if (!right || !consent || !consentSha256) return [];
    const { householdId, contractNumber, paperSha256 } = command;
    const holders = [{ kind: 'household' as const, id: householdId }];
    const conveyed = { holders, from, to: right.to, contractNumber, paperSha256 };
    return [
      ContractRightAssigned.of({ rightId, newRightId, ...conveyed, consent, consentSha256, requestedOn }),
    ];
  },
});

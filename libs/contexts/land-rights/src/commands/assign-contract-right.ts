import { householdStream, reorganisationStream } from '#collectives/facts';
import {
  contractIdOf,
  type NumberEntry,
  contractNumberIsUsedOnce,
  contractNumberStream,
  contractStream,
} from '#contracts/facts';
import { forEvery } from '#kernel';
import { commandOn, one } from '#nest';
import { Choice, DocumentNumber, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  BURDEN_RULES,
  CONSENTS,
  ContractRightAssigned,
  PASSING_ORDER_RULES,
  type Parcel,
  assignmentIsWithinTheCollectiveWithConsent,
  conveyancesGoOn,
  extensionIsFinishedFirst,
  nextTermHasAContractOfItsOwn,
  ownershipExercisedBy,
  rightIsThereToDispose,
  securityEndsFirst,
  statedDayHasCome,
  withheldConsentIsNoted,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { NamingRight, passingRights, rightAtHand } from './naming-right.js';

/** The day of the fact is the first day of whoever takes the land over. */
export class AssignContractRight extends NamingRight {
  @SubjectId('受让的农户')
  householdId: string;

  @DocumentNumber('与发包方新订的承包合同编号')
  contractNumber: string;

  @DocumentNumber('受让方就下一承包期新订的合同编号（已经延包的填）', { optional: true })
  laterContractNumber?: string;

  @Choice('发包方的态度', CONSENTS, { optional: true })
  consent?: keyof typeof CONSENTS;

  @Sha256('发包方书面同意，或者确认其无理由的文书的 SHA-256', { optional: true })
  consentSha256?: string;

  @LegalDateField('请求发包方同意的日期（发包方不同意、不表态的填）', { optional: true })
  requestedOn?: string;
}

/** Id that follows from the number of a new contract with the owner of the land. */
const idOf = (parcel: Parcel | undefined, number: string | undefined): string | undefined => {
  const collectiveId = parcel?.ownership?.collectiveId;
  return collectiveId && number && contractIdOf({ collectiveId, number });
};
const numbered = ({ contractNumber }: AssignContractRight, parcel: Parcel | undefined) =>
  idOf(parcel, contractNumber);
const laterNumbered = ({ laterContractNumber }: AssignContractRight, parcel: Parcel | undefined) =>
  idOf(parcel, laterContractNumber);

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
    laterConcluded: one(contractStream, laterNumbered),
    laterTaken: one(contractNumberStream, laterNumbered),
  },
  facts: ({ command, state: parcel, references, context }) => {
    const atHand = rightAtHand(command, parcel, context, 'contract-right');
    const { consent, consentSha256, requestedOn, contractNumber, laterContractNumber } = command;
    const { concluded, taken, laterConcluded, laterTaken } = references;
    return {
      ...atHand,
      collectiveId: ownershipExercisedBy(parcel, references.reorganisations?.state, atHand.on),
      transferee: references.transferee?.state,
      ...{ consent, consentSha256, requestedOn, today: context.today },
      ...{ contractNumber, laterContractNumber },
      numbers: [
        { known: concluded?.state ?? taken?.state, numberField: 'contractNumber' },
        { known: laterConcluded?.state ?? laterTaken?.state, numberField: 'laterContractNumber' },
      ],
      passing: passingRights(atHand, context.newId),
    };
  },
  rules: [
    rightIsThereToDispose,
    assignmentIsWithinTheCollectiveWithConsent,
    withheldConsentIsNoted,
    statedDayHasCome,
    forEvery(
      contractNumberIsUsedOnce,
      ({ numbers }: { readonly numbers: readonly NumberEntry[] }) => numbers,
    ),
    nextTermHasAContractOfItsOwn,
    extensionIsFinishedFirst,
    ...BURDEN_RULES,
    securityEndsFirst,
    ...PASSING_ORDER_RULES,
    conveyancesGoOn,
  ],
  decide: ({ passing, consent, consentSha256, requestedOn }, { command }) => {
    if (!consent || !consentSha256) return [];
    const { householdId, contractNumber, laterContractNumber = contractNumber, paperSha256 } = command;
    const holders = [{ kind: 'household' as const, id: householdId }];
    const consented = { consent, consentSha256, requestedOn };
    return passing.map((each, term) =>
      ContractRightAssigned.of({
        ...each,
        ...{ holders, paperSha256, ...consented },
        contractNumber: term === 0 ? contractNumber : laterContractNumber,
      }),
    );
  },
});

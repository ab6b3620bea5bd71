import { householdStream } from '#collectives/facts';
import { authorisationStream, resolutionStream } from '#decisions/facts';
import { commandOn, one } from '#nest';
import { Choice, DocumentNumber, Flag, SubjectId } from '#nest/fields';
import {
  BURDEN_RULES,
  ContractLandRecalled,
  type Parcel,
  RECALL_GROUNDS,
  type RecallGround,
  adjustmentIsDecidedAndApproved,
  conveyancesEndFirst,
  decisionIsNamed,
  extensionIsFinishedFirst,
  goingRights,
  landIsRecalledOnLawfulGroundsOnly,
  landOfExtinctHouseholdReturns,
  marriageKeepsTheLand,
  rightIsThereToDispose,
  securityEndsFirst,
  settlingInTheCityKeepsTheLand,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { NamingRight, holdingHousehold, rightAtHand } from './naming-right.js';

export class RecallContractLand extends NamingRight {
  @Choice('收回的原因', RECALL_GROUNDS)
  ground: RecallGround;

  @Flag('林地确无继承人（农户消亡收回林地的填）', { optional: true })
  withoutHeirs?: boolean;

  @SubjectId('个别调整的决议（个别调整的填）', { optional: true })
  resolutionId?: string;

  @SubjectId('县级主管部门的批准（个别调整的填）', { optional: true })
  approvalId?: string;

  @DocumentNumber('判决书、裁决书文号（依裁判收回的填）', { optional: true })
  documentNumber?: string;
}

export const recallContractLand = commandOn({
  command: RecallContractLand,
  title: '登记收回承包地',
  ...ON_PARCEL,
  references: {
    household: one(householdStream, ({ rightId }: RecallContractLand, parcel: Parcel | undefined) =>
      holdingHousehold(parcel, rightId),
    ),
    resolution: one(resolutionStream, ({ resolutionId }: RecallContractLand) => resolutionId),
    approval: one(authorisationStream, ({ approvalId }: RecallContractLand) => approvalId),
  },
  facts: ({ command, state: parcel, references, context }) => ({
    ...rightAtHand(command, parcel, context, 'contract-right'),
    ground: command.ground,
    household: references.household?.state,
    withoutHeirs: command.withoutHeirs ?? false,
    collectiveId: parcel.ownership?.collectiveId ?? '',
    resolution: references.resolution?.state,
    approval: references.approval?.state,
    documentNumber: command.documentNumber,
    today: context.today,
  }),
  rules: [
    rightIsThereToDispose,
    extensionIsFinishedFirst,
    settlingInTheCityKeepsTheLand,
    marriageKeepsTheLand,
    landIsRecalledOnLawfulGroundsOnly,
    landOfExtinctHouseholdReturns,
    adjustmentIsDecidedAndApproved,
    decisionIsNamed,
    ...BURDEN_RULES,
    conveyancesEndFirst,
    securityEndsFirst,
  ],
  decide: ({ on: endedOn, ground, documentNumber, ...going }, { command }) => {
    const { resolutionId, approvalId, paperSha256 } = command;
    const rests = { resolutionId, approvalId, documentNumber, paperSha256 };
    return goingRights(going).map((rightId) =>
      ContractLandRecalled.of({ rightId, endedOn, ground, ...rests }),
    );
  },
});

import { type Rule, codesOf, mapTable } from '#kernel';
import { authorisationStream, resolutionStream } from '#decisions/facts';
import { Grounds, commandOn, one } from '#nest';
import { Choice, Choices, DocumentNumber, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  ContractPutRight,
  PUTTING_RIGHT,
  type PuttingRightEntry,
  SETTLED_BEFORE,
  WRONG_POINTS,
  type WayOfPuttingRight,
  type WrongPoint,
  contractStream,
  goingOnIsDecided,
  mendedPointsAreOpen,
  openPoints,
  supplementMendsTheTerms,
  wayMendsThePoints,
  wayStandsInTheRegister,
} from '../facts/index.js';

export class PutContractRight extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @Choices('规范了哪些问题', WRONG_POINTS, { max: codesOf(WRONG_POINTS).length })
  mends: WrongPoint[];

  @Choice('怎样规范', mapTable(PUTTING_RIGHT, ({ title }) => title))
  way: WayOfPuttingRight;

  @LegalDateField('规范日')
  putRightOn: string;

  @Sha256('补充协议、合同、裁判文书等材料扫描件的 SHA-256')
  paperSha256: string;

  @DocumentNumber('补充协议编号（签订补充协议的填）', { optional: true, example: '补1' })
  supplementNumber?: string;

  @SubjectId('重签的新合同（另行订立新合同的填）', { optional: true })
  newContractId?: string;

  @Choice('处理机构（调解、仲裁、判决的填）', SETTLED_BEFORE, { optional: true })
  forum?: keyof typeof SETTLED_BEFORE;

  @DocumentNumber('案号（调解、仲裁、判决的填）', { optional: true, example: '（2026）晋0722民初12号' })
  caseNumber?: string;

  @SubjectId('通过的决议', { optional: true })
  resolutionId?: string;

  @SubjectId('乡镇批准（土地给集体以外的单位、个人的填）', { optional: true })
  approvalId?: string;
}

const PUTTING_RIGHT_RULES: readonly Rule<PuttingRightEntry>[] = [
  mendedPointsAreOpen,
  wayMendsThePoints,
  wayStandsInTheRegister,
  supplementMendsTheTerms,
  goingOnIsDecided,
];

/** The points that are mended, with the gradings since which they stood open. */
function pointsMended({ contract, mends }: PuttingRightEntry) {
  return openPoints(contract.old?.grading)
    .filter(({ wrong }) => mends.includes(wrong))
    .map(({ wrong, round }) => ({ wrong, round }));
}

export const putContractRight = commandOn({
  command: PutContractRight,
  title: '登记旧合同规范',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: {
    newContract: one(contractStream, ({ newContractId }: PutContractRight) => newContractId),
    resolution: one(resolutionStream, ({ resolutionId }: PutContractRight) => resolutionId),
    approval: one(authorisationStream, ({ approvalId }: PutContractRight) => approvalId),
  },
  effectiveOn: ({ putRightOn }) => putRightOn,
  facts: ({ command, state: contract, references, context: { today } }): PuttingRightEntry => {
    const { mends, way, putRightOn: on, supplementNumber, newContractId, forum, caseNumber } = command;
    return {
      ...{ contract, mends, way, on, today, supplementNumber, newContractId },
      newContract: references.newContract?.state,
      isOfACase: forum !== undefined && caseNumber !== undefined,
      resolution: references.resolution?.state,
      approval: references.approval?.state,
    };
  },
  rules: PUTTING_RIGHT_RULES,
  decide: (entry, { command: { mends: _, ...stated } }) => {
    const { way, putRightOn, paperSha256, supplementNumber, newContractId } = stated;
    const { forum, caseNumber, resolutionId, approvalId, contractId } = stated;
    const how = { way, putRightOn, paperSha256, supplementNumber, newContractId, forum, caseNumber };
    return [
      ContractPutRight.of({ contractId, mends: pointsMended(entry), ...how, resolutionId, approvalId }),
    ];
  },
});

import { Evidence, commandOn } from '#nest';
import { Choice, DivisionCode, Sha256, SubjectId } from '#nest/fields';
import {
  KinDeclarationWithdrawn,
  WITHDRAWAL_CAUSES,
  dutyBookStream,
  withdrawnDeclarationStands,
} from '../facts/index.js';

export class WithdrawKinDeclaration extends Evidence {
  @DivisionCode('所在区划')
  divisionCode: string;

  @SubjectId('申报')
  declarationId: string;

  @Choice('原因', WITHDRAWAL_CAUSES)
  cause: keyof typeof WITHDRAWAL_CAUSES;

  @Sha256('离婚证、解除收养登记或更正说明的 SHA-256')
  documentSha256: string;
}

export const withdrawKinDeclaration = commandOn({
  command: WithdrawKinDeclaration,
  title: '撤销近亲属申报',
  permission: 'posts.record',
  stream: dutyBookStream,
  on: ({ divisionCode }) => divisionCode,
  facts: ({ command: { declarationId, cause, documentSha256 }, state: book }) => ({
    declaration: book.kin.find((each) => each.declarationId === declarationId),
    declarationId,
    cause,
    documentSha256,
  }),
  rules: [withdrawnDeclarationStands],
  decide: ({ declarationId, cause, documentSha256 }) => [
    KinDeclarationWithdrawn.of({ declarationId, cause, documentSha256 }),
  ],
});

import { Evidence, commandOn } from '#nest';
import {
  Choice,
  CreditCode,
  DocumentNumber,
  FenField,
  LandCode,
  LegalDateField,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  CREDITOR_KINDS,
  type CreditorKind,
  type RightKind,
  RightEncumbered,
  SECURITY_KINDS,
  type SecurityKind,
  burdenOf,
  contractedLandSecuresFinanceOnly,
  contractorConsentsToSecurity,
  creditorIsNamedAsAUnit,
  encumbranceIsRecordedOnce,
  forbiddenLandIsLeftAlone,
  listedLandIsKept,
  onlyMortgageableThingsAreMortgaged,
  parcelIsCurrent,
  parcelStream,
  restrictionIsKnown,
  rightIsThereToDispose,
  rightOf,
  securityIsFiled,
  statedDayHasCome,
  changeIsFinishedFirst,
  wastesRightIsCertified,
} from '../facts/index.js';

export class EncumberRight extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @SubjectId('用来担保的权利')
  rightId: string;

  @Choice('担保的种类', SECURITY_KINDS)
  kind: SecurityKind;

  @CreditCode('债权人的统一社会信用代码')
  creditorId: string;

  @Text('债权人名称', 60, { example: '左权县农村信用合作联社' })
  creditorName: string;

  @Choice('债权人的种类（以承包地的权利担保的填）', CREDITOR_KINDS, { optional: true })
  creditorKind?: CreditorKind;

  @FenField('担保的债权数额（分）')
  amountFen: number;

  @DocumentNumber('担保合同编号')
  contractNumber: string;

  @Sha256('担保合同扫描件的 SHA-256')
  paperSha256: string;

  @Sha256('承包方书面同意的 SHA-256（受让方以流转取得的经营权担保的填）', { optional: true })
  consentSha256?: string;

  @LegalDateField('向发包方备案日（已备案的填）', { optional: true })
  filedOn?: string;
}

/** Every right that can be had on a piece of land: which of them may not be mortgaged is for P25. */
const ANY_RIGHT: readonly RightKind[] = [
  'contract-right',
  'management-right',
  'tree-ownership',
  'construction-use',
  'homestead-qualification',
  'homestead-use',
  'house-ownership',
];

export const encumberRight = commandOn({
  command: EncumberRight,
  title: '登记抵押、融资担保',
  permission: 'land-rights.record',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command, state: parcel, context: { today, newId } }) => {
    const { rightId, kind, creditorId, creditorName, amountFen, contractNumber, paperSha256 } = command;
    const { creditorKind, consentSha256, filedOn, effectiveOn: on = today } = command;
    const stated = { rightId, kind, creditorId, creditorName, amountFen, contractNumber, paperSha256 };
    const right = rightOf(parcel, rightId);
    const encumbranceId = newId('encumbrance');
    const encumbered = { encumbranceId, ...stated, creditorKind, consentSha256, filedOn };
    const atHand = { parcel, rightId, right, kinds: ANY_RIGHT, on };
    const creditor = { creditorKind, creditorId, creditorName };
    return {
      ...{ ...atHand, encumbranceId, kind, ...creditor, consentSha256, filedOn, today, encumbered },
      burden: burdenOf.RightEncumbered(encumbered),
    };
  },
  rules: [
    parcelIsCurrent,
    changeIsFinishedFirst,
    rightIsThereToDispose,
    onlyMortgageableThingsAreMortgaged,
    creditorIsNamedAsAUnit,
    encumbranceIsRecordedOnce,
    contractedLandSecuresFinanceOnly,
    contractorConsentsToSecurity,
    securityIsFiled,
    statedDayHasCome,
    wastesRightIsCertified,
    listedLandIsKept,
    forbiddenLandIsLeftAlone,
    restrictionIsKnown,
  ],
  decide: ({ encumbered }) => [RightEncumbered.of(encumbered)],
});

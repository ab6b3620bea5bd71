import { type Rule, divisionAt } from '#kernel';
import { collectivePropertyIsNotDivided, householdStream } from '#collectives/facts';
import { contractStream } from '#contracts/facts';
import { authorisationStream, resolutionStream } from '#decisions/facts';
import { HOLDER_KINDS } from '#land-rights/facts';
import { Grounds, commandOn, one } from '#nest';
import {
  Choice,
  CreditCode,
  DocumentNumber,
  FenField,
  IdentityNumber,
  LegalDateField,
  Nested,
  PersonName,
  Phone,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import { POLICY_READING_RULES, type PolicyReader, policyStream, rowsRead } from '#policies/facts';
import { type DealEntry, HOUSE_SALE_RULES, priorityBookStream } from '#priority/facts';
import { type Dealing, dealWithOfficersIsFlagged, dutyBookStream } from '#posts/facts';
import {
  type Asset,
  AssetDisposed,
  DISPOSAL_MANNERS,
  DISPOSAL_RESOLUTION_RULES,
  DISPOSAL_RULES,
  type DisposalManner,
  FIRST_OPENING_SOURCES,
  type ReceivedDisposal,
  type UnbookedDisposal,
  assetBookStream,
  assetStands,
  assetStream,
  assistedDisposalIsApproved,
  bookValueOf,
  dayIsWithinTheAssetsLife,
  disposalGoesToAnother,
  disposalIsOfWhatIsInTheBooks,
  figuresOfAsset,
  heldOf,
  whatIsLeftIsWorthLess,
} from '../facts/index.js';
import { disposalPolicies } from './disposal-policies.js';
import { leaseOf, saleDeal } from './sale-of-a-leased-house.js';

const { household: _, person: __, ...ORGANISATIONS } = HOLDER_KINDS;

class ReceivingOrganisation {
  @Choice('单位类型', ORGANISATIONS)
  kind: keyof typeof ORGANISATIONS;

  @CreditCode('统一社会信用代码')
  creditCode: string;

  @Text('名称', 60, { example: '左权县太行种植专业合作社' })
  name: string;
}

class ReceivingPerson {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

export class DisposeOfAsset extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @Choice('处置方式', DISPOSAL_MANNERS)
  manner: DisposalManner;

  @LegalDateField('处置日')
  disposedOn: string;

  @Nested('受让单位（受让人是单位的填）', () => ReceivingOrganisation, { optional: true })
  recipient?: ReceivingOrganisation;

  @SubjectId('受让农户（受让人是农户的填）', { optional: true })
  householdId?: string;

  @Nested('受让个人（受让人是农户以外的个人的填）', () => ReceivingPerson, { optional: true })
  person?: ReceivingPerson;

  @FenField('已收入集体账户的价款（入股的填作价，没有的填 0）', { min: 0 })
  priceFen: number;

  @FenField('处置费用（不填为 0）', { min: 0, optional: true })
  costsFen?: number;

  @DocumentNumber('评估报告编号', { optional: true })
  reportNumber?: string;

  @SubjectId('通过的决议')
  resolutionId: string;

  @SubjectId('批准（须报批准的填）', { optional: true })
  approvalId?: string;

  @Sha256('合同或处置清单扫描件的 SHA-256')
  paperSha256: string;
}

interface DisposalCase extends UnbookedDisposal, ReceivedDisposal, DealEntry, PolicyReader {
  readonly dealing: Dealing;
  readonly divided: string | undefined;
}

const RULES: readonly Rule<DisposalCase>[] = [
  assetStands,
  dayIsWithinTheAssetsLife,
  ...DISPOSAL_RESOLUTION_RULES,
  ...DISPOSAL_RULES,
  disposalGoesToAnother,
  whatIsLeftIsWorthLess,
  disposalIsOfWhatIsInTheBooks,
  assistedDisposalIsApproved,
  collectivePropertyIsNotDivided,
  ...HOUSE_SALE_RULES,
  dealWithOfficersIsFlagged(({ dealing }: DisposalCase) => dealing),
  ...POLICY_READING_RULES,
];

function recipientOf(
  { recipient, householdId }: DisposeOfAsset,
  personId: string | undefined,
): DisposalCase['recipient'] {
  if (recipient) return { kind: recipient.kind, id: recipient.creditCode, name: recipient.name };
  if (householdId) return { kind: 'household', id: householdId };
  return personId === undefined ? undefined : { kind: 'person', id: personId };
}

/** An asset given for nothing to a household or a person is property of the collective divided. */
function dividedBy(
  { recipient, householdId, person, priceFen }: DisposeOfAsset,
  asset: Asset,
): string | undefined {
  const given = (householdId ?? person) !== undefined && recipient === undefined && priceFen === 0;
  return given ? `资产 ${asset.code}（${asset.name}）` : undefined;
}

export const disposeOfAsset = commandOn({
  command: DisposeOfAsset,
  title: '登记资产处置',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  references: {
    household: one(householdStream, ({ householdId }: DisposeOfAsset) => householdId),
    resolution: one(resolutionStream, ({ resolutionId }: DisposeOfAsset) => resolutionId),
    approval: one(authorisationStream, ({ approvalId }: DisposeOfAsset) => approvalId),
    policies: one(
      policyStream,
      (_: DisposeOfAsset, asset: Asset | undefined) => asset && divisionAt('county', asset.divisionCode),
    ),
    lease: one(contractStream, (_: DisposeOfAsset, asset: Asset | undefined) => leaseOf(asset)),
    priority: one(priorityBookStream, (_: DisposeOfAsset, asset: Asset | undefined) => leaseOf(asset)),
    openings: one(
      assetBookStream,
      (_: DisposeOfAsset, asset: Asset | undefined) => asset?.collectiveId,
      FIRST_OPENING_SOURCES,
    ),
    dutyBook: one(dutyBookStream, (_: DisposeOfAsset, asset: Asset | undefined) => asset?.divisionCode),
  },
  persons: ({ person }, newId) => (person ? [{ personId: newId('recipient'), identity: { ...person } }] : []),
  effectiveOn: ({ disposedOn }) => disposedOn,
  facts: ({ command, state: asset, references, persons, context: { today } }): DisposalCase => {
    const { manner, disposedOn: on, priceFen, recipient, householdId, person, reportNumber } = command;
    const household = references.household?.state;
    const personIds = [
      ...persons.map(({ personId }) => personId),
      ...(household?.members ?? []).map(({ personId }) => personId),
    ];
    const receiver = recipientOf(command, persons[0]?.personId);
    return {
      ...{ asset, on, onField: 'disposedOn', today, manner, priceFen },
      recipient: receiver,
      deal: saleDeal(asset, {
        ...{ manner, recipientId: receiver?.id, priceFen, on },
        lease: references.lease?.state,
        book: references.priority?.state,
      }),
      recipientsNamed: [recipient, householdId, person].filter((named) => named !== undefined).length,
      householdIsMissing: householdId !== undefined && !household,
      resolution: references.resolution?.state,
      about: { asset: { assetId: asset.assetId, label: `${asset.code}（${asset.name}）` } },
      approval: references.approval?.state,
      booksBeganOn: references.openings?.state?.beganOn,
      appraisal: asset.appraisals.find((each) => each.reportNumber === reportNumber),
      ...disposalPolicies(references.policies?.state, { manner, on }),
      divided: dividedBy(command, asset),
      dealing: {
        book: references.dutyBook?.state,
        organisationId: asset.collectiveId,
        parties: personIds.map((personId) => ({ personId, part: '受让人', field: 'recipient' })),
        on,
      },
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ asset, on: disposedOn, manner, priceFen, recipient, appraisal }, { command }) => {
    const { assetId, collectiveId, divisionCode, code, name, kind, dutySince } = asset;
    const { costsFen = 0, resolutionId, approvalId, paperSha256 } = command;
    return [
      AssetDisposed.of({
        ...{ assetId, collectiveId, divisionCode, code, name, kind },
        ...figuresOfAsset(asset),
        inAccounts: heldOf(asset),
        ...{ manner, disposedOn, recipient, priceFen, costsFen },
        resultFen: priceFen - costsFen - bookValueOf(asset),
        reportNumber: appraisal?.reportNumber,
        ...{ resolutionId, approvalId, paperSha256, dutySince },
      }),
    ];
  },
});

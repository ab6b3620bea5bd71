import { type LegalDate, type Rejection, type Rule, forEvery, reject } from '#kernel';
import { collectiveStream, householdStream, registeredIn, reorganisationStream } from '#collectives/facts';
import { parcelStream } from '#land-rights/facts';
import { commandSpec, many, one, statedIn } from '#nest';
import {
  AreaField,
  Choice,
  CreditCode,
  DivisionCode,
  DocumentNumber,
  FenField,
  Flag,
  LegalDateField,
  NestedList,
  ParcelCodes,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  POLICY_READING_RULES,
  type PolicyBook,
  type PolicyReader,
  policyFor,
  policyStream,
  rowsRead,
} from '#policies/facts';
import {
  CONTRACT_KINDS,
  type ContractKind,
  EXPIRY_REMINDERS,
  NUMBER_RULES,
  type Watched,
  OLD_CONTRACT_WARNINGS,
  type OldContractEntry,
  OldContractRecorded,
  PRICE_BASES,
  type Party,
  contractIdOf,
  contractIsAnOldOne,
  contractStream,
  counterpartiesAreNamedOnce,
  householdsAreRegistered,
  issuerIsRegistered,
  isOverLand,
  leasesWasteland,
  nobodyContractsWithThemselves,
  oldContractIsInTheBooks,
  oldContractRestsOnEvidence,
  oldContractWentThroughProcedure,
  parcelsAreNamedOnce,
  subjectFitsTheKind,
} from '../facts/index.js';
import { reminderPolicy } from './reminder-policy.js';
import { claimsOn, rightOf } from './claims.js';
import { Counterparty, namedIn, partiesFrom, personsIn } from './counterparties.js';
import { UnderANumber, numberReferences, numberStanding } from './contract-numbers.js';
import { PARCELS_LIMIT } from './terms.js';

export class RecordOldContract extends UnderANumber {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @Choice('类别', CONTRACT_KINDS)
  kind: ContractKind;

  @DocumentNumber('合同编号（没有编号的，填清理时编的号）', { example: '清2026-012' })
  number: string;

  @SubjectId('出租的农户（农户出租经营权的填）', { optional: true })
  grantorHouseholdId?: string;

  @NestedList('对方', () => Counterparty, { max: 20 })
  counterparties: Counterparty[];

  @ParcelCodes('地块编码（已登记的地块填）', { optional: true, max: PARCELS_LIMIT })
  parcels?: string[];

  @Text('标的：土地、房屋或资产在哪里、是什么', 100, { example: '村东砖窑及场地' })
  place: string;

  @AreaField('合同面积（土地的填）', { optional: true })
  areaDm2?: number;

  @LegalDateField('签订日（口头约定的填约定之日）')
  signedOn: string;

  @LegalDateField('起期')
  from: string;

  @LegalDateField('止期（含当日；约定长期、永久的填 2199-12-31）')
  to: string;

  @Text('约定用途', 50, { example: '种植核桃' })
  agreedUse: string;

  @FenField('约定的价款（分；没有价款的填 0）', { min: 0 })
  priceFen: number;

  @Choice('价款是', PRICE_BASES)
  priceBasis: keyof typeof PRICE_BASES;

  @Text('怎样付款', 100, { example: '每年 12 月底付清当年承包费' })
  paymentTerms: string;

  @Flag('有没有书面合同')
  written: boolean;

  @Sha256('合同扫描件的 SHA-256（有书面合同的填）', { optional: true })
  paperSha256?: string;

  @Flag('是否经过民主程序')
  democraticProcedure: boolean;

  @Flag('合同收入是否入账')
  inBooks: boolean;
}

interface OldContractCase extends OldContractEntry, PolicyReader, Pick<Watched, 'reminderMonths'> {
  readonly grantor: Party;
}

const EVIDENCE_GRADE_MISSING = 'CONTRACTS.EVIDENCE_GRADE_MISSING';

/** Reminders are for a contract that will run out, as of any other. */
const REMINDERS: readonly Rule<OldContractCase>[] = EXPIRY_REMINDERS.map((reminder) =>
  forEvery(reminder, ({ number, to, today: on, reminderMonths }) => [
    { contract: { number, to }, on, reminderMonths },
  ]),
);

const OLD_CONTRACT_RULES: readonly Rule<OldContractCase>[] = [
  ...NUMBER_RULES,
  issuerIsRegistered,
  contractIsAnOldOne,
  oldContractRestsOnEvidence,
  counterpartiesAreNamedOnce,
  subjectFitsTheKind,
  parcelsAreNamedOnce,
  householdsAreRegistered,
  nobodyContractsWithThemselves,
  oldContractIsInTheBooks,
  oldContractWentThroughProcedure,
  ...OLD_CONTRACT_WARNINGS,
  ...REMINDERS,
  ...POLICY_READING_RULES,
];

function grantorOf({ grantorHouseholdId, collectiveId }: RecordOldContract): Party {
  return grantorHouseholdId === undefined
    ? { kind: 'collective', id: collectiveId }
    : { kind: 'household', id: grantorHouseholdId };
}

/** What policy says: of old contracts today, of terms as on the day of signing. */
function policiesOn(book: PolicyBook | undefined, signedOn: LegalDate, today: LegalDate, wasteland: boolean) {
  const before = policyFor(book, 'contract-clean-up.signed-before', today);
  const long = policyFor(book, 'leases.long-from-years', signedOn);
  const longest = policyFor(book, 'wasteland.longest-term-years', signedOn);
  const reminders = reminderPolicy(book, today);
  return {
    signedBefore: before.value,
    longFromYears: long.value,
    longestWastelandYears: wasteland ? longest.value : undefined,
    reminderMonths: reminders.reminderMonths,
    policyReadings: [before, long, ...(wasteland ? [longest] : []), ...reminders.policyReadings],
  };
}

export const recordOldContract = commandSpec({
  command: RecordOldContract,
  title: '登记旧合同',
  permission: 'contracts.record',
  stream: contractStream,
  subject: {
    kind: 'opening',
    id: (command) => contractIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: RecordOldContract) => collectiveId),
    parcels: many(parcelStream, ({ parcels = [] }: RecordOldContract) => parcels),
    households: many(householdStream, ({ counterparties, grantorHouseholdId }: RecordOldContract) => [
      ...(grantorHouseholdId === undefined ? [] : [grantorHouseholdId]),
      ...counterparties.flatMap(({ householdId }) => householdId ?? []),
    ]),
    reorganisations: one(reorganisationStream, ({ divisionCode }: RecordOldContract) =>
      divisionCode.slice(0, 6),
    ),
    policies: one(policyStream, ({ divisionCode }: RecordOldContract) => divisionCode.slice(0, 6)),
    ...numberReferences<RecordOldContract>(),
  },
  persons: ({ counterparties }, newId) => personsIn(counterparties, newId),
  effectiveOn: ({ signedOn }) => signedOn,
  policies: ({ policyReadings }: OldContractCase) => rowsRead(policyReadings),
  refusals: [EVIDENCE_GRADE_MISSING],
  facts: ({ command, state, references, persons, context: { today } }): OldContractCase | Rejection => {
    const { evidenceGrade, collectiveId, kind, counterparties, signedOn, from, to, parcels = [] } = command;
    if (evidenceGrade === undefined)
      return reject('invalid', EVIDENCE_GRADE_MISSING, '请填写证据等级：旧合同凭什么材料登记。', {
        field: 'evidenceGrade',
      });
    const collective = registeredIn(command.divisionCode, references.collective?.state);
    const households = references.households.flatMap(({ state: household }) => household ?? []);
    const known = { households, collective };
    const grantor = grantorOf(command);
    const grantees = partiesFrom(counterparties, { collectiveId, known, persons });
    const grants = parcels.map((parcelCode) => ({ parcelCode, grantor }));
    const right = isOverLand(kind) ? rightOf(kind) : 'management-right';
    const claims = claimsOn(grants, references, { right, holders: grantees, signedOn, from, to });
    return {
      ...command,
      ...numberStanding(command, state, references),
      ...{ collective, households, grantor, grantors: [grantor], grantees, claims, today },
      evidenceGrade,
      paperSha256: command.paperSha256,
      grantorHouseholdId: command.grantorHouseholdId,
      areaDm2: command.areaDm2,
      counterpartiesNamed: counterparties.map(namedIn),
      ...policiesOn(references.policies?.state, signedOn, today, leasesWasteland({ kind, claims })),
    };
  },
  rules: OLD_CONTRACT_RULES,
  decide: ({ grantor, grantees, claims, evidenceGrade }, { command }) => {
    const {
      counterparties: _,
      grantorHouseholdId: __,
      parcels: ___,
      annulledContractId: ____,
      ...stated
    } = statedIn(command);
    return [
      OldContractRecorded.of({
        ...stated,
        contractId: contractIdOf(command),
        grantor,
        grantees: [...grantees],
        parcels: claims.map(({ parcelCode, parcel }) => ({
          parcelCode,
          grantor,
          areaDm2: parcel?.areaDm2 ?? 0,
        })),
        evidenceGrade,
      }),
    ];
  },
});

import { type Loaded, type Rule, source } from '#kernel';
import { collectiveActs, collectiveStream, registeredIn, reorganisationStream } from '#collectives/facts';
import { PLACING_RULES, divisionStream } from '#divisions/facts';
import { ParcelSuperseded, ownershipExercisedBy, parcelStream } from '#land-rights/facts';
import { commandSpec, many, one } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  DocumentNumber,
  FenField,
  IntegerField,
  LandCodes,
  LegalDateField,
  NestedList,
} from '#nest/fields';
import {
  type AssetBook,
  AssetDisposed,
  type AssetEntry,
  AssetLandReshaped,
  AssetRegistered,
  FIRST_OPENING_SOURCES,
  FUND_SOURCES,
  type FundSource,
  type KeepingEntry,
  LAND_RULES,
  type LandEntry,
  OPENING_RULES,
  type BalanceEntry,
  REGISTRATION_RULES,
  assetBookStream,
  assetIdOf,
  assetOfLand,
  assetStream,
  kindEntry,
  publicWelfareAssetHasAKeeper,
  purchaseIsEnteredByTheAccountant,
  unitFitsTheKind,
} from '../facts/index.js';
import { AssetDescription, describedBy, figuresOf } from './describing.js';
import { openingOf } from './enter-asset-opening.js';

/** Parcels of one asset. */
const LAND_LIMIT = 200;

export class FundsPart {
  @Choice('资金来源', FUND_SOURCES)
  source: FundSource;

  @FenField('金额', { min: 0 })
  amountFen: number;

  @IntegerField('年度', 1949, 2200, { example: 2018 })
  year: number;

  @DocumentNumber('项目编号（项目资金填）', { optional: true, example: '左扶项〔2018〕12号' })
  projectCode?: string;
}

export class RegisterAsset extends AssetDescription {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @LegalDateField('建成或取得日')
  acquiredOn: string;

  @NestedList('资金来源（合计等于原值；没有计价的不填）', () => FundsPart, {
    optional: true,
    min: 0,
    max: 20,
  })
  funds?: FundsPart[];

  @LandCodes('所含地块的编码（资源性资产填；数量以亩或平方米计的，与地块面积合计核对）', {
    optional: true,
    max: LAND_LIMIT,
  })
  parcels?: string[];

  @LegalDateField('期初日：建账时已有的资产填建账月份的第一日，余额随登记入账', { optional: true })
  openedOn?: string;
}

type Registration = AssetEntry & KeepingEntry & LandEntry & BalanceEntry;

const RULES: readonly Rule<Registration>[] = [
  ...REGISTRATION_RULES,
  collectiveActs(({ collective, acquiredOn: on }) => ({ collective, on, field: 'collectiveId' })),
  ...PLACING_RULES,
  unitFitsTheKind,
  publicWelfareAssetHasAKeeper,
  ...LAND_RULES,
  ...OPENING_RULES,
  purchaseIsEnteredByTheAccountant,
];

type BookLoaded = Loaded<AssetBook | undefined>;

/** What must stand in the book before it can tell to which asset a parcel belongs. */
const LAND_IN_THE_BOOK = [
  source(
    'asset-books',
    AssetRegistered,
    ({ collectiveId, parcels }, { id }: BookLoaded) => id === collectiveId && !!parcels,
  ),
  source('asset-books', AssetLandReshaped, ({ assetId }, { state }: BookLoaded) =>
    (state?.entries ?? []).some((entry) => entry.assetId === assetId),
  ),
  // Which parcel has gone its event does not say; whoever has land in the book may have had it.
  source('asset-books', ParcelSuperseded, (_, { state }: BookLoaded) => state?.land !== undefined),
  source('asset-books', AssetDisposed, ({ collectiveId }, { id }: BookLoaded) => id === collectiveId),
];

/** The parcels that are named, each once. */
const landOf = ({ parcels = [] }: RegisterAsset): readonly string[] => [...new Set(parcels)];

export const registerAsset = commandSpec({
  command: RegisterAsset,
  title: '登记集体资产',
  permission: 'assets.record',
  stream: assetStream,
  subject: {
    kind: 'opening',
    id: (command) => assetIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: RegisterAsset) => collectiveId),
    division: one(divisionStream, ({ divisionCode }: RegisterAsset) => divisionCode),
    land: many(parcelStream, landOf),
    reorganisations: one(reorganisationStream, ({ divisionCode }: RegisterAsset) => divisionCode.slice(0, 6)),
    book: one(
      assetBookStream,
      (command: RegisterAsset) => (landOf(command).length > 0 ? command.collectiveId : undefined),
      LAND_IN_THE_BOOK,
    ),
    openings: one(
      assetBookStream,
      ({ openedOn, kind, collectiveId }: RegisterAsset) =>
        openedOn !== undefined || kindEntry(kind).accounts ? collectiveId : undefined,
      FIRST_OPENING_SOURCES,
    ),
  },
  effectiveOn: ({ acquiredOn }, _, { data }) => ('openedOn' in data ? data.openedOn : acquiredOn),
  facts: ({ command, state, references, context: { today } }): Registration => {
    const { collectiveId, divisionCode, assetClass, kind, acquiredOn, openedOn, funds = [] } = command;
    const { unit, quantityHundredths, useState } = command;
    return {
      known: state,
      ...{ collectiveId, assetClass, kind, acquiredOn, openedOn, funds, today, unit, quantityHundredths },
      useState,
      collective: registeredIn(divisionCode, references.collective?.state),
      figures: figuresOf(command),
      placing: { division: references.division?.state, on: acquiredOn, field: 'divisionCode' },
      booksBeganOn: references.openings?.state?.beganOn,
      asset: command,
      hasKeeper: false,
      land: references.land.map(({ id: parcelCode, state: parcel }) => ({
        ...{ parcelCode, parcel, collectiveId },
        ownerId: ownershipExercisedBy(parcel, references.reorganisations?.state, today),
        belongsTo: assetOfLand(references.book?.state, parcelCode),
      })),
    };
  },
  rules: RULES,
  decide: ({ collectiveId, acquiredOn, openedOn, funds, land, figures }, { command }) => {
    const { divisionCode } = command;
    const asset = { assetId: assetIdOf(command), collectiveId, divisionCode, ...describedBy(command) };
    const registered = AssetRegistered.of({
      ...asset,
      acquiredOn,
      // A source of nothing is none.
      funds: funds.filter(({ amountFen }) => amountFen > 0),
      ...(land.length > 0 && { parcels: land.map(({ parcelCode }) => parcelCode) }),
    });
    return openedOn === undefined ? [registered] : [registered, openingOf(asset, figures, openedOn)];
  },
});

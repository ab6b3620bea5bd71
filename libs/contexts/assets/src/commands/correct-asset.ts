import { type DataOf, differenceOf, forEvery } from '#kernel';
import { CORRECTION_RULES, type CorrectionEntry } from '#corrections/facts';
import { CorrectionGrounds, commandOn, correctedSince } from '#nest';
import { Choice, FenField, NestedList, SubjectId, Text } from '#nest/fields';
import {
  ASSET_CLASSES,
  ASSET_KINDS,
  ASSET_PARTICULARS,
  ASSET_UNITS,
  type Asset,
  AssetCorrected,
  type AssetClass,
  type AssetCorrection,
  type AssetEntry,
  type AssetKind,
  type AssetUnit,
  type KeepingEntry,
  assetStands,
  assetStream,
  corrected,
  depreciationIsWithinTheValue,
  figuresInTheBooksStay,
  figuresOfAsset,
  fundsAddUpToTheValue,
  fundsHaveBeenGiven,
  kindFitsItsClass,
  publicWelfareAssetHasAKeeper,
} from '../facts/index.js';
import { QuantityField } from './describing.js';
import { FundsPart } from './register-asset.js';

export class CorrectAsset extends CorrectionGrounds {
  @SubjectId('资产')
  assetId: string;

  @Text('正确的名称', 60, { optional: true })
  name?: string;

  @Text('正确的坐落或存放地点', 100, { optional: true })
  place?: string;

  @Choice('正确的资产性质', ASSET_CLASSES, { optional: true })
  assetClass?: AssetClass;

  @Choice('正确的资产类别', ASSET_KINDS, { optional: true })
  kind?: AssetKind;

  @Choice('正确的计量单位', ASSET_UNITS, { optional: true })
  unit?: AssetUnit;

  @QuantityField('正确的数量', { optional: true })
  quantityHundredths?: number;

  @FenField('正确的原值', { min: 0, optional: true })
  originalFen?: number;

  @FenField('正确的累计折旧', { min: 0, optional: true })
  depreciatedFen?: number;

  @NestedList('正确的资金来源（全部各项；合计等于原值）', () => FundsPart, {
    optional: true,
    min: 1,
    max: 20,
  })
  funds?: FundsPart[];
}

interface CorrectionCase
  extends
    AssetCorrection,
    Pick<CorrectionEntry, 'papers'>,
    Pick<AssetEntry, 'assetClass' | 'kind' | 'figures'> {
  readonly before: DataOf<typeof AssetCorrected>['before'];
  readonly after: DataOf<typeof AssetCorrected>['after'];
  /** Of an asset that becomes one of public welfare by this. */
  readonly keeping: readonly KeepingEntry[];
  /** Value and money; of an asset that an inventory has revalued only where the money is put right as well. */
  readonly financed: readonly Pick<AssetEntry, 'figures' | 'funds'>[];
  /** Where the money is put right: what it says now. */
  readonly given: readonly Pick<AssetEntry, 'funds' | 'today'>[];
}

/** The money that was registered is of the value of then: an inventory changes the value, not where the money came from. */
function isRevalued({ adjustedBy }: Asset): boolean {
  return adjustedBy.length > 0;
}

/** Puts right what was registered wrongly; what is in the books already is left to an inventory. */
export const correctAsset = commandOn({
  command: CorrectAsset,
  title: '更正资产登记',
  permission: 'registers.correct',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  effectiveOn: correctedSince,
  facts: ({ command, state: asset, context: { today } }): CorrectionCase => {
    const difference = differenceOf(asset, command, ASSET_PARTICULARS);
    const right = corrected(asset, difference.after);
    const { assetClass, kind, funds } = right;
    const figures = figuresOfAsset(right);
    return {
      ...difference,
      ...{ asset, assetClass, kind, figures },
      financed: isRevalued(asset) && !difference.after.funds ? [] : [{ figures, funds }],
      keeping: difference.after.assetClass ? [{ asset: right, hasKeeper: asset.keeper !== undefined }] : [],
      given: difference.after.funds ? [{ funds, today }] : [],
      papers: command.documents?.length ?? 0,
    };
  },
  rules: [
    ...CORRECTION_RULES,
    assetStands,
    figuresInTheBooksStay,
    kindFitsItsClass,
    forEvery<Pick<AssetEntry, 'figures' | 'funds'>, CorrectionCase>(
      fundsAddUpToTheValue,
      ({ financed }) => financed,
    ),
    depreciationIsWithinTheValue,
    forEvery<Pick<AssetEntry, 'funds' | 'today'>, CorrectionCase>(fundsHaveBeenGiven, ({ given }) => given),
    forEvery<KeepingEntry, CorrectionCase>(publicWelfareAssetHasAKeeper, ({ keeping }) => keeping),
  ],
  decide: ({ asset, before, after }, { command: { basis, error } }) => {
    const { assetId, divisionCode, acquiredOn: since } = asset;
    return [AssetCorrected.of({ assetId, divisionCode, since, basis, error, before, after })];
  },
});

import { Grounds, commandOn, one } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  type Asset,
  AssetOpeningEntered,
  FIRST_OPENING_SOURCES,
  type Figures,
  OPENING_RULES,
  assetBookStream,
  assetStream,
} from '../facts/index.js';

export class EnterAssetOpening extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @LegalDateField('期初日（建账月份的第一日）')
  openedOn: string;
}

/** What the books take over, of an asset as it was registered. */
export function openingOf(
  asset: Pick<Asset, 'assetId' | 'collectiveId' | 'divisionCode' | 'code' | 'name' | 'kind'>,
  figures: Figures,
  openedOn: string,
) {
  const { assetId, collectiveId, divisionCode, code, name, kind } = asset;
  return AssetOpeningEntered.of({
    ...{ assetId, collectiveId, divisionCode, code, name, kind },
    ...figures,
    openedOn,
  });
}

/** For an asset that was registered without its balance, gone since or not: what took it off the books finds it there. */
export const enterAssetOpening = commandOn({
  command: EnterAssetOpening,
  title: '资产期初余额入账',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  references: {
    openings: one(
      assetBookStream,
      (_: EnterAssetOpening, asset: Asset | undefined) => asset?.collectiveId,
      FIRST_OPENING_SOURCES,
    ),
  },
  effectiveOn: ({ openedOn }) => openedOn,
  facts: ({ command: { openedOn }, state: asset, references, context: { today } }) => {
    const { openedOn: openedBefore, inventoryId, acquiredOn, changedOn, kind, registeredAs: figures } = asset;
    const { funds, disposal } = asset;
    return {
      ...{ asset, openedOn, openedBefore, inventoryId, acquiredOn, changedOn, kind, figures, funds, today },
      booksBeganOn: references.openings?.state?.beganOn,
      leftUnbookedOn: disposal?.inAccounts && disposal.disposedOn,
    };
  },
  rules: OPENING_RULES,
  decide: ({ asset, figures, openedOn }) => [openingOf(asset, figures, openedOn)],
});

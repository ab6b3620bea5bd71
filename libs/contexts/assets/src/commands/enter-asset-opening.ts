import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import { type Asset, AssetOpeningEntered, type Figures, OPENING_RULES, assetStream } from '../facts/index.js';

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
  effectiveOn: ({ openedOn }) => openedOn,
  facts: ({ command: { openedOn }, state: asset, context: { today } }) => {
    const { openedOn: openedBefore, inventoryId, acquiredOn, changedOn, kind, registeredAs: figures } = asset;
    const { funds, disposal } = asset;
    return {
      ...{ asset, openedOn, openedBefore, inventoryId, acquiredOn, changedOn, kind, figures, funds, today },
      leftUnbookedOn: disposal?.inAccounts && disposal.disposedOn,
    };
  },
  rules: OPENING_RULES,
  decide: ({ asset, figures, openedOn }) => [openingOf(asset, figures, openedOn)],
});

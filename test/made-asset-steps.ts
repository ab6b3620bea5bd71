import { AssetAppraised, AssetDisposed, AssetRegistered, assetIdOf } from '#assets/facts';
import type { DataOf } from '#kernel';
import type { Choose } from './choices.js';
import type { MadeRecord } from './made-record.js';

const SHA = 'b2'.repeat(32);

interface Place {
  readonly divisionCode: string;
  readonly collectiveId: string;
  readonly parcels: readonly string[];
}

type Registered = DataOf<typeof AssetRegistered>;

/** Histories of assets for {@link MadeHistory}: one asset a step, which is valued and disposed of, or not. */
export class MadeAssets {
  constructor(
    private readonly record: MadeRecord,
    private readonly choose: Choose,
  ) {}

  step(place: Place): void {
    const code = `资“${this.record.count}”\\`;
    const asset = this.choose(3) === 0 ? this.land(place, code) : this.house(place, code);
    const stream = `asset-${asset.assetId}`;
    this.record.add(stream, AssetRegistered.of(asset));
    if (asset.assetClass === 'resource' || this.choose(2) === 0) return;
    this.record.add(stream, this.valued(asset));
    if (this.choose(2) === 0) this.record.add(stream, this.disposed(asset));
  }

  private named({ collectiveId, divisionCode }: Place, code: string) {
    const assetId = assetIdOf({ collectiveId, code });
    return { assetId, collectiveId, divisionCode, code, name: `第 ${code}\t项`, place: '村东\n路' };
  }

  private house(place: Place, code: string): Registered {
    const [own, given] = [1_000 + this.choose(1_000_000), this.choose(1_000_000)];
    return {
      ...this.named(place, code),
      ...{ assetClass: 'operating', kind: 'building', unit: 'room', useState: 'idle' },
      ...{ quantityHundredths: 300, originalFen: own + given, depreciatedFen: this.choose(own) },
      acquiredOn: '2018-06-30',
      funds: [
        { source: 'own', amountFen: own, year: 2017 },
        { source: 'assistance-linkage', amountFen: given, year: 2018, projectCode: '12号' },
      ],
    };
  }

  private land(place: Place, code: string): Registered {
    const parcels = place.parcels.slice(0, this.choose(3));
    return {
      ...this.named(place, code),
      ...{ assetClass: 'resource', kind: 'arable-land', unit: 'mu', useState: 'own-use' },
      ...{ quantityHundredths: 1 + this.choose(100_000), originalFen: 0, depreciatedFen: 0 },
      acquiredOn: '1983-01-01',
      funds: [],
      ...(parcels.length > 0 && { parcels }),
    };
  }

  private valued({ assetId, originalFen: valueFen }: Registered) {
    const report = { firm: '太行评估', reportNumber: `评${this.record.count}`, reportSha256: SHA };
    const published = { publishedOn: '2026-01-20', publishedAt: '村务公开栏' };
    return AssetAppraised.of({ assetId, valueFen, appraisedOn: '2026-01-10', ...report, ...published });
  }

  private disposed(asset: Registered) {
    const { assetId, collectiveId, divisionCode, code, name, kind } = asset;
    const { quantityHundredths, originalFen, depreciatedFen } = asset;
    const [priceFen, costsFen] = [this.choose(2_000_000), this.choose(1_000)];
    return AssetDisposed.of({
      ...{ assetId, collectiveId, divisionCode, code, name, kind },
      ...{ quantityHundredths, originalFen, depreciatedFen },
      ...{ manner: 'sale', disposedOn: '2026-02-20', priceFen, costsFen },
      resultFen: priceFen - costsFen - (originalFen - depreciatedFen),
      recipient: { kind: 'cooperative', id: '93140722MA0AB12CXF' },
      resolutionId: this.record.id(),
      paperSha256: SHA,
    });
  }
}

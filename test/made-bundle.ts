import { DIQI_NAMESPACE, canonicalBytes, uuidV5 } from '#kernel';
import {
  GrowingTree,
  type LeafSource,
  bundleEvent,
  bundleHash,
  bundleHead,
  leafBytes,
  leafHash,
  signCheckpoint,
  signerOf,
} from '#transparency-log';

/* Bundles as a system exports them, of made events. */

export const signer = signerOf('diqi.example/140722', Buffer.alloc(32, 5));
export const SIZE = 300;

export const event = (index: number, more: object = {}): LeafSource => ({
  id: uuidV5(DIQI_NAMESPACE, `event ${index}`),
  stream: `parcel-140722100201${String(index % 40).padStart(7, '0')}`,
  revision: Math.floor(index / 40),
  type: 'ParcelRegistered',
  bytes: {
    data: canonicalBytes({ name: `河滩地${index}`, areaDm2: index * 100, ...more }),
    metadata: canonicalBytes({ recordedAt: '2026-03-02T02:00:00.000Z', actor: { account: 'jingban' } }),
  },
});
export const EVENTS = Array.from({ length: SIZE }, (_, index) => event(index));

export function checkpointOf(events: readonly LeafSource[], by = signer): string {
  const tree = GrowingTree.empty();
  for (const each of events) tree.append(leafHash(leafBytes(each)));
  return signCheckpoint(by, { size: events.length, root: tree.root() });
}

export function bundleOf(
  events: readonly LeafSource[],
  checkpoint = checkpointOf(events),
  listed = events,
  stored = events.length,
): Buffer {
  return Buffer.concat([
    Buffer.from(bundleHead(signer.vkey, checkpoint, stored)),
    Buffer.from(listed.map((each) => bundleHash(leafHash(leafBytes(each)))).join('')),
    Buffer.from('\n'),
    ...events.map((each, index) => bundleEvent(index, each)),
  ]);
}

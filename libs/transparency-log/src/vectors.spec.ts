import { describe, expect, test } from '@jest/globals';
import {
  BadNote,
  EMPTY_ROOT,
  GrowingTree,
  consistencyProof,
  inclusionProof,
  leafHash,
  nodeHash,
  openNote,
  rootAt,
  signerOf,
  subtreeOf,
  verifierOf,
  verifyConsistency,
  verifyInclusion,
} from '#transparency-log';

/* Published vectors: the eight leaves of RFC 6962 implementations (transparency-dev/merkle), and a signed note. */

const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));

const LEAVES = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
  '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
  'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
  '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1',
] as const;

const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
] as const;

const NODE_2_3 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const NODE_4_5 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const NODE_6_7 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const NODE_4_7 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const NODE_2_2 = '837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

const leaves = INPUTS.map(leafHash);
const subtree = async (level: number, index: number): Promise<Buffer> =>
  subtreeOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

describe('the tree of RFC 6962', () => {
  test('leaf hashes', () => expect(hex(leaves)).toEqual(LEAVES));

  test('single hashes', () => {
    expect(leafHash(Buffer.from('L123456')).toString('hex')).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  test.each(ROOTS.map((root, size) => [size, root]))('root of %i leaves', async (size, root) => {
    const tree = GrowingTree.empty();
    for (const leaf of leaves.slice(0, Number(size))) tree.append(leaf);
    expect(tree.root().toString('hex')).toBe(root);
    expect((await rootAt(Number(size), subtree)).toString('hex')).toBe(root);
  });

  test('the root of no leaves is the hash of nothing', () =>
    expect(EMPTY_ROOT.toString('hex')).toBe(ROOTS[0]));

  const inclusions: [number, number, string[]][] = [
    [0, 1, []],
    [0, 8, [LEAVES[1], NODE_2_3, NODE_4_7]],
    [5, 8, [LEAVES[4], NODE_6_7, ROOTS[4]]],
    [2, 3, [ROOTS[2]]],
    [1, 5, [LEAVES[0], NODE_2_3, LEAVES[4]]],
    [6, 7, [NODE_4_5, ROOTS[4]]],
  ];
  test.each(inclusions)('inclusion of leaf %i in %i', async (index, size, path) => {
    const proof = await inclusionProof(index, size, subtree);
    expect(hex(proof)).toEqual(path);
    const claim = { index, size, leaf: bytes(LEAVES[index]!), root: bytes(ROOTS[size]!), proof };
    expect(verifyInclusion(claim)).toBe(true);
  });

  const consistencies: [number, number, string[]][] = [
    [1, 1, []],
    [1, 8, [LEAVES[1], NODE_2_3, NODE_4_7]],
    [6, 8, [NODE_4_5, NODE_6_7, ROOTS[4]]],
    [2, 5, [NODE_2_3, LEAVES[4]]],
    [6, 7, [NODE_4_5, LEAVES[6], ROOTS[4]]],
    [4, 8, [NODE_4_7]],
    [3, 7, [LEAVES[2], LEAVES[3], ROOTS[2], NODE_2_2]],
  ];
  test.each(consistencies)('consistency of %i with %i', async (from, to, path) => {
    const proof = await consistencyProof(from, to, subtree);
    expect(hex(proof)).toEqual(path);
    const claim = { from, to, fromRoot: bytes(ROOTS[from]!), toRoot: bytes(ROOTS[to]!), proof };
    expect(verifyConsistency(claim)).toBe(true);
  });
});

describe('the signed note', () => {
  const VKEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
  const SIGNATURE =
    'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';
  const TEXT = 'This is an example message.\n';
  const NOTE = `${TEXT}\n— example.com/foo ${SIGNATURE}\n`;
  const verifier = verifierOf(VKEY);

  test('a published note opens with its published key', () => expect(openNote(NOTE, [verifier])).toBe(TEXT));

  const spoilt: Record<string, string> = {
    'another text': NOTE.replace('example message', 'example massage'),
    'another signature': NOTE.replace('530d', '530d').replace('Uw2QOkn8', 'Uw2QOkn9'),
    'no signature': TEXT,
    'no blank line': NOTE.replace('\n\n', '\n'),
    'no newline at the end': NOTE.slice(0, -1),
    'a hyphen for the dash': NOTE.replace('—', '-'),
    'a control character': NOTE.replace('This', 'Th\u0007s'),
    'half a surrogate pair': NOTE.replace('This', 'Th\ud800s'),
    'signature cut off': NOTE.replace('IneyaQM=', ''),
    'another key of that name': NOTE.replace('Uw2QOk', 'Uw2QOl'),
  };
  test.each(Object.entries(spoilt))('%s is refused', (_, note) => {
    expect(() => openNote(note, [verifier])).toThrow(BadNote);
  });

  test('signatures of unknown keys are ignored, known ones among them count', () => {
    const other = signerOf('example.com/bar', Buffer.alloc(32, 7));
    const lines = `${other.sign(TEXT).slice(TEXT.length + 1)}${NOTE.slice(TEXT.length + 1)}`;
    expect(openNote(`${TEXT}\n${lines}`, [verifier])).toBe(TEXT);
    expect(openNote(`${TEXT}\n${lines}`, [verifierOf(other.vkey)])).toBe(TEXT);
    expect(() => openNote(other.sign(TEXT), [verifier])).toThrow('no known key');
  });

  test('what is signed here opens with the key that is told', () => {
    const signer = signerOf('diqi.example/左权', Buffer.alloc(32, 9));
    const text = '行一\n\n行三\n';
    expect(openNote(signer.sign(text), [verifierOf(signer.vkey)])).toBe(text);
  });

  test.each(['', 'a b', 'a+b', 'a\nb', 'a\u3000b'])('%j names no key', (name) => {
    expect(() => signerOf(name, Buffer.alloc(32))).toThrow(BadNote);
  });

  test.each([
    VKEY.replace('530d903a', '530d903b'),
    VKEY.replace('+Aeky', '+Beky'),
    VKEY.slice(0, -4),
    'example.com/foo',
  ])('%s is no verifier key', (vkey) => expect(() => verifierOf(vkey)).toThrow(BadNote));
});

import { describe, expect, test } from '@jest/globals';
import { canonicalBytes } from '#kernel';
import {
  BadNote,
  type LeafSource,
  eventLeafHash,
  formatProofFile,
  leafBytes,
  leafHash,
  openCheckpoint,
  parseProofFile,
  parseTilePath,
  sha256,
  signCheckpoint,
  signerOf,
  tilePath,
  verifierOf,
} from '#transparency-log';

const signer = signerOf('diqi.example/140722', Buffer.alloc(32, 1));
const keys = [verifierOf(signer.vkey)];
const root = sha256(Buffer.from('root'));

describe('the leaf of an event', () => {
  const event: LeafSource = {
    id: '0190f2a4-7d3c-7000-8000-000000000001',
    stream: 'collective-N2140722123456789X',
    revision: 3,
    type: 'CollectiveRegistered',
    bytes: { data: Buffer.from('{"name":"泽城村"}'), metadata: Buffer.from('{}') },
  };

  test('is these bytes, for ever', () => {
    expect(leafBytes(event).toString()).toBe(
      '{"data":"2d627c26f84a11e311aec2b73d1a5212bf0e306291711cbe6eca122980e42a9c",' +
        '"id":"0190f2a4-7d3c-7000-8000-000000000001",' +
        '"metadata":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",' +
        '"revision":3,"stream":"collective-N2140722123456789X","type":"CollectiveRegistered","v":1}',
    );
  });

  test.each(['parcel-村"\\\u2028/é', 'parcel-😀'])('of the stream %j is canonical', (stream) => {
    const bytes = leafBytes({ ...event, stream });
    expect(canonicalBytes(JSON.parse(bytes.toString()))).toEqual(bytes);
    expect(eventLeafHash({ ...event, stream })).toEqual(leafHash(bytes));
  });
});

describe('a checkpoint', () => {
  const note = signCheckpoint(signer, { size: 12, root });

  test('says origin, size and root, in the form of the specification', () => {
    expect(note.split('\n').slice(0, 5)).toEqual([
      'diqi.example/140722',
      '12',
      root.toString('base64'),
      '',
      expect.stringMatching(/^— diqi\.example\/140722 [A-Za-z0-9+/]{91}=$/),
    ]);
    expect(openCheckpoint(note, signer.name, keys)).toEqual({ origin: signer.name, size: 12, root });
  });

  test('of another log is refused', () => {
    expect(() => openCheckpoint(note, 'diqi.example/140781', keys)).toThrow('diqi.example/140722');
  });

  test.each([
    ['leading zero', `${signer.name}\n012\n${root.toString('base64')}\n`],
    ['negative', `${signer.name}\n-1\n${root.toString('base64')}\n`],
    ['beyond counting', `${signer.name}\n9999999999999999\n${root.toString('base64')}\n`],
    ['short root', `${signer.name}\n12\nAAAA\n`],
    ['no root', `${signer.name}\n12\n`],
    ['no origin', `\n12\n${root.toString('base64')}\n`],
    ['empty extension', `${signer.name}\n12\n${root.toString('base64')}\n\nmore\n`],
  ])('%s is no checkpoint', (_, text) => {
    expect(() => openCheckpoint(signer.sign(text), signer.name, keys)).toThrow(BadNote);
  });

  test('extension lines are read past', () => {
    const extended = signer.sign(`${signer.name}\n12\n${root.toString('base64')}\nmore\n`);
    expect(openCheckpoint(extended, signer.name, keys)).toMatchObject({ size: 12 });
  });
});

describe('a proof file', () => {
  const checkpoint = signCheckpoint(signer, { size: 3, root });
  const file = { index: 2, proof: [sha256(Buffer.from('a')), sha256(Buffer.from('b'))], checkpoint };

  test('reads as it was written', () => {
    const text = formatProofFile(file);
    expect(text).toBe(
      `c2sp.org/tlog-proof@v1\nindex 2\n${file.proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`,
    );
    expect(parseProofFile(text)).toEqual(file);
  });

  test('of the only leaf has no hashes', () => {
    expect(parseProofFile(formatProofFile({ ...file, proof: [] }))).toEqual({ ...file, proof: [] });
  });

  test('may have an extra line', () => {
    const text = formatProofFile(file).replace('index', 'extra YWJj\nindex');
    expect(parseProofFile(text)).toEqual(file);
  });

  const text = formatProofFile(file);
  test.each([
    ['another version', text.replace('@v1', '@v2')],
    ['no index', text.replace('index 2\n', '')],
    ['leading zero', text.replace('index 2', 'index 02')],
    ['a hash cut off', text.replace(/=\n/, '\n')],
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 2\n'],
    ['nothing', ''],
  ])('%s is refused', (_, spoilt) => expect(() => parseProofFile(spoilt)).toThrow(BadNote));
});

describe('tile paths', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, '0/000'],
    [{ level: 0, index: 5, width: 112 }, '0/005.p/112'],
    [{ level: 1, index: 1_234_067, width: 256 }, '1/x001/x234/067'],
    [{ level: 63, index: 1000, width: 1 }, '63/x001/000.p/1'],
  ])('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    '',
    '0',
    '0/0',
    '00/000',
    '64/000',
    '0/000.p/0',
    '0/000.p/256',
    '0/x000/000',
    '0/1000',
    '0/000/',
  ])('%j names no tile', (path) => expect(parseTilePath(path)).toBeUndefined());
});

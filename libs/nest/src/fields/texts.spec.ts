import { describe, expect, it } from '@jest/globals';
import { readBody } from '../validation.js';
import { Explanation } from './texts.js';

class Note {
  @Explanation('办理情况', 20)
  note: string;
}

describe('a text that must say something', () => {
  it.each(['无', '。', ' ', '……！', '1', '无。', '暂无', 'N/A', '哈哈哈', '。无 。', '——', '１１１'])(
    'refused: %j',
    async (note) => {
      const [error] = (await readBody(Note, { note })) as { field: string; detail: string }[];
      expect(error).toMatchObject({ field: 'note', detail: expect.stringMatching(/^办理情况.*请/) });
    },
  );

  it.each(['已补办', '备案', '已到乡镇备案。', '见 2026-12 号回执', '无异议'])('taken: %j', async (note) => {
    expect(await readBody(Note, { note })).toEqual({ note });
  });

  it('is a text like every other', async () => {
    expect(await readBody(Note, { note: '办'.repeat(10) + '好'.repeat(11) })).toMatchObject([
      { detail: '办理情况最多 20 个字，请缩短' },
    ]);
    expect(await readBody(Note, {})).toMatchObject([{ field: 'note' }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { ruleCatalogOf } from '#nest';
import { CONTEXTS } from '#platform';

describe('the rules, as they are read out at the desk', () => {
  const rules = ruleCatalogOf(CONTEXTS.flatMap(({ commands }) => commands));

  it('are whole Chinese sentences', () => {
    expect(rules.filter(({ sentence }) => !/[一-鿿].*。$/.test(sentence))).toEqual([]);
  });

  it('cite a law with its article, or the point of a standard or of the register', () => {
    const statute = /^第[一二三四五六七八九十百千零]+条/;
    const cites = ({ law, article }: { law: string; article: string }) =>
      law !== '' && (/(法|典|办法|制度|解释)$/.test(law) ? statute : /[一-鿿]/).test(article);
    expect(rules.filter(({ basis }) => basis.length === 0 || !basis.every(cites))).toEqual([]);
  });
});

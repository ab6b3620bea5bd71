import { type JsonValue, type LegalBasis, dm2OfMu } from '#kernel';
import type { PolicyKey, PolicyValue } from './keys.js';

interface TemplateRow {
  readonly key: PolicyKey;
  readonly value: JsonValue;
  readonly basis: LegalBasis;
}

/** Rows that one county published and that others may begin with, until they confirm or replace them. */
interface PolicyTemplate {
  readonly title: string;
  /** 文号 and day of the paper. */
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly rows: readonly TemplateRow[];
}

function row<Key extends PolicyKey>(
  key: Key,
  article: string,
  value: PolicyValue<Key> & JsonValue,
): TemplateRow {
  return { key, value, basis: { law: '介休市农村产权交易规模额度', article } };
}

/** Ten thousand yuan in fen: the paper counts in them. */
const wan = (count: number): number => count * 1_000_000;
const everything = { county: { fromAmountFen: 0 } };

/**
 * 介政办发〔2020〕27号 of a county-level city in the same prefecture. Whatever reaches its county limits is handled
 * there, the rest in the township; from the lower limits on the county reviews it.
 */
const JIEXIU_2020: PolicyTemplate = {
  title: '介休市农村产权交易规模额度',
  documentNumber: '介政办发〔2020〕27号',
  issuedOn: '2020-06-18',
  rows: [
    row('exchange.handling.uncontracted-arable', '集体非承包耕地经营权', {
      county: { fromAreaDm2: dm2OfMu(50) },
      countyReview: { fromAreaDm2: dm2OfMu(20) },
    }),
    row('exchange.handling.contracted-land', '农户承包土地经营权', {
      county: { fromAreaDm2: dm2OfMu(50) },
    }),
    row('exchange.handling.wasteland', '“四荒”使用权', {
      county: { fromAreaDm2: dm2OfMu(50), fromAmountFen: wan(20) },
      countyReview: { fromAreaDm2: dm2OfMu(20), fromAmountFen: wan(5) },
    }),
    row('exchange.handling.operating-assets', '集体经营性资产', {
      county: { fromAmountFen: wan(20) },
      countyReview: { fromAmountFen: wan(5) },
    }),
    row('exchange.handling.forest', '林权', {
      county: { fromAreaDm2: dm2OfMu(300), fromAmountFen: wan(20) },
      countyReview: { fromAmountFen: wan(5) },
    }),
    row('exchange.handling.farm-facilities', '农业生产设施设备', { county: { fromAmountFen: wan(10) } }),
    row('exchange.handling.small-water-works', '小型水利设施使用权', { county: { fromAmountFen: wan(10) } }),
    row('exchange.handling.intellectual-property', '农业类知识产权', everything),
    row('exchange.handling.collective-equity', '集体经济组织股权', everything),
    row('exchange.handling.works', '集体工程建设招投标', { county: { fromAmountFen: wan(50) } }),
    row('exchange.handling.purchases', '集体资产购置', { county: { fromAmountFen: wan(10) } }),
  ],
};

export const POLICY_TEMPLATES = { '140781-2020-27': JIEXIU_2020 } as const;
export type PolicyTemplateCode = keyof typeof POLICY_TEMPLATES;

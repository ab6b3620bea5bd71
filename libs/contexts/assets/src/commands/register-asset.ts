import { type Rule } from '#kernel';
import { collectiveActs, collectiveStream, registeredIn } from '#collectives/facts';
import { PLACING_RULES, divisionStream } from '#divisions/facts';
import { commandSpec, one } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  DocumentNumber,
  FenField,
  IntegerField,
  LegalDateField,
  NestedList,
} from '#nest/fields';
import {
  type AssetEntry,
  AssetRegistered,
  FUND_SOURCES,
  type FundSource,
  type KeepingEntry,
  REGISTRATION_RULES,
  assetIdOf,
  assetStream,
  publicWelfareAssetHasAKeeper,
} from '../facts/index.js';
import { AssetDescription, describedBy, figuresOf } from './describing.js';

class FundsPart {
  @Choice('资金来源', FUND_SOURCES)
  source: FundSource;

  @FenField('金额', { min: 0 })
  amountFen: number;

  @IntegerField('年度', 1949, 2200, { example: 2018 })
  year: number;

  @DocumentNumber('项目编号（项目资金填）', { optional: true, example: '左扶项〔2018〕12号' })
  projectCode?: string;
}

export class RegisterAsset extends AssetDescription {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @LegalDateField('建成或取得日')
  acquiredOn: string;

  @NestedList('资金来源（合计等于原值；没有计价的不填）', () => FundsPart, {
    optional: true,
    min: 0,
    max: 20,
  })
  funds?: FundsPart[];
}

type Registration = AssetEntry & KeepingEntry;

const RULES: readonly Rule<Registration>[] = [
  ...REGISTRATION_RULES,
  collectiveActs(({ collective, acquiredOn: on }) => ({ collective, on, field: 'collectiveId' })),
  ...PLACING_RULES,
  publicWelfareAssetHasAKeeper,
];

export const registerAsset = commandSpec({
  command: RegisterAsset,
  title: '登记集体资产',
  permission: 'assets.record',
  stream: assetStream,
  subject: {
    kind: 'opening',
    id: (command) => assetIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: RegisterAsset) => collectiveId),
    division: one(divisionStream, ({ divisionCode }: RegisterAsset) => divisionCode),
  },
  effectiveOn: ({ acquiredOn }) => acquiredOn,
  facts: ({ command, state, references, context: { today } }): Registration => {
    const { collectiveId, divisionCode, assetClass, kind, acquiredOn, funds = [] } = command;
    return {
      known: state,
      ...{ collectiveId, assetClass, kind, acquiredOn, funds, today },
      collective: registeredIn(divisionCode, references.collective?.state),
      figures: figuresOf(command),
      placing: { division: references.division?.state, on: acquiredOn, field: 'divisionCode' },
      asset: command,
      hasKeeper: false,
    };
  },
  rules: RULES,
  decide: ({ collectiveId, acquiredOn, funds }, { command }) => [
    AssetRegistered.of({
      assetId: assetIdOf(command),
      ...{ collectiveId, divisionCode: command.divisionCode, acquiredOn },
      ...describedBy(command),
      // A source of nothing is none.
      funds: funds.filter(({ amountFen }) => amountFen > 0),
    }),
  ],
});

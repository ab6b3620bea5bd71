import { Evidence, commandOn } from '#nest';
import { CreditCode, Text } from '#nest/fields';
import {
  CollectiveDomicileRecorded,
  type DomicileEntry,
  collectiveActs,
  collectiveStream,
  domicileFollowsTheLast,
} from '../facts/index.js';

/** The first, or another one from `effectiveOn` on. */
export class RecordCollectiveDomicile extends Evidence {
  @CreditCode('统一社会信用代码')
  collectiveId: string;

  @Text('住所（主要办事机构所在地）', 100, { example: '左权县辽阳镇黄家会村文化广场东侧' })
  domicile: string;
}

export const recordCollectiveDomicile = commandOn({
  command: RecordCollectiveDomicile,
  title: '登记集体经济组织住所',
  permission: 'collectives.register',
  stream: collectiveStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command: { domicile }, state: collective, context }) => ({
    collective,
    domicile,
    on: context.effectiveOn,
    field: 'collectiveId',
  }),
  rules: [domicileFollowsTheLast, collectiveActs((entry: DomicileEntry) => entry)],
  decide: ({ domicile }) => [CollectiveDomicileRecorded.of({ domicile })],
});

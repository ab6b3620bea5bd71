import { Evidence, commandOn } from '#nest';
import { CreditCode, Text } from '#nest/fields';
import {
  CollectiveRenamed,
  type NameEntry,
  collectiveActs,
  collectiveStream,
  nameFollowsTheLast,
} from '../facts/index.js';

/** The name is used from `effectiveOn` on. */
export class ChangeCollectiveName extends Evidence {
  @CreditCode('统一社会信用代码')
  collectiveId: string;

  @Text('新名称', 60, { example: '左权县桐峪镇粟城村股份经济合作社' })
  name: string;
}

export const changeCollectiveName = commandOn({
  command: ChangeCollectiveName,
  title: '登记集体经济组织更名',
  permission: 'collectives.register',
  stream: collectiveStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command: { name }, state: collective, context }) => ({
    collective,
    name,
    on: context.effectiveOn,
    field: 'collectiveId',
  }),
  rules: [nameFollowsTheLast, collectiveActs((entry: NameEntry) => entry)],
  decide: ({ collective: { collectiveId, divisionCode, name: formerName }, name, on: from }) => [
    CollectiveRenamed.of({ collectiveId, divisionCode, name, formerName, from }),
  ],
});

import { Entity } from 'typeorm';
import { citationOf } from '#kernel';
import { CountCell, DateCell, JsonCell, KeyCell, TextCell } from '#nest';
import { JsonColumn, KeyColumn, type Rows, TextColumn, amend, projection, rowOf, when } from '#read-store';
import {
  POLICY_KEYS,
  type PolicyKey,
  PolicyRowConfirmed,
  PolicyRowSet,
  ROW_STANDINGS,
  lastDayOf,
  standingWhenSet,
} from '../facts/index.js';

@Entity()
export class PolicyRowRow {
  /** `<county>/<key>/<from>/<revision>`: pages by key, by first day, by order of setting. */
  @KeyCell('行')
  id: string;
  @TextCell('参数行编号')
  rowId: string;
  @TextCell('县级区划代码')
  divisionCode: string;
  @TextCell('参数')
  key: PolicyKey;
  @TextCell('参数名称')
  title: string;
  @JsonCell('值')
  value: { value: unknown };
  @TextCell('单位')
  unit: string;
  @DateCell('生效日')
  startsOn: string;
  @DateCell('失效日：没有写明的，为后一行生效的前一日；没有后一行的为空', { nullable: true })
  endsOn: string | null;
  @TextCell('依据')
  basis: string;
  @TextCell('依据的文号', { nullable: true })
  documentNumber: string | null;
  @TextCell('状态', { enum: ROW_STANDINGS })
  standing: keyof typeof ROW_STANDINGS;
  @TextCell('采用的范本', { nullable: true })
  template: string | null;
  @TextCell('设定人（账号）')
  enteredBy: string;
  @TextCell('设定人的岗位')
  enteredAs: string;
  @DateCell('确认日', { nullable: true })
  confirmedOn: string | null;
  @TextCell('更正它的参数行', { nullable: true })
  replacedBy: string | null;
  @CountCell('版次：本县第几次设定，从 0 起')
  revision: number;
}

/** Where a row stands among the rows of its county. */
@Entity()
export class PolicyPlaceRow {
  @KeyColumn()
  rowId: string;
  @TextColumn()
  place: string;
}

interface Span {
  readonly rowId: string;
  readonly from: string;
  readonly to?: string | undefined;
}

/** The rows of one key of a county that nothing has corrected, with the days that they state. */
@Entity()
export class PolicySpansRow {
  /** `<county>/<key>` */
  @KeyColumn()
  id: string;
  @JsonColumn()
  spans: Span[];
}

/** Enters a row among those of its key, in the stead of one that it corrects, and says of each when it ends by now. */
async function enter(rows: Rows, id: string, span: Span, replaces: string | undefined): Promise<void> {
  const before = (await rows.get(PolicySpansRow, { id }))?.spans ?? [];
  const spans = [...before.filter(({ rowId }) => rowId !== replaces), span];
  rows.put(PolicySpansRow, { id, spans });
  for (const each of spans) await change(rows, each.rowId, { endsOn: lastDayOf(each, spans) ?? null });
}

async function change(rows: Rows, rowId: string, changed: Partial<PolicyRowRow>): Promise<void> {
  const { place: id } = await rowOf(rows, PolicyPlaceRow, { rowId });
  await amend<PolicyRowRow>(rows, PolicyRowRow, { id }, () => changed);
}

export const policyRegister = projection({
  name: 'policies',
  title: '政策参数',
  version: 4,
  tables: [PolicyRowRow, PolicyPlaceRow, PolicySpansRow],
  on: [
    when(PolicyRowSet, async ({ data, revision, metadata: { actor } }, rows) => {
      const { rowId, divisionCode, key, value, from, to, basis, documentNumber, template, replaces } = data;
      const { title, unit } = POLICY_KEYS[key];
      const id = `${divisionCode}/${key}/${from}/${String(revision).padStart(9, '0')}`;
      rows.put(PolicyPlaceRow, { rowId, place: id });
      rows.put(PolicyRowRow, {
        id,
        rowId,
        divisionCode,
        key,
        title,
        // A column of JSON takes a number or a list only inside an object.
        value: { value },
        unit,
        startsOn: from,
        endsOn: to ?? null,
        basis: citationOf(basis),
        documentNumber: documentNumber ?? null,
        standing: standingWhenSet(data),
        template: template ?? null,
        enteredBy: actor.account,
        enteredAs: actor.role,
        confirmedOn: null,
        replacedBy: null,
        revision,
      });
      await enter(rows, `${divisionCode}/${key}`, { rowId, from, ...(to && { to }) }, replaces);
      if (replaces) await change(rows, replaces, { standing: 'replaced', replacedBy: rowId });
    }),
    when(PolicyRowConfirmed, ({ data, metadata: { effectiveOn } }, rows) => {
      const { rowId, basis, documentNumber } = data;
      return change(rows, rowId, {
        standing: 'confirmed',
        confirmedOn: effectiveOn,
        ...(basis && { basis: citationOf(basis), documentNumber: null }),
        ...(documentNumber && { documentNumber }),
      });
    }),
  ],
});

import { Entity } from 'typeorm';
import { AreaCell, CountCell, DateCell, KeyCell, TextCell, register } from '#nest';
import { type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import { HOLDER_KINDS, type Holder } from '#land-rights/facts';
import {
  DISCOVERIES,
  FORUMS,
  OCCUPATION_STANDINGS,
  OCCUPIED_KINDS,
  type Occupation,
  OccupationBroughtBeforeForum,
  OccupationContracted,
  OccupationRecorded,
  OccupiedPropertyReturned,
  occupationStream,
} from '../facts/index.js';

/** A line of the register of land and houses that are used without a contract. */
@Entity()
export class OccupationRow {
  @KeyCell('无合同占用')
  occupationId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('占用的是', { enum: OCCUPIED_KINDS })
  kind: Occupation['kind'];
  @TextCell('地块编码', { nullable: true })
  parcelCode: string | null;
  @TextCell('位置')
  place: string;
  @TextCell('占用人类型', { nullable: true, enum: HOLDER_KINDS })
  occupierKind: Holder['kind'] | null;
  @TextCell('占用人编号', { nullable: true })
  occupierId: string | null;
  @DateCell('占用自何日起')
  occupiedSince: string;
  @AreaCell('占用面积')
  areaDm2: number;
  @TextCell('发现途径', { enum: DISCOVERIES })
  discovery: Occupation['discovery'];
  @DateCell('发现日')
  foundOn: string;
  @TextCell('处理情况', { enum: OCCUPATION_STANDINGS })
  standing: Occupation['standing'];
  @TextCell('补签的合同', { nullable: true })
  contractId: string | null;
  @TextCell('受理机构', { nullable: true, enum: FORUMS })
  forum: keyof typeof FORUMS | null;
  @TextCell('案号', { nullable: true })
  caseNumber: string | null;
  @DateCell('了结日', { nullable: true })
  settledOn: string | null;
  /** Revision of the occupation's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

async function settle(
  rows: Rows,
  { subject: occupationId, revision }: SeenEvent,
  change: Partial<OccupationRow>,
): Promise<void> {
  await amend(rows, OccupationRow, { occupationId }, () => ({ ...change, revision }));
}

export const occupationRegister = projection({
  name: 'occupations',
  title: '无合同占用登记簿',
  version: 1,
  tables: [OccupationRow],
  on: [
    when(OccupationRecorded, ({ data, revision }, rows) => {
      const { occupier, parcelCode = null } = data;
      const open = { contractId: null, forum: null, caseNumber: null, settledOn: null };
      rows.put(OccupationRow, {
        ...data,
        ...open,
        parcelCode,
        occupierKind: occupier?.kind ?? null,
        occupierId: occupier?.id ?? null,
        standing: 'found',
        revision,
      });
    }),
    when(OccupationContracted, (event, rows) => {
      const { contractId, contractedOn: settledOn } = event.data;
      return settle(rows, event, { standing: 'contracted', contractId, settledOn });
    }),
    when(OccupiedPropertyReturned, (event, rows) =>
      settle(rows, event, { standing: 'returned', settledOn: event.data.returnedOn }),
    ),
    when(OccupationBroughtBeforeForum, (event, rows) => {
      const { forum, caseNumber } = event.data;
      return settle(rows, event, { standing: 'before-forum', forum, caseNumber });
    }),
  ],
});

export const occupations = register({
  noun: ['Occupation', 'Occupations'],
  title: '无合同占用登记簿',
  item: '无合同占用',
  path: 'occupations',
  view: occupationRegister,
  row: OccupationRow,
  key: 'occupationId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'kind', 'standing', 'parcelCode', 'occupierId'],
  ranges: ['foundOn', 'settledOn'],
  history: occupationStream,
});

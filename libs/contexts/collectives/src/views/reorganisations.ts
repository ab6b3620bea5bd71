import { Entity } from 'typeorm';
import { DateCell, KeyCell, TextCell, TextsCell, register } from '#nest';
import { projection, when } from '#read-store';
import {
  CollectiveMergerRecorded,
  CollectiveSplitRecorded,
  DISTRIBUTED_KINDS,
  type DistributedKind,
} from '../facts/index.js';

const REORGANISATION_KINDS = { merger: '合并', split: '分立' } as const;

@Entity()
export class ReorganisationRow {
  @KeyCell('合并分立编号')
  reorganisationId: string;
  @TextCell('合并或分立', { enum: REORGANISATION_KINDS })
  kind: keyof typeof REORGANISATION_KINDS;
  @TextCell('所在区划代码')
  divisionCode: string;
  @DateCell('生效日')
  on: string;
  @TextsCell('合并各方，或分立的集体')
  parties: string[];
  @TextsCell('终止的集体')
  ended: string[];
  @TextsCell('新设的集体')
  founded: string[];
  @TextCell('行使终止集体权利的集体')
  successorId: string;
  @TextsCell('成员大会的决议')
  resolutions: string[];
  @TextsCell('乡镇审核')
  reviews: string[];
  @TextsCell('县级批准')
  approvals: string[];
  @DateCell('公告日')
  announcedOn: string;
  @TextCell('公告处所')
  announcedAt: string;
}

/** One thing that a split gave to one of its collectives. */
@Entity()
export class DistributionRow {
  @KeyCell('分割事项编号')
  itemId: string;
  @TextCell('合并分立编号')
  reorganisationId: string;
  @TextCell('所在区划代码')
  divisionCode: string;
  @TextCell('分立的集体')
  fromId: string;
  @TextCell('分得的集体')
  collectiveId: string;
  @TextCell('财产类别', { enum: DISTRIBUTED_KINDS })
  kind: DistributedKind;
  @TextCell('地块编码或名称')
  reference: string;
  @DateCell('生效日')
  on: string;
}

interface Shown {
  readonly collectiveId: string;
  readonly resolutionId: string;
  readonly reviewId: string;
  readonly approvalId: string;
}

function papersOf(parties: readonly Shown[]) {
  return {
    parties: parties.map(({ collectiveId }) => collectiveId),
    resolutions: parties.map(({ resolutionId }) => resolutionId),
    reviews: parties.map(({ reviewId }) => reviewId),
    approvals: parties.map(({ approvalId }) => approvalId),
  };
}

export const reorganisationRegister = projection({
  name: 'reorganisations',
  title: '集体合并分立登记簿',
  version: 1,
  tables: [ReorganisationRow, DistributionRow],
  on: [
    when(CollectiveMergerRecorded, ({ data }, rows) => {
      const { reorganisationId, divisionCode, on, absorbed, founded, successorId, announcement } = data;
      rows.put(ReorganisationRow, {
        reorganisationId,
        kind: 'merger',
        divisionCode,
        on,
        ...papersOf(data.parties),
        ended: absorbed,
        founded: founded ? [founded.collectiveId] : [],
        successorId,
        announcedOn: announcement.announcedOn,
        announcedAt: announcement.place,
      });
    }),
    when(CollectiveSplitRecorded, ({ data }, rows) => {
      const { reorganisationId, divisionCode, on, collectiveId, founded, carriedOnBy, announcement } = data;
      rows.put(ReorganisationRow, {
        reorganisationId,
        kind: 'split',
        divisionCode,
        on,
        ...papersOf([data.party]),
        ended: carriedOnBy === collectiveId ? [] : [collectiveId],
        founded: founded.map((each) => each.collectiveId),
        successorId: carriedOnBy,
        announcedOn: announcement.announcedOn,
        announcedAt: announcement.place,
      });
      for (const [index, each] of data.distribution.entries())
        rows.put(DistributionRow, {
          itemId: `${reorganisationId}-${index + 1}`,
          reorganisationId,
          divisionCode,
          fromId: collectiveId,
          ...each,
          on,
        });
    }),
  ],
});

/** The history of each is that of the collectives that took part; all of a county's stand in one stream. */
export const reorganisations = register({
  noun: ['Reorganisation', 'Reorganisations'],
  title: '集体合并分立登记簿',
  item: '合并或分立',
  path: 'reorganisations',
  view: reorganisationRegister,
  row: ReorganisationRow,
  key: 'reorganisationId',
  place: 'divisionCode',
  filters: ['divisionCode', 'kind', 'successorId'],
  ranges: ['on'],
});

export const distributions = register({
  noun: ['Distribution', 'Distributions'],
  title: '分立财产分割登记簿',
  item: '分割事项',
  path: 'distributions',
  view: reorganisationRegister,
  row: DistributionRow,
  key: 'itemId',
  place: 'divisionCode',
  filters: ['divisionCode', 'reorganisationId', 'fromId', 'collectiveId', 'kind', 'reference'],
});

import { EVIDENCE_GRADES, type JsonObject } from '#kernel';
import { RuleOutcomeBody } from './bodies.js';
import { SourceDocument } from './evidence.js';
import { AfterQuery } from './page.js';
import { DateQuery, InstantQuery, IntegerQuery } from './query-fields.js';
import {
  ShownDate,
  ShownFlag,
  ShownInstant,
  ShownNumber,
  ShownObject,
  ShownParts,
  ShownText,
  ShownTexts,
} from './shown.js';

/* What is asked of a history, and what is answered. */

const TIMELINE_LIMIT = 200;

export class TimelineQuery extends AfterQuery {
  @IntegerQuery('从哪个版次开始', 0, 1_000_000_000)
  from?: number;
  @IntegerQuery('条数', 1, TIMELINE_LIMIT)
  limit?: number;
}

/** The clock of when we learned it. */
export class KnownQuery extends AfterQuery {
  @IntegerQuery('以哪个位置为止的记录所知为准', -1, Number.MAX_SAFE_INTEGER)
  knownAtPosition?: number;
  @InstantQuery('以哪个时刻为止的记录所知为准，例如 2026-03-01T00:00:00.000Z')
  knownAt?: string;
}

/** Two clocks: when it was true, and when we learned it. */
export class HistoryQuery extends KnownQuery {
  @DateQuery('截至哪一天的事实（不填则不限）')
  on?: string;
}

export class TimelineEntryBody {
  @ShownText('事件编号')
  eventId: string;
  @ShownText('事件')
  type: string;
  @ShownText('事件名称')
  title: string;
  @ShownNumber('版次')
  revision: number;
  @ShownNumber('在全部记录中的位置')
  position: number;
  @ShownInstant('登记时刻')
  recordedAt: string;
  @ShownDate('事实发生日')
  effectiveOn: string;
  @ShownText('登记人')
  account: string;
  @ShownText('岗位')
  role: string;
  @ShownText('授权所在区划')
  organisation: string;
  @ShownText('命令')
  command: string;
  @ShownText('事由', { nullable: true })
  reason: string | null;
  @ShownParts('依据文件', () => SourceDocument)
  documents: SourceDocument[];
  @ShownText('证据等级（补录的事实）', { nullable: true, enum: EVIDENCE_GRADES })
  evidenceGrade: keyof typeof EVIDENCE_GRADES | null;
  @ShownTexts('经审查符合的规则')
  rulesHeld: string[];
  @ShownParts('警告', () => RuleOutcomeBody)
  warnings: RuleOutcomeBody[];
  @ShownParts('待办', () => RuleOutcomeBody)
  tasks: RuleOutcomeBody[];
  @ShownTexts('所用政策参数')
  policies: string[];
  @ShownObject('内容')
  data: JsonObject;
}

export class TimelineBody {
  @ShownParts('各条记录，由早到晚', () => TimelineEntryBody)
  items: TimelineEntryBody[];
  @ShownNumber('下一页的 from；没有则为最后一页', { nullable: true })
  next: number | null;
}

export class StateBody {
  @ShownText('编号')
  id: string;
  @ShownFlag('届时是否存在')
  exists: boolean;
  @ShownDate('截至哪一天的事实', { nullable: true })
  on: string | null;
  @ShownNumber('以哪个位置为止的记录所知为准')
  knownAtPosition: number;
  @ShownNumber('所依据的最后一条记录的版次；-1 表示没有')
  revision: number;
  @ShownObject('状态', { nullable: true })
  state: object | null;
}

import { EVIDENCE_GRADES, textPropertyOf } from '#kernel';
import { Choice, Sha256, LegalDateField, NestedList, Text } from './fields/index.js';

/** A paper on which a fact rests, by the hash of its scan. */
export class SourceDocument {
  @Text('文件名称', 100, { example: '合同扫描件' })
  title: string;

  @Sha256('扫描件的 SHA-256')
  sha256: string;
}

/** What every command may carry: why it is recorded, and on which papers. */
export abstract class Grounds {
  @Text('事由', 200, { optional: true, example: '按村民会议决议办理' })
  reason?: string;

  @NestedList('依据文件', () => SourceDocument, { optional: true, max: 20 })
  documents?: SourceDocument[];

  @Choice('证据等级（补录以前的事实时填）', EVIDENCE_GRADES, { optional: true })
  evidenceGrade?: keyof typeof EVIDENCE_GRADES;
}

/** And when the fact became true, unless another field of the command says that. */
export abstract class Evidence extends Grounds {
  @LegalDateField('事实发生日（不填则为今天）', { optional: true })
  effectiveOn?: string;
}

/** What a command says of itself; one that a process manager sends says only when its fact became true. */
export function evidenceOf(command: object): Partial<Evidence> {
  if (command instanceof Grounds) return command;
  const effectiveOn = textPropertyOf(command, 'effectiveOn');
  return effectiveOn === undefined ? {} : { effectiveOn };
}

/** What a command states, without when it became true, why it is recorded and on which papers. */
export function statedIn<Command extends Grounds & { effectiveOn?: string }>(
  command: Command,
): Omit<Command, keyof Evidence> {
  const { effectiveOn: _, reason: __, documents: ___, evidenceGrade: ____, ...stated } = command;
  return stated;
}

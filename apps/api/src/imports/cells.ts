import { type CodeCheck, bad, good, legalDateFault } from '#kernel';

/** One cell of a table as it came, before it is known what it should be. An empty one is undefined. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'flag'; readonly flag: boolean }
  /** A formula without a value, or an error of the spreadsheet: 「#N/A」. */
  | { readonly kind: 'fault'; readonly text: string };

/** A cell as text; nothing for one that holds only blanks. */
export function textCell(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

/** Spreadsheets keep and show 15 digits of a number; what a file holds beyond them is noise of its arithmetic. */
const DIGITS_KEPT = 15;

/** What stands in a cell, for people. */
export function shownCell(cell: Cell | undefined): string {
  if (!cell) return '';
  switch (cell.kind) {
    case 'number':
      return String(Number(cell.number.toPrecision(DIGITS_KEPT)));
    case 'date':
      return cell.date;
    case 'flag':
      return cell.flag ? '是' : '否';
    case 'text':
    case 'fault':
      return cell.text;
  }
}

/** How the cells of a column are read. */
export interface Reading {
  /** How they are filled, a Chinese sentence. */
  readonly note: string;
  /** Choices of the dropdown, as they are written. */
  readonly choices?: readonly string[];
  /** The value, or a Chinese reason that follows the header. */
  readonly read: (cell: Cell) => CodeCheck<unknown>;
}

/** Digits that are written full width, and blanks that nobody sees. */
function narrow(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\p{Cf}\s]+/gu, '');
}

export const words: Reading = {
  note: '文字',
  read: (cell) => good(shownCell(cell).normalize('NFC').trim()),
};

const LOST = '已被表格软件当成数字，位数已经丢失，请把整列设为“文本”格式后重新填写';

/** Codes and numbers that are names: leading zeros and every digit count. */
export const code: Reading = {
  note: '按文本填写，一位不少',
  read: (cell) => {
    if (cell.kind === 'number')
      return Number.isSafeInteger(cell.number) && String(cell.number).length <= DIGITS_KEPT
        ? good(String(cell.number))
        : bad(LOST);
    if (cell.kind === 'date' || cell.kind === 'flag') return bad('应为编码，请按文本填写');
    const text = narrow(cell.text).replace(/^'/, '');
    return /^\d(\.\d+)?E\+?\d+$/i.test(text) ? bad(LOST) : good(text);
  },
};

/** Codes of one kind that a parser of the kernel explains; what is wanted of them is worked out from the code. */
export function codeOf(
  parse: (text: string) => CodeCheck<unknown>,
  wanted: (text: string) => string = (text) => text,
): Reading {
  return {
    ...code,
    read: (cell) => {
      const text = code.read(cell);
      if (!text.ok) return text;
      const parsed = parse(String(text.value));
      return parsed.ok ? good(wanted(String(text.value))) : bad(`不正确：${parsed.reason}`);
    },
  };
}

/** Several codes in one cell. */
export const codes: Reading = {
  note: '有多个的，用顿号隔开，按文本填写',
  read: (cell) => {
    if (cell.kind !== 'text') {
      const one = code.read(cell);
      return one.ok ? good([one.value]) : one;
    }
    const parts = cell.text.split(/[、,，;；\s]+/u).filter((part) => part !== '');
    const read = parts.map((text) => code.read({ kind: 'text', text }));
    return read.find((each) => !each.ok) ?? good(read.map((each) => each.ok && each.value));
  },
};

const DATE = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;
const PLAIN_DATE = /^(\d{4})(\d{2})(\d{2})$/;

export const day: Reading = {
  note: '日期，如 2026-01-31、2026/1/31、2026年1月31日',
  read: (cell) => {
    if (cell.kind === 'date') return dayOf(cell.date);
    const text = narrow(shownCell(cell));
    const [, year = '', month = '', date = ''] = DATE.exec(text) ?? PLAIN_DATE.exec(text) ?? [];
    const found = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    return dayOf(found);
  },
};

function dayOf(date: string): CodeCheck<string> {
  const fault = legalDateFault(date);
  return fault === undefined ? good(date) : bad(fault);
}

const TWO_DECIMALS = /^(\d{1,10})(?:\.(\d{1,2}))?$/;

/** A number with two decimals at most, in hundredths exactly. */
function inHundredths(what: string, note: string): Reading {
  return {
    note,
    read: (cell) => {
      if (cell.kind === 'date' || cell.kind === 'flag') return bad('应为数字');
      const [, whole, part = ''] = TWO_DECIMALS.exec(narrow(shownCell(cell)).replaceAll(',', '')) ?? [];
      return whole === undefined
        ? bad(`应为${what}，最多两位小数`)
        : good(Number(whole) * 100 + Number(part.padEnd(2, '0')));
    },
  };
}

/** dm² (0.01 m²). */
export const squareMetres = inHundredths('平方米数', '平方米，最多两位小数（1 亩约 666.67 平方米）');
/** Fen. */
export const yuan = inHundredths('金额（元）', '元，最多两位小数，不写“元”和“万”');
/** Hundredths of whatever unit is named beside it. */
export const hundredths = inHundredths('数量', '数字，最多两位小数，不写单位');

export const year: Reading = {
  note: '四位年份，如 2018',
  read: (cell) => {
    const text = cell.kind === 'date' ? '' : narrow(shownCell(cell)).replace(/年$/, '');
    return /^\d{4}$/.test(text) ? good(Number(text)) : bad('应为四位年份，如 2018');
  },
};

export const wholeNumber: Reading = {
  note: '整数',
  read: (cell) => {
    const text = cell.kind === 'text' || cell.kind === 'number' ? narrow(shownCell(cell)) : '';
    return /^\d{1,9}$/.test(text) ? good(Number(text)) : bad('应为整数');
  },
};

export const yesOrNo: Reading = {
  note: '填“是”或“否”',
  choices: ['是', '否'],
  read: (cell) => {
    const text = narrow(shownCell(cell));
    return text === '是' || text === '否' ? good(text === '是') : bad('应填“是”或“否”');
  },
};

/** Several of a code table in one cell, by their Chinese names, which may hold the mark that parts them. */
export function severalIn(table: Readonly<Record<string, string>>): Reading {
  const byName = Object.entries(table).map(([key, name]) => ({ key, name: narrow(name) }));
  const longestFirst = byName.toSorted((one, other) => other.name.length - one.name.length);
  const choices = Object.values(table).join('、');
  return {
    note: `以下的一项或者几项，用分号隔开：${choices}`,
    read: (cell) => {
      const found: string[] = [];
      for (let rest = narrow(shownCell(cell)); rest !== '';) {
        const next = longestFirst.find(({ name }) => rest.startsWith(name));
        if (!next) return bad(`只能是：${choices}，有几项的用分号隔开`);
        found.push(next.key);
        rest = rest.slice(next.name.length).replace(/^[;,、]+/u, '');
      }
      return good(found);
    },
  };
}

/** One of a code table, by its Chinese name or its code. */
export function oneIn(table: Readonly<Record<string, string>>): Reading {
  const choices = Object.values(table);
  // Brackets and commas of a name are made narrow like those that are typed.
  const byWord = new Map(
    Object.entries(table).flatMap(([key, name]) => [[key, key] as const, [narrow(name), key]]),
  );
  return {
    note: `从下拉框选择：${choices.join('、')}`,
    choices,
    read: (cell) => {
      const found = byWord.get(narrow(shownCell(cell)));
      return found === undefined ? bad(`只能是：${choices.join('、')}`) : good(found);
    },
  };
}

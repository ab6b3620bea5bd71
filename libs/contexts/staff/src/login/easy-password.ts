/** What people type before they think of anything. */
const COMMON =
  /password|passw0rd|passwd|administrator|admin|qwertyuiop|qwerty|asdfghjkl|asdfgh|zxcvbnm|zxcvbn|1qaz2wsx|3edc4rfv|letmein|welcome|iloveyou|woaini|diqi/g;
/** Characters in one row: `1234`, `dcba`, `0000`. Shorter ones happen by chance. */
const ROW_LENGTH = 4;
/** Characters that must be left when all that is taken away. */
const OWN_LENGTH = 5;

/** Whether a password is hardly more than rows, repetitions and words that everybody tries first. */
export function isEasyPassword(password: string): boolean {
  const rest = withoutRows([...password.toLowerCase().replaceAll(COMMON, '')]);
  return rest.length < OWN_LENGTH || new Set(rest).size < OWN_LENGTH;
}

function withoutRows(characters: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let start = 0; start < characters.length;) {
    const length = rowFrom(characters, start);
    if (length < ROW_LENGTH) kept.push(...characters.slice(start, start + 1));
    start += length < ROW_LENGTH ? 1 : length;
  }
  return kept;
}

/** Characters from `start` on of which each follows the one before by the same step of -1, 0 or 1; 0 follows 9. */
function rowFrom(characters: readonly string[], start: number): number {
  const first = step(characters, start);
  let length = 1;
  if (first === undefined) return length;
  while (start + length < characters.length && step(characters, start + length - 1) === first) length++;
  return length;
}

function step(characters: readonly string[], at: number): number | undefined {
  const [one, next] = characters.slice(at, at + 2);
  if (one === undefined || next === undefined) return undefined;
  if (one + next === '90') return 1;
  if (one + next === '09') return -1;
  const found = (next.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0);
  return Math.abs(found) <= 1 ? found : undefined;
}

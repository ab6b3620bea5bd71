import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Notes that a test saw a rule hold, or stop something. `npm test` asks at the end whether every rule of the
 * catalogue was seen both ways; a single suite has nobody to tell.
 */
export function noteRule(id: string, seen: 'held' | 'broken'): void {
  const folder = process.env.DIQI_RULE_CASES;
  if (folder) appendFileSync(join(folder, `${process.pid}.txt`), `${seen} ${id}\n`);
}

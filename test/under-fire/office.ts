import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Machine } from './machine.js';

/** What the system said to a command in the end, however often it had to be asked. */
export interface Acknowledged {
  readonly key: string;
  readonly account: string;
  readonly path: string;
  readonly status: number;
  // What it is about is looked at by whoever asked.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

const PATIENCE_MS = 120_000;
const PASSWORD = '一段很长的口令 2026';
/** Not an answer: ask again with the same key. */
const AGAIN = new Set([409, 429, 500, 502, 503, 504]);

/** The offices of a county, which ask until they are answered, and remember every answer. */
export class Office {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that must not be given, whatever happens behind. */
  readonly improper: string[] = [];
  private readonly tokens = new Map<string, string>();

  constructor(private readonly machine: Machine) {}

  /** Sends a command until it is accepted or refused; the same key and body every time. */
  async send(account: string, path: string, body: object, key: string = randomUUID()): Promise<Acknowledged> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.post(account, path, body, key);
      if (answer) {
        const acknowledged = { key, account, path, ...answer };
        this.acknowledged.push(acknowledged);
        return acknowledged;
      }
      if (performance.now() > deadline) throw new Error(`${path} was not answered for ${PATIENCE_MS} ms`);
      await wait(100);
    }
  }

  /** The id of what was accepted. @throws Error when it was refused */
  async must(account: string, path: string, body: object): Promise<string> {
    const { status, body: answer } = await this.send(account, path, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return String((answer as { id?: string } | null)?.id);
  }

  /** Reads until there is an answer. */
  async get(account: string, path: string): Promise<{ status: number; text: string }> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const token = this.tokens.get(account);
      const answer = await fetch(`${this.machine.address}/api/${path}`, {
        headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      })
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => undefined);
      if (answer && !AGAIN.has(answer.status)) return answer;
      if (performance.now() > deadline) throw new Error(`${path} was not answered: ${answer?.text}`);
      await wait(100);
    }
  }

  tokenOf(account: string): string {
    return this.tokens.get(account) ?? '';
  }

  /** First login with a one-time password. */
  async begin(account: string, oneTimePassword: string): Promise<void> {
    await this.login(account, oneTimePassword);
    await this.must(account, 'login/password', { oldPassword: oneTimePassword, newPassword: PASSWORD });
    await this.login(account, PASSWORD);
  }

  async hire(account: string, role: string, organisation: string): Promise<void> {
    await this.must('admin', 'staff/open-account', { accountId: account, divisionCode: '140722' });
    const assignment = { accountId: account, role, organisation, from: '2020-01-01' };
    await this.must('admin', 'staff/assign-role', assignment);
    const { body } = await this.send('admin', 'login/one-time-password', { accountId: account });
    await this.begin(account, String((body as { oneTimePassword: string }).oneTimePassword));
  }

  private async login(account: string, password: string): Promise<void> {
    const { body } = await this.send('', 'login', { accountId: account, password });
    this.tokens.set(account, String((body as { accessToken: string }).accessToken));
  }

  private async post(
    account: string,
    path: string,
    body: object,
    key: string,
  ): Promise<Pick<Acknowledged, 'status' | 'body'> | undefined> {
    try {
      const response = await fetch(`${this.machine.address}/api/${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
          ...(account !== '' && { Authorization: `Bearer ${this.tokens.get(account)}` }),
        },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (response.status === 401 && account !== '') this.improper.push(`${path}: 401 ${text}`);
      // An outage is 503, with a sentence and nothing of the inside.
      if (response.status >= 500 && (response.status !== 503 || !/[\u4e00-\u9fff]/.test(text)))
        this.improper.push(`${path}: ${response.status} ${text.slice(0, 200)}`);
      if (AGAIN.has(response.status)) return undefined;
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    } catch {
      // Nobody knows whether it was done: the same again.
      return undefined;
    }
  }
}

import { expect } from '@jest/globals';
import { type Run, until } from './started-system.js';

/** The administrator at a system that runs as a process of its own. */
export class Administrator {
  private token = '';
  private keys = 0;

  constructor(private readonly run: Run) {}

  async login(password: string): Promise<{ status: number; body: unknown }> {
    const answer = await this.post('login', { accountId: 'admin', password });
    this.token = (answer.body as { accessToken?: string }).accessToken ?? '';
    return answer;
  }

  /** The position at which it is registered. */
  async openAccount(accountId: string): Promise<number> {
    const { status, body } = await this.post('staff/open-account', { accountId, divisionCode: '140722' });
    expect(status).toBe(200);
    return (body as { position: number }).position;
  }

  post(path: string, body: object): Promise<{ status: number; body: unknown }> {
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': `launch-${process.pid}-${Date.now()}-${this.keys++}`,
    };
    return this.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  get(path: string): Promise<{ status: number; body: unknown }> {
    return this.fetch(path, { headers: {} });
  }

  /** What `get` answers once the views have followed: until then it says 503 and asks to come again. */
  async whenFollowed(path: string): Promise<{ status: number; body: unknown }> {
    let answer = await this.get(path);
    await until(async () => answer.status !== 503 || (answer = await this.get(path)).status !== 503, 60_000);
    return answer;
  }

  private async fetch(path: string, init: { method?: string; headers: object; body?: string }) {
    const headers = { ...init.headers, ...(this.token && { Authorization: `Bearer ${this.token}` }) };
    const response = await fetch(`${this.run.address}/api/${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as unknown };
  }
}

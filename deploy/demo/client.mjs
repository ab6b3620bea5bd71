/** Somebody who talks to the system only as everybody does: through HTTP. */
export class Client {
  constructor(address) {
    this.address = address;
    this.token = undefined;
    this.position = -1;
  }

  async login(accountId, password) {
    const answer = await this.request('POST', 'login', { accountId, password });
    if (answer.status !== 200) return false;
    this.token = answer.body.accessToken;
    return true;
  }

  /** Sends a command under a fixed key: sent again after a break, it is the same registration. */
  async send(path, body, key) {
    const answer = await this.request('POST', path, body, { 'Idempotency-Key': `demo-${key}` });
    if (answer.status !== 200 && answer.status !== 204)
      throw new Error(`${path}: ${answer.body?.detail ?? answer.status}（${answer.body?.code ?? ''}）`);
    if (typeof answer.body?.position === 'number')
      this.position = Math.max(this.position, answer.body.position);
    return answer.body;
  }

  async get(path) {
    const { status, body } = await this.request('GET', path);
    if (status !== 200) throw new Error(`${path}: ${body?.detail ?? status}`);
    return body;
  }

  async request(method, path, body, headers = {}) {
    const response = await fetch(`${this.address}/api/${path}`, {
      method,
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }
}

/** Runs a task for every item, a few at a time, in the order of the items. */
export async function forEach(items, task, atOnce = 8) {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await task(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

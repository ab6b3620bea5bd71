import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { invalidArgument } from './failures.js';
import type { Log, LogRecord } from './log.js';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;

const BACKWARDS = 1;
/** The server's own when a request tells none. */
const DEFAULT_WINDOW = 32;

/** `Read` in all its kinds, told apart as Streams.Read.cs does. */
export async function read(log: Log, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (!options) throw invalidArgument('options');
  if (options.hasSubscription()) return subscribe(log, call, options);
  const backwards = Number(options.getReadDirection()) === BACKWARDS;
  const found = options.hasStream() ? ofStream(log, options, backwards) : ofAll(log, options, backwards);
  if (found === undefined) {
    const missing = new streams.ReadResp.StreamNotFound();
    missing.setStreamIdentifier(options.getStream()?.getStreamIdentifier());
    await send(call, new streams.ReadResp().setStreamNotFound(missing));
  } else {
    const count = Number(options.getCount());
    let sent = 0;
    for (const record of found) {
      if (sent === count || call.cancelled) break;
      await send(call, eventOf(record));
      sent += 1;
    }
  }
  call.end();
}

/** Undefined when there is no such stream. */
function ofStream(log: Log, options: Options, backwards: boolean): Iterable<LogRecord> | undefined {
  const asked = options.getStream();
  const records = log.stream(
    Buffer.from(asked?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8'),
  );
  if (records.length === 0) return undefined;
  if (backwards) {
    const from = asked?.hasEnd() ? records.length - 1 : Number(asked?.getRevision());
    return records.slice(0, from + 1).reverse();
  }
  return asked?.hasStart() ? [...records] : records.slice(Number(asked?.getRevision()));
}

/** Forwards with the event that stands at the position, backwards without it. */
function* ofAll(log: Log, options: Options, backwards: boolean): Generator<LogRecord> {
  const all = options.getAll();
  const { records } = log;
  if (backwards) {
    const before = all?.hasEnd() ? Infinity : Number(all?.getPosition()?.getCommitPosition());
    for (let index = firstFrom(records, before) - 1; index >= 0; index -= 1)
      yield records[index] as LogRecord;
    return;
  }
  const from = all?.hasStart() ? 0 : Number(all?.getPosition()?.getCommitPosition());
  const end = records.length;
  for (let index = firstFrom(records, from); index < end; index += 1) yield records[index] as LogRecord;
}

async function subscribe(log: Log, call: ReadCall, options: Options): Promise<void> {
  const all = options.getAll();
  if (!all) throw invalidArgument('only $all');
  const matches = matcher(options.getFilter());
  const filter = options.getFilter();
  const window =
    (filter?.hasMax() ? filter.getMax() : DEFAULT_WINDOW) * (filter?.getCheckpointintervalmultiplier() ?? 1);
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  await send(call, new streams.ReadResp().setConfirmation(confirmation));
  const position = all.getPosition();
  let next = position ? firstFrom(log.records, Number(position.getCommitPosition()) + 1) : 0;
  if (all.hasEnd()) next = log.records.length;
  let considered = 0;
  let live = false;
  const changed = new AsyncSignal(log, call);
  while (!call.cancelled && !call.destroyed) {
    const record = log.records[next];
    if (record) {
      next += 1;
      considered += 1;
      if (matches(record)) await send(call, eventOf(record));
      if (filter && considered % window === 0) await send(call, checkpointAt(record.position));
      continue;
    }
    if (!live) {
      live = true;
      if (filter && considered > 0) await send(call, checkpointAt(log.records[next - 1]?.position ?? 0));
      await send(call, new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    }
    await changed.next(() => next < log.records.length);
  }
  changed.end();
}

function matcher(filter: streams.ReadReq.Options.FilterOptions | undefined): (record: LogRecord) => boolean {
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (!filter || !expression) return () => true;
  const subject = (record: LogRecord): string => (filter.hasEventType() ? record.type : record.stream);
  if (expression.getRegex() !== '') {
    const regex = new RegExp(expression.getRegex());
    return (record) => regex.test(subject(record));
  }
  const prefixes = expression.getPrefixList();
  return (record) => prefixes.some((prefix) => subject(record).startsWith(prefix));
}

/** Index of the first record at a position or after it. */
function firstFrom(records: readonly LogRecord[], position: number): number {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle] as LogRecord).position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function eventOf(record: LogRecord): streams.ReadResp {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  const name = new shared.StreamIdentifier().setStreamName(Buffer.from(record.stream).toString('base64'));
  event.setId(new shared.UUID().setString(record.id)).setStreamIdentifier(name);
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(String(record.position)).setPreparePosition(String(record.position));
  event.setData(record.data).setCustomMetadata(record.metadata);
  event.getMetadataMap().set('type', record.type).set('content-type', record.contentType);
  // .NET ticks: some instant of 2026.
  event.getMetadataMap().set('created', '17674000000000000');
  const wrapped = new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(record.position));
  return new streams.ReadResp().setEvent(wrapped);
}

function checkpointAt(position: number): streams.ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.ReadResp().setCheckpoint(checkpoint);
}

/** Waits while the client is not ready for more. */
async function send(call: ReadCall, response: streams.ReadResp): Promise<void> {
  if (call.cancelled || call.destroyed) return;
  if (call.write(response)) return;
  const left = new AbortController();
  const gone = (): void => left.abort();
  call.once('cancelled', gone);
  call.once('close', gone);
  await once(call, 'drain', { signal: left.signal }).catch(() => undefined);
  call.off('cancelled', gone);
  call.off('close', gone);
}

/** Wakes a subscription when the log grows or its client goes. */
class AsyncSignal {
  #wake: () => void = () => undefined;
  readonly end: () => void;

  constructor(
    log: Log,
    private readonly call: ReadCall,
  ) {
    this.end = log.listen(() => this.#wake());
    call.on('cancelled', () => this.#wake());
    call.on('close', () => this.#wake());
  }

  async next(ready: () => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (ready() || this.call.cancelled || this.call.destroyed) resolve();
    });
  }
}

import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import protobufAny from 'google-protobuf/google/protobuf/any_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import { connectionLost, maxAppendSizeExceeded } from './failures.js';
import type { Expected, Log, Proposed } from './log.js';

export interface AppendRules {
  /** Bytes an append may hold at most. */
  readonly maxAppendSize: number;
  /** What becomes of an answer that is ready: sent, lost with the call, or never sent. */
  readonly fate: () => 'sent' | 'lost' | 'silent';
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** `Append`: one stream of messages and one answer an append, as Streams.Append.cs has it. */
export function append(
  log: Log,
  rules: AppendRules,
  call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
  answer: sendUnaryData<streams.AppendResp>,
): void {
  let options: streams.AppendReq.Options | undefined;
  const events: Proposed[] = [];
  let size = 0;
  call.on('data', (request: streams.AppendReq) => {
    options ??= request.getOptions();
    const proposed = request.getProposedMessage();
    if (!proposed) return;
    const event = eventOf(proposed, proposed.getId()?.getString() ?? '');
    size += sizeOf(event);
    events.push(event);
  });
  call.on('end', () => {
    if (!options || call.cancelled) return;
    if (size > rules.maxAppendSize) {
      answer(maxAppendSizeExceeded(rules.maxAppendSize));
      return;
    }
    const stream = text(options.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array());
    const expected = expectedOf(options.getExpectedStreamRevisionCase(), Number(options.getRevision()));
    const decision = log.append(stream, events, expected);
    const response = new streams.AppendResp();
    if (decision.kind === 'success') {
      const success = new streams.AppendResp.Success().setCurrentRevision(String(decision.revision));
      const position = new streams.AppendResp.Position();
      position.setCommitPosition(String(decision.position)).setPreparePosition(String(decision.position));
      response.setSuccess(success.setPosition(position));
    } else {
      const wrong = new streams.AppendResp.WrongExpectedVersion();
      if (expected === 'none') wrong.setExpectedNoStream(new shared.Empty());
      else wrong.setExpectedRevision(String(expected));
      if (decision.current < 0) wrong.setCurrentNoStream(new shared.Empty());
      else wrong.setCurrentRevision(String(decision.current));
      response.setWrongExpectedVersion(wrong);
    }
    const fate = rules.fate();
    if (fate === 'sent') answer(null, response);
    else if (fate === 'lost') answer(connectionLost());
  });
}

/** `BatchAppend`: all appends of a client in one stream, told apart by correlation ids. */
export function batchAppend(
  log: Log,
  rules: AppendRules,
  call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>,
): void {
  const pending = new Map<string, { options: streams.BatchAppendReq.Options; events: Proposed[] }>();
  call.on('data', (request: streams.BatchAppendReq) => {
    const correlation = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    if (options) pending.set(correlation, { options, events: [] });
    const entry = pending.get(correlation);
    if (!entry) return;
    for (const proposed of request.getProposedMessagesList())
      entry.events.push(eventOf(proposed, proposed.getId()?.getString() ?? ''));
    if (!request.getIsFinal()) return;
    pending.delete(correlation);
    const response = batchAnswer(log, rules, entry.options, entry.events);
    response.setCorrelationId(request.getCorrelationId());
    response.setStreamIdentifier(entry.options.getStreamIdentifier());
    const fate = rules.fate();
    if (fate === 'sent') call.write(response);
    else if (fate === 'lost') call.emit('error', connectionLost());
  });
  call.on('end', () => call.end());
}

function batchAnswer(
  log: Log,
  rules: AppendRules,
  options: streams.BatchAppendReq.Options,
  events: readonly Proposed[],
): streams.BatchAppendResp {
  const response = new streams.BatchAppendResp();
  if (events.reduce((sum, event) => sum + sizeOf(event), 0) > rules.maxAppendSize) {
    const details = new shared.MaximumAppendSizeExceeded();
    details.setMaxappendsize(rules.maxAppendSize);
    return response.setError(packed('MaximumAppendSizeExceeded', details.serializeBinary(), 3));
  }
  const stream = text(options.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array());
  const expected = expectedOf(options.getExpectedStreamPositionCase(), Number(options.getStreamPosition()));
  const decision = log.append(stream, events, expected);
  if (decision.kind === 'success') {
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(decision.position)).setPreparePosition(String(decision.position));
    const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(decision.revision));
    return response.setSuccess(success.setPosition(position));
  }
  const wrong = new shared.WrongExpectedVersion();
  if (decision.current < 0) wrong.setCurrentNoStream(new protobufEmpty.Empty());
  else wrong.setCurrentStreamRevision(String(decision.current));
  if (expected === 'none') wrong.setExpectedNoStream(new protobufEmpty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return response.setError(packed('WrongExpectedVersion', wrong.serializeBinary(), 9));
}

function packed(name: string, bytes: Uint8Array, code: number): statusPb.Status {
  const details = new protobufAny.Any();
  details.pack(bytes, `event_store.client.${name}`);
  return new statusPb.Status().setMessage(name).setCode(code).setDetails(details);
}

/** The cases of `AppendReq.Options` and `BatchAppendReq.Options` have the same numbers for the same words. */
function expectedOf(which: number, revision: number): Expected {
  const words: Record<number, Expected> = { 2: revision, 3: 'none', 4: 'any', 5: 'exists' };
  const expected = words[which];
  if (expected === undefined) throw new Error(`no expectation ${which}`);
  return expected;
}

function eventOf(
  proposed: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage,
  id: string,
): Proposed {
  return {
    id,
    type: proposed.getMetadataMap().get('type') ?? '',
    contentType: proposed.getMetadataMap().get('content-type') ?? '',
    data: proposed.getData_asB64(),
    metadata: proposed.getCustomMetadata_asB64(),
  };
}

/** Event.SizeOnDisk: both payloads and the type in UTF-16. */
function sizeOf({ type, data, metadata }: Proposed): number {
  return 2 * type.length + Buffer.byteLength(data, 'base64') + Buffer.byteLength(metadata, 'base64');
}

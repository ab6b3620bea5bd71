import { Server, ServerCredentials } from '@grpc/grpc-js';
import type {
  Metadata,
  ServerDuplexStream,
  ServerReadableStream,
  ServerWritableStream,
  ServiceError,
  sendUnaryData,
} from '@grpc/grpc-js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { append, batchAppend } from './appending.js';
import type { AppendRules } from './appending.js';
import { accessDenied, notLeader, serverBusy, unauthenticated } from './failures.js';
import { Log } from './log.js';
import { read } from './reading.js';

export interface DoubleOptions {
  /** Any free one unless told. */
  readonly port?: number;
  /** Where it keeps its events; in memory unless told. */
  readonly file?: string;
  /** PEM. */
  readonly tls?: { readonly key: Buffer; readonly certificate: Buffer };
  /** Who may do anything; everybody unless told. */
  readonly user?: { readonly name: string; readonly password: string };
  /** Bytes; 16 MiB unless told, 1 MiB in a server that was told nothing. */
  readonly maxAppendSize?: number;
  /** Shares the log of another: a second node. */
  readonly log?: Log;
}

/** What goes wrong, for as long as it is set. */
export interface Faults {
  /** Answers to appends that are lost after the events were stored: with the call, or without a sign. */
  lost: number;
  silent: number;
  /** Calls that are told that the server is busy. */
  busy: number;
  /** This node follows; whoever requires the leader is sent there. */
  leader: { host: string; port: number } | undefined;
}

export interface Double {
  readonly port: number;
  readonly log: Log;
  readonly faults: Faults;
  /** How often each method was called. */
  readonly calls: ReadonlyMap<string, number>;
  /** Ends every call at once, as when the process dies. */
  close(): Promise<void>;
}

/** A KurrentDB to talk to, as far as BELIEFS.md says how one behaves. */
export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const log = options.log ?? new Log(options.file);
  const faults: Faults = { lost: 0, silent: 0, busy: 0, leader: undefined };
  const calls = new Map<string, number>();
  const happens = (fault: 'lost' | 'silent' | 'busy'): boolean => {
    if (faults[fault] === 0) return false;
    faults[fault] -= 1;
    return true;
  };
  const rules: AppendRules = {
    maxAppendSize: options.maxAppendSize ?? 16_777_216,
    fate: () => (happens('lost') ? 'lost' : happens('silent') ? 'silent' : 'sent'),
  };
  let port = options.port ?? 0;

  /** What a call is refused with before anything is done. */
  const refusal = (method: string, metadata: Metadata): ServiceError | undefined => {
    calls.set(method, (calls.get(method) ?? 0) + 1);
    const denied = options.user && authentication(metadata, options.user);
    if (denied) return denied;
    if (happens('busy')) return serverBusy();
    const [required] = metadata.get('requires-leader');
    return required === 'true' && faults.leader ? notLeader(faults.leader) : undefined;
  };

  const server = new Server({ 'grpc.max_receive_message_length': -1 });
  server.addService(streamsGrpc.StreamsService, {
    append: (
      call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
      answer: sendUnaryData<streams.AppendResp>,
    ) => {
      const refused = refusal('append', call.metadata);
      if (refused) answer(refused);
      else append(log, rules, call, answer);
    },
    batchAppend: (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>) => {
      const refused = refusal('batchAppend', call.metadata);
      if (refused) call.emit('error', refused);
      else batchAppend(log, rules, call);
    },
    read: (call: ServerWritableStream<streams.ReadReq, streams.ReadResp>) => {
      const refused = refusal('read', call.metadata);
      if (refused) call.emit('error', refused);
      else void read(log, call).catch((error: Error) => call.emit('error', error));
    },
  });
  server.addService(featuresGrpc.ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: sendUnaryData<features.SupportedMethods>) =>
      answer(null, supportedMethods()),
  });
  server.addService(gossipGrpc.GossipService, {
    read: (_: unknown, answer: sendUnaryData<gossip.ClusterInfo>) =>
      answer(null, membersOf(port, faults.leader)),
  });
  const { tls } = options;
  const credentials = tls
    ? ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }])
    : ServerCredentials.createInsecure();
  port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    port,
    log,
    faults,
    calls,
    close: async () => {
      server.forceShutdown();
      if (!options.log) log.close();
    },
  };
}

function authentication(
  metadata: Metadata,
  user: { name: string; password: string },
): ServiceError | undefined {
  const [given] = metadata.get('authorization');
  if (given === undefined) return accessDenied();
  const right = `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`;
  return given === right ? undefined : unauthenticated();
}

function supportedMethods(): features.SupportedMethods {
  const methods = ['append', 'batchappend', 'read', 'delete', 'tombstone'].map((name) => {
    const method = new features.SupportedMethod();
    return method.setServiceName('event_store.client.streams.streams').setMethodName(name);
  });
  return new features.SupportedMethods().setEventStoreServerVersion('25.0.0').setMethodsList(methods);
}

function membersOf(port: number, leader: Faults['leader']): gossip.ClusterInfo {
  const { FOLLOWER, LEADER } = gossip.MemberInfo.VNodeState;
  const member = (host: string, at: number, state: gossip.MemberInfo.VNodeState): gossip.MemberInfo => {
    const endpoint = new gossip.EndPoint().setAddress(host).setPort(at);
    return new gossip.MemberInfo().setHttpEndPoint(endpoint).setState(state).setIsAlive(true);
  };
  const members = leader
    ? [member('127.0.0.1', port, FOLLOWER), member(leader.host, leader.port, LEADER)]
    : [member('127.0.0.1', port, LEADER)];
  return new gossip.ClusterInfo().setMembersList(members);
}

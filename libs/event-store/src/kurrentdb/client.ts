import { EventStoreDBClient } from '@eventstore/db-client';
import { parseConnectionString } from './connection-string.js';
import type { ConnectionSettings } from './connection-string.js';

/**
 * The client of 6.2.1, with what would end our process mended:
 *
 * - It always sends `Append`, never `BatchAppend`. Of the latter, all appends share one stream and one
 *   process-wide table of promises: when the stream breaks while writes queue, their rejections are handled by
 *   nobody, and an answer after the table was cleared throws inside an event handler. Either ends the process.
 * - `handleError` is started without anybody waiting for it, and rejects when a cluster cannot be discovered.
 */
export class KurrentDbClient extends EventStoreDBClient {
  /** @throws BadStoreUrl */
  static at(connectionString: string): KurrentDbClient {
    return new KurrentDbClient(parseConnectionString(connectionString));
  }

  private constructor(settings: ConnectionSettings) {
    const { hosts, discover, numbers, nodePreference, connectionName, credentials } = settings;
    const node = { ...numbers, connectionName: connectionName ?? 'diqi', throwOnAppendFailure: true };
    const cluster = { ...node, ...(nodePreference && { nodePreference }) };
    const [first = { address: '', port: 0 }] = hosts;
    const channel = channelOf(settings);
    if (discover) super({ ...cluster, discover: first }, channel, credentials);
    else if (hosts.length > 1) super({ ...cluster, endpoints: [...hosts] }, channel, credentials);
    else super({ ...node, endpoint: first }, channel, credentials);
    this.supports = () => Promise.resolve(false);
    const { handleError } = this;
    this.handleError = (client, error) => handleError(client, error).catch(() => undefined);
  }

  /** Cancels what is under way and closes the connection, which `dispose` leaves open. */
  async end(): Promise<void> {
    await this.dispose();
    const channel = await this.getChannel().catch(() => undefined);
    channel?.close();
  }
}

function channelOf({ tls, files }: ConnectionSettings) {
  return {
    insecure: !tls,
    ...(files.ca && { rootCertificate: files.ca }),
    ...(files.userCertificate && { userCertFile: files.userCertificate }),
    ...(files.userKey && { userKeyFile: files.userKey }),
  };
}

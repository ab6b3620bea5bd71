import { EventStoreDBClient } from '@eventstore/db-client';
import type { SingleNodeOptions } from '@eventstore/db-client/dist/Client/index.js';
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
    const { tls, files, credentials } = settings;
    super(
      // One overload a shape; of several shapes none fits.
      nodesOf(settings) as SingleNodeOptions,
      {
        insecure: !tls,
        ...(files.ca && { rootCertificate: files.ca }),
        ...(files.userCertificate && { userCertFile: files.userCertificate }),
        ...(files.userKey && { userKeyFile: files.userKey }),
      },
      credentials,
    );
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

/**
 * The client's three shapes of settings as the one its constructor looks at: it asks which of the properties
 * `endpoint`, `endpoints` and `discover` is there.
 */
function nodesOf({ hosts, discover, numbers, nodePreference, connectionName }: ConnectionSettings) {
  const options = { ...numbers, connectionName: connectionName ?? 'diqi', throwOnAppendFailure: true };
  const [first = { address: '', port: 0 }] = hosts;
  const cluster = { ...options, ...(nodePreference && { nodePreference }) };
  if (discover) return { ...cluster, discover: first };
  if (hosts.length > 1) return { ...cluster, endpoints: [...hosts] };
  return { ...options, endpoint: first };
}

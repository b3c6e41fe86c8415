import pg from 'pg';

const firstRetryMs = 100;
const lastRetryMs = 5_000;
const heartbeatMs = 15_000;

/** LISTEN on a connection of its own that comes back by itself. Resolves once it listens; throws when the first connect fails. */
export async function listen(url: string, channel: string, onNotice: (payload: string) => void, onReconnect: () => void): Promise<{ close(): Promise<void> }> {
  const listener = new Listener(url, channel, onNotice, onReconnect);
  await listener.connect();
  return { close: () => listener.close() };
}

class Listener {
  readonly #url: string;
  readonly #channel: string;
  readonly #onNotice: (payload: string) => void;
  readonly #onReconnect: () => void;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #retryMs = firstRetryMs;
  #closed = false;

  constructor(url: string, channel: string, onNotice: (payload: string) => void, onReconnect: () => void) {
    this.#url = url;
    this.#channel = channel;
    this.#onNotice = onNotice;
    this.#onReconnect = onReconnect;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'trellis listen',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    client.on('error', () => undefined);
    client.on('notification', (notice) => this.#onNotice(notice.payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.#channel)}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    if (this.#closed) return client.end();
    this.#client = client;
    this.#retryMs = firstRetryMs;
    client.on('end', () => this.#lost(client));
    this.#beat(client);
    this.#onReconnect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }

  /** A connection whose other end vanished without a word shows only when asked something. */
  #beat(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query('select 1').then(
        () => this.#beatAgain(client),
        () => this.#lost(client),
      );
    }, heartbeatMs).unref();
  }

  #beatAgain(client: pg.Client): void {
    if (!this.#closed && this.#client === client) this.#beat(client);
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#retry();
  }

  #retry(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.connect().catch(() => {
        if (!this.#closed) this.#retry();
      });
    }, this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
  }
}

/** What has to be taken back at the end, the newest first, whatever happened. */
export interface Closers {
  add(close: () => Promise<void> | void): void;
  closeAll(): Promise<void>;
}

export function createClosers(): Closers {
  const pending: (() => Promise<void> | void)[] = [];
  return {
    add: (close) => void pending.push(close),
    async closeAll() {
      for (let close = pending.pop(); close !== undefined; close = pending.pop()) {
        try {
          await close();
        } catch (error) {
          // The rest has to go as well.
          console.error('cleaning up:', error instanceof Error ? error.message : error);
        }
      }
    },
  };
}

/** What has to be taken back at the end, the newest first, whatever happened. */
export interface Closers {
  add(close: () => Promise<void> | void): void;
  /** Resolves when all is closed, for everyone who asks. */
  closeAll(): Promise<void>;
}

export function createClosers(): Closers {
  const pending: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (let close = pending.pop(); close !== undefined; close = pending.pop()) {
      try {
        await close();
      } catch (error) {
        // The rest has to go as well.
        console.error('cleaning up:', error instanceof Error ? error.message : error);
      }
    }
  };
  return {
    add: (close) => void pending.push(close),
    closeAll() {
      closing ??= closeAll();
      return closing;
    },
  };
}

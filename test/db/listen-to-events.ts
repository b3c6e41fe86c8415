/** An open stream of GET /api/events. */
export interface OpenStream {
  readonly events: { readonly event: string; readonly data: unknown }[];
  /** Whether the server has ended it. */
  over(): boolean;
  stop(): void;
}

/** Opens the stream of the server at `base` and reads it; throws when it is refused. */
export async function listenToEvents(base: string, headers: Readonly<Record<string, string>>): Promise<OpenStream> {
  const stopping = new AbortController();
  const answer = await fetch(`${base}/api/events`, { headers, signal: stopping.signal });
  if (answer.status !== 200) throw new Error(`the stream was refused with ${answer.status}`);
  const events: OpenStream['events'] = [];
  let over = false;
  const read = async (): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const piece of answer.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (event !== undefined && data !== undefined) events.push({ event, data: JSON.parse(data) });
      }
    }
  };
  read()
    .catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    })
    .finally(() => {
      over = true;
    });
  return { events, over: () => over, stop: () => stopping.abort() };
}

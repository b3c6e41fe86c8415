/** How many jobs at once become so many workers with so many jobs a fetch; a fetch must be at least two for pg-boss to go on without waiting. */
export function batchShape(concurrency: number): { workers: number; batchSize: number; serial: boolean } {
  const batchSize = Math.max(2, Math.floor(concurrency / 2));
  return { workers: Math.max(1, Math.floor(concurrency / batchSize)), batchSize, serial: concurrency === 1 };
}

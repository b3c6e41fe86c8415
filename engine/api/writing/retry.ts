import { isRetryable } from '../http/answers/problem.ts';

/** Does the work again, once, when PostgreSQL undid it for the sake of another transaction. The work must be one transaction. */
export async function retryOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRetryable(error)) throw error;
    return work();
  }
}

import { AppError } from '../errors/app-error.ts';

/** The file as a whole cannot be imported: one issue, as the error that carries it. */
export function importIssue(code: string, message: string, cause?: unknown, pointer = ''): AppError {
  const issues = [{ pointer, message, code }];
  return new AppError('import_failed', message, cause === undefined ? { issues } : { issues, cause });
}

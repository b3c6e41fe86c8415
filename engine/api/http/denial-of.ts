import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.ts';
import type { ErrorCode } from '../../errors/codes.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Denial } from '../../rights/logs/denial.ts';

/** What was answered, of a request as a whole or of one row of a bulk. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Id of the record, where the route does not name it. */
  readonly record?: string;
}

const always: ReadonlySet<ErrorCode> = new Set(['forbidden', 'insufficient_scope', 'unknown_field']);
// Of these something that is missing and something that may not be seen are one answer.
const hiding = /^\/api\/(?:records|files)\//;
/** Codes of issues that say that a name or a record is missing or may not be seen, or that a field may not be written. */
const refusing: ReadonlySet<string | undefined> = new Set(['unknown_field', 'field_forbidden', 'link_missing', 'file_missing', 'expression_unknown_name']);
const fieldName = /^\w[\w.]{0,99}$/;
const objectName = /^[a-z][a-z0-9_]{0,62}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const mostNames = 20;

/** Whether what was answered is a refusal of rights, as far as can be told: a slip of the pen and a try look the same. */
function refusesRights(route: string, { code, issues, extra }: Refusal): boolean {
  if (always.has(code)) return true;
  if (code === 'not_found') return hiding.test(route);
  // The limit of a role has a name; pages and the like have none.
  if (code === 'limit_exceeded') return extra?.limit !== undefined;
  return (code === 'bad_expression' || code === 'invalid_record') && issues.some((issue) => refusing.has(issue.code));
}

function nameIn({ code, pointer, params }: Issue): string | undefined {
  const name = params?.name ?? (refusing.has(code) ? pointer.split('/').at(-1) : undefined);
  return typeof name === 'string' && fieldName.test(name) ? name : undefined;
}

function matching(text: string | undefined, pattern: RegExp): string {
  return text !== undefined && pattern.test(text) ? text : '';
}

/** What the log of refusals is to say of a refusal; undefined where no right was refused. Names only: neither body nor query string nor message. */
export function denialOf(request: FastifyRequest, refusal: Refusal): Denial | undefined {
  const route = request.routeOptions.url ?? '';
  if (!refusesRights(route, refusal)) return undefined;
  const { object, id, record } = request.params as { readonly object?: string; readonly id?: string; readonly record?: string };
  const { signedIn } = request;
  const told = refusal.record ?? record ?? (route.startsWith('/api/records/') ? id : undefined);
  const names = [...new Set(refusal.issues.flatMap((issue) => nameIn(issue) ?? []))];
  return {
    actor: signedIn?.user.id ?? null,
    actorName: signedIn?.user.name ?? '',
    via: signedIn?.via ?? 'nobody',
    action: `${request.method} ${route === '' ? '*' : route}`,
    object: matching(object, objectName),
    record: matching(told?.toLowerCase(), uuid),
    code: refusal.code,
    detail: names.slice(0, mostNames).join(', '),
  };
}

/** The same of an error that ends a request. */
export function denialOfError(request: FastifyRequest, error: unknown): Denial | undefined {
  return error instanceof AppError ? denialOf(request, error) : undefined;
}

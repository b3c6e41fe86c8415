import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLoopback } from '../../engine/api/http/loopback.ts';
import type { Issue, Result } from '../../engine/errors/issue.ts';

/** All that a process is told from outside. */
export interface Settings {
  /** `all` is API and worker in one process. */
  readonly role: 'all' | 'api' | 'worker';
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Where browsers find us, without a slash at the end. */
  readonly publicUrl: string;
  /** Addresses and networks (CIDR) of reverse proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly string[];
  /** Undefined: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly template: 'special-gift' | 'blank';
  /** Fill a new workspace with demo records. */
  readonly demo: boolean;
  /** Offer the people of the demo on the sign-in page, without passwords; true only where nothing but this machine reaches the server. */
  readonly demoSignIn: boolean;
  readonly adminEmail: string;
  /** Undefined: generated and printed once. */
  readonly adminPassword: string | undefined;
  /** Days for which former values of records are kept; 0 is for ever. */
  readonly historyDays: number;
  /** Days for which refusals, reveals and counts of readings are kept; 0 is for ever. */
  readonly logDays: number;
  /** Days for which deleted records can be restored; 0 is for ever. */
  readonly trashDays: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads command line and environment; an empty variable is one that is not set. The pointer of an issue names variable or option. */
export function parseSettings(args: readonly string[], environment: Environment): Result<Settings> {
  const issues: Issue[] = [];
  const read = (name: string) => environment[name]?.trim() || undefined;
  function choice<T extends string>(name: string, value: string | undefined, allowed: readonly T[], otherwise: T): T {
    const found = allowed.find((item) => item === value);
    if (value !== undefined && found === undefined) issues.push({ pointer: `/${name}`, message: `${name} must be ${allowed.join(' or ')}, not "${value}"` });
    return found ?? otherwise;
  }

  const role = choice('--role', readRole(args, issues), ['all', 'api', 'worker'], 'all');
  const port = readPort(read('PORT'), issues);
  const host = read('HOST') ?? '127.0.0.1';
  const template = choice('TRELLIS_TEMPLATE', read('TRELLIS_TEMPLATE'), ['special-gift', 'blank'], 'special-gift');
  const demo = choice('TRELLIS_DEMO', read('TRELLIS_DEMO'), ['1', '0'], template === 'blank' ? '0' : '1') === '1';
  const publicUrl = readUrl('PUBLIC_URL', read('PUBLIC_URL'), ['http:', 'https:'], issues) ?? `http://${reachableName(host)}:${port}`;
  const days = (name: string, otherwise: number) => readDays(name, read(name), otherwise, issues);
  const [historyDays, logDays] = [days('TRELLIS_HISTORY_DAYS', defaultHistoryDays), days('TRELLIS_LOG_DAYS', defaultLogDays)];
  const trashDays = days('TRELLIS_TRASH_DAYS', defaultTrashDays);
  const trustedProxies = readProxies(read('TRUST_PROXY'), issues);
  const wanted = choice<'1' | '0' | 'auto'>('TRELLIS_DEMO_SIGN_IN', read('TRELLIS_DEMO_SIGN_IN'), ['1', '0'], 'auto');
  const demoSignIn = decideDemoSignIn(wanted, { host, publicUrl, trustedProxies }, issues);
  const databaseUrl = readUrl('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:'], issues);
  const adminEmail = read('TRELLIS_ADMIN_EMAIL') ?? 'admin@trellis.local';
  if (!adminEmail.includes('@')) issues.push({ pointer: '/TRELLIS_ADMIN_EMAIL', message: 'TRELLIS_ADMIN_EMAIL must be an e-mail address' });
  const adminPassword = environment.TRELLIS_ADMIN_PASSWORD || undefined;
  const dataDir = resolve(read('TRELLIS_DATA') ?? '.trellis');
  if (issues.length > 0) return { ok: false, issues };
  const start = { template, demo, demoSignIn, adminEmail, adminPassword, historyDays, logDays, trashDays };
  return { ok: true, value: { role, port, host, publicUrl: publicUrl.replace(/\/+$/, ''), trustedProxies, databaseUrl, dataDir, ...start } };
}

function readRole(args: readonly string[], issues: Issue[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { role: { type: 'string' } } }).values.role;
  } catch (error) {
    issues.push({ pointer: '', message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** People may come in without a password only where nobody but this machine can knock. Asking for it elsewhere is a mistake to be told, not overlooked. */
function decideDemoSignIn(
  wanted: '1' | '0' | 'auto',
  { host, publicUrl, trustedProxies }: Pick<Settings, 'host' | 'publicUrl' | 'trustedProxies'>,
  issues: Issue[],
): boolean {
  const open = [
    ...(isLoopback(host) ? [] : [`HOST is ${host}`]),
    ...(isLoopback(new URL(publicUrl).hostname) ? [] : [`PUBLIC_URL is ${publicUrl}`]),
    ...(trustedProxies.length === 0 ? [] : ['TRUST_PROXY is set']),
  ];
  if (wanted === '1' && open.length > 0)
    issues.push({
      pointer: '/TRELLIS_DEMO_SIGN_IN',
      message: `TRELLIS_DEMO_SIGN_IN=1 lets people in without a password, which is for a server that only its own machine reaches, but ${open.join(' and ')}`,
    });
  return wanted !== '0' && open.length === 0;
}

/** Two years, unless said otherwise. */
const defaultHistoryDays = 730;
/** A year, and the month in which somebody asks after it. */
const defaultLogDays = 400;
const defaultTrashDays = 90;

function readDays(name: string, text: string | undefined, otherwise: number, issues: Issue[]): number {
  if (text === undefined) return otherwise;
  if (/^\d{1,5}$/.test(text) && (text === '0' || Number(text) >= 30)) return Number(text);
  issues.push({ pointer: `/${name}`, message: `${name} must be 0 (for ever) or a number of days from 30, not "${text}"` });
  return otherwise;
}

function readPort(text: string | undefined, issues: Issue[]): number {
  if (text === undefined) return 3000;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  issues.push({ pointer: '/PORT', message: `PORT must be a number from 0 to 65535, not "${text}"` });
  return 3000;
}

function readUrl(name: string, text: string | undefined, protocols: readonly string[], issues: Issue[]): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  // The value stays unsaid: it may hold a password.
  issues.push({ pointer: `/${name}`, message: `${name} must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}` });
  return undefined;
}

function readProxies(text: string | undefined, issues: Issue[]): readonly string[] {
  const written = (text ?? '').split(',').map((item) => item.trim());
  const items = written.filter((item) => item !== '');
  for (const item of items) {
    if (isNetwork(item)) continue;
    issues.push({
      pointer: '/TRUST_PROXY',
      message: `TRUST_PROXY lists addresses of proxies such as 10.0.0.5 or 10.0.0.0/8, separated by commas, not "${item}"`,
    });
  }
  return items;
}

/** An address or a network of CIDR; not one of everybody, with which anybody could write an address of their choice. */
function isNetwork(text: string): boolean {
  const [, address = '', , bits] = /^([^/]+)(\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0 || address.includes('%')) return false;
  return bits === undefined || (Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128));
}

function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

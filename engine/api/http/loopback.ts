import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

// Also matches addresses of IPv4 written as IPv6.
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a name or address, without port, is this machine's own and reached from nowhere else. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const version = isIP(bare);
  if (version === 0) return bare === 'localhost';
  return loopback.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/**
 * Whether the request was made on this machine, to this machine by name: no proxy stands between, and no name of elsewhere leads here, as it
 * would for a page that makes a browser call its own machine.
 */
export function isLocalRequest(request: FastifyRequest): boolean {
  if (forwarding.some((header) => request.headers[header] !== undefined)) return false;
  return isLoopback(request.socket.remoteAddress ?? '') && isLoopback(hostName(request.headers.host));
}

function hostName(host: string | undefined): string {
  const written = `http://${host ?? ''}`;
  return host !== undefined && URL.canParse(written) ? new URL(written).hostname : '';
}

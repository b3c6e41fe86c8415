import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../../errors/app-error.ts';
import type { FileStore, StoredFile } from '../../../files/file-store.ts';
import { parseByteRange } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';

/** What a browser may show in place: nothing in these formats runs as part of the site. */
const shownTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf']);
const sandboxPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
// @NOTE Chromium shows no PDF in a sandbox, nor right without its own styles; as application/pdf with nosniff it is never read as a page. Our own pages show it in a frame.
const pdfPolicy = "frame-ancestors 'self'";

/** Sends a stored file, or the part of it that Range asks for. Uploaded pages never run: they are downloads, and the policy is a sandbox. */
export function sendStoredFile(request: FastifyRequest, reply: FastifyReply, files: FileStore, file: StoredFile, inline: boolean): FastifyReply {
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const shown = inline && shownTypes.has(file.mediaType);
  reply.headers({
    etag,
    // The bytes never change, the right to see them does: browsers keep them and ask each time.
    'cache-control': 'private, no-cache',
    vary: 'cookie, authorization',
    'accept-ranges': 'bytes',
    'content-security-policy': shown && file.mediaType === 'application/pdf' ? pdfPolicy : sandboxPolicy,
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', file.name),
  });
  if (holds(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === etag ? parseByteRange(request.headers.range, file.sizeBytes) : undefined;
  if (range === 'none') {
    reply.header('content-range', `bytes */${file.sizeBytes}`).removeHeader('content-disposition');
    const message = `The file has ${file.sizeBytes} bytes.`;
    throw new AppError('range_not_satisfiable', message, { issues: [{ pointer: '', message }] });
  }
  const { from, to } = range ?? { from: 0, to: file.sizeBytes - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${from}-${to}/${file.sizeBytes}`);
  reply.headers({ 'content-type': file.mediaType, 'content-length': to - from + 1 });
  return reply.send(Readable.from(files.read(file.id, from, to), { objectMode: false }));
}

function holds(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}

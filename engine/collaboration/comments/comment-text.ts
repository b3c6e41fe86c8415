import { AppError } from '../../errors/app-error.ts';

// Line breaks and tabs stay; what is not shown and marks that turn the direction of text do not.
const invisible = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu;

/** The text as it is kept: NFC, one kind of line break, nothing invisible, no blanks around it. Throws bad_request where nothing is left. */
export function commentText(written: string): string {
  const text = written.normalize('NFC').replaceAll(/\r\n?/g, '\n').toWellFormed().replaceAll(invisible, '').trim();
  if (text !== '') return text;
  const message = 'A comment needs some text.';
  throw new AppError('bad_request', message, { issues: [{ pointer: '/text', message }] });
}

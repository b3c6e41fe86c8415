const longest = 200;
const fallback = 'file';

// Control characters, and marks that turn the direction of text so that "gpj.exe" reads as "exe.jpg".
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name fit to be shown and saved under: no path, nothing invisible, at most 200 characters with its ending kept. */
export function fileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last.toWellFormed().replaceAll(invisible, '').trim();
  if (/^\.*$/.test(name)) return fallback;
  if (name.length <= longest) return name;
  const ending = /\.\w{1,10}$/.exec(name)?.[0] ?? '';
  return `${name
    .slice(0, longest - ending.length)
    .toWellFormed()
    .replaceAll('\ufffd', '')}${ending}`;
}

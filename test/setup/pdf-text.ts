import { inflateSync } from 'node:zlib';

export interface PdfPages {
  /** Width and height of each page in whole millimetres. */
  readonly sizes: readonly (readonly [number, number])[];
  /** The text of each page, as it is drawn, without any blanks: where words end is a matter of distances. */
  readonly texts: readonly string[];
}

interface Glyphs {
  /** Hexadecimal digits of a glyph: fonts that vary in weight are drawn as shapes with numbers of one byte. */
  readonly digits: 2 | 4;
  readonly letters: ReadonlyMap<number, string>;
}

const pointsOfMillimetre = 72 / 25.4;

/** Reads a PDF as Chromium writes it: one stream of content a page, fonts with a table from glyphs to letters. It is no reader of PDF in general. */
export function readPdf(file: Buffer): PdfPages {
  const objects = objectsOf(file);
  const fonts = new Map([...objects].flatMap(([id, { head }]) => fontOf(objects, id, head)));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return {
    sizes: pages.map(({ head }) => {
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
      return [round(Number(width)), round(Number(height))];
    }),
    texts: pages.map(({ head }) => {
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))?.stream ?? '';
      const named = new Map([...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name ?? '', fonts.get(Number(id))]));
      return textOf(content, named);
    }),
  };
}

function round(points: number): number {
  return Math.round(points / pointsOfMillimetre);
}

interface PdfObject {
  readonly head: string;
  readonly stream: string | undefined;
}

function objectsOf(file: Buffer): ReadonlyMap<number, PdfObject> {
  const text = file.toString('latin1');
  return new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/g)].map(([, id, body = '']) => {
      const at = body.search(/stream\r?\n/);
      const head = at < 0 ? body : body.slice(0, at);
      const data = Buffer.from(body.slice(at).replace(/^stream\r?\n/, ''), 'latin1');
      const stream = at < 0 ? undefined : head.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
      return [Number(id), { head, stream }];
    }),
  );
}

function fontOf(objects: ReadonlyMap<number, PdfObject>, id: number, head: string): readonly (readonly [number, Glyphs])[] {
  const table = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(head)?.[1]))?.stream;
  return table === undefined ? [] : [[id, { digits: head.includes('/Type3') ? 2 : 4, letters: glyphsOf(table) }]];
}

/** The letters of a font by glyph: single ones, and runs of glyphs whose letters follow each other. */
function glyphsOf(table: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, body = ''] of table.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letters = ''] of body.matchAll(/<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>/g)) glyphs.set(Number.parseInt(glyph, 16), lettersOf(letters));
  for (const [, body = ''] of table.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of body.matchAll(/<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>/g))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph += 1)
        glyphs.set(glyph, String.fromCodePoint(Number.parseInt(first, 16) + glyph - Number.parseInt(from, 16)));
  return glyphs;
}

function lettersOf(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

function textOf(content: string, fonts: ReadonlyMap<string, Glyphs | undefined>): string {
  let font: Glyphs | undefined;
  let text = '';
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name !== undefined) font = fonts.get(name);
    else for (const glyph of hex?.match(font?.digits === 2 ? /../g : /.{4}/g) ?? []) text += font?.letters.get(Number.parseInt(glyph, 16)) ?? '';
  }
  return text.normalize('NFC').replaceAll(/\s/g, '');
}

/** How a number is shown: as a moment, as a percentage, or padded with zeros to a length. */
export interface NumberStyle {
  readonly date: boolean;
  readonly time: boolean;
  readonly percent: boolean;
  /** Digits of a format of zeros only, such as 0000000000 for phone numbers; 0 for others. */
  readonly zeros: number;
}

export const plainStyle: NumberStyle = { date: false, time: false, percent: false, zeros: 0 };

/** Formats that files need not spell out (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates of East Asian versions). */
const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'd/m/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
};

function formatCode(id: number, custom: ReadonlyMap<number, string>): string {
  const eastAsian = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return custom.get(id) ?? builtIn[id] ?? (eastAsian ? 'd/m/yyyy' : '');
}

/** What the format with this id makes of a number; `custom` are the formats that the file spells out. */
export function numberStyle(id: number, custom: ReadonlyMap<number, string>): NumberStyle {
  // Texts in quotes, escaped characters and [colours] say nothing; [h] counts hours.
  const code = formatCode(id, custom)
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const first = code.split(';', 1)[0] ?? '';
  if (/general/i.test(first)) return plainStyle;
  const time = /[hs]/i.test(first);
  const date = /[yd]/i.test(first) || (/m/i.test(first) && !time && !/[0#?]/.test(first));
  return { date, time, percent: first.includes('%'), zeros: /^0+$/.test(first) ? first.length : 0 };
}

/** Moves the point of plain decimal text by some places, without passing through a double. */
function movePoint(text: string, places: number): string {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole.padStart(Math.max(1, 1 - places), '0') + fraction.padEnd(Math.max(0, places), '0');
  const at = digits.length - Math.max(fraction.length, places) + places;
  const left = digits.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const right = digits.slice(at).replace(/0+$/, '');
  const value = right === '' ? left : `${left}.${right}`;
  return negative && value !== '0' ? `-${value}` : value;
}

/** The fraction stored for a percentage typed: "12.5" is "0.125". */
export function fractionOf(percent: string): string {
  return movePoint(percent, -2);
}

/** The percentage of a stored fraction: "0.125" is "12.5". */
export function percentOf(fraction: string): string {
  return movePoint(fraction, 2);
}

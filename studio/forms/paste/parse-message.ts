import { folded } from './fold-words.ts';

/** How sure a reading is: `sure` was said in so many words, `likely` follows from its form, `guess` from where it stands. */
export type Confidence = 'sure' | 'likely' | 'guess';

export interface Reading {
  readonly value: string;
  readonly confidence: Confidence;
}

export interface ReadItem {
  readonly quantity: number;
  /** What is wanted, as it was written. */
  readonly text: string;
  readonly confidence: Confidence;
}

/** What a message says of an order. */
export interface ReadMessage {
  readonly name?: Reading;
  readonly phone?: Reading;
  readonly address?: Reading;
  readonly items: readonly ReadItem[];
  /** What was read as nothing of these. */
  readonly rest: readonly string[];
}

type Kind = 'name' | 'phone' | 'address' | 'item' | 'rest';

interface Part {
  readonly text: string;
  /** Parts of one line of the message. */
  readonly line: number;
  /** The label before the colon. */
  readonly said?: Kind;
}

const labels: readonly (readonly [RegExp, Kind])[] = [
  [/^(ho ten|ho va ten|ten|ten kh|ten khach|khach|kh|nguoi nhan|nguoi dat|name)$/, 'name'],
  [/^(sdt|so dt|dt|so dien thoai|dien thoai|so|phone|tel|zalo|hotline)$/, 'phone'],
  [/^(dc|dia chi|d\/c|giao|giao den|giao toi|ship|ship ve|ship den|noi nhan|address)$/, 'address'],
  [/^(dat|dat hang|don|don hang|lay|mua|sp|san pham|hang|gom|order)$/, 'item'],
  [/^(ghi chu|note|luu y|nhan)$/, 'rest'],
];
const phonePattern = /(?<!\d)\(?(?:\+?84|0)\)?(?:[ \t.\-()]*\d){8,10}(?!\d)\)?/;
const places =
  'ha noi|hn|hcm|tphcm|sai gon|da nang|hai phong|can tho|nha trang|da lat|vung tau|bien hoa|bac ninh|quang ninh|thanh hoa|nghe an|binh duong|dong nai|nam dinh|thai binh|hai duong';
/** Words of addresses as they are spelt. Without their signs many of them are words of goods: tỉnh and tinh dầu, xã and sả. */
const spelt =
  /(^|[^\p{L}])(số nhà|đường|phố|phường|quận|huyện|xã|thôn|ấp|tổ \d|ngõ|ngách|hẻm|kiệt|tòa|toà|chung cư|căn hộ|tầng|thành phố|tỉnh|thị trấn|khu đô thị|p\. ?\p{L}|q\. ?[\p{L}\d]|[pq]\d+|tp)(?!\p{L}{2})/u;
const unsigned = /(^|[^a-z])(so nha|duong|phuong|quan|huyen|thon|ngo|ngach|hem|thanh pho|thi tran)([^a-z]|$)/;
const place = new RegExp(`(^|[^a-z])(${places})([^a-z]|$)`);
const houseNumber = /^(so\s+)?\d+[a-z]?([/-]\d+[a-z]?)*\s+\S/;
const units = 'x|cai|hop|lo|chai|set|bo|cay|hu|tui|goi|cap|ly|coc|binh|gio|vien|phan|kg|chiec';
const itemBefore = new RegExp(`^(?:sl\\s*)?(\\d{1,3})\\s*(?:(?:${units})(?![a-z])\\.?\\s*)?(?:x\\s*)?([a-z].*)$`);
const itemAfter = new RegExp(`^(.*?[a-z0-9)])\\s*(?:x|\\*|sl:?|so luong:?|:|-)\\s*(\\d{1,3})\\s*(?:${units})?$`);
const itemAfterUnit = new RegExp(`^(.*?[a-z)])\\s+(\\d{1,3})\\s*(?:${units})$`);
const wordNumbers: readonly (readonly [RegExp, number])[] = [
  [/^mot\s/, 1],
  [/^hai\s/, 2],
  [/^ba\s/, 3],
  [/^bon\s/, 4],
  [/^nam\s/, 5],
];
const asking = /^(?:(?:a|da|vang|ok|shop|ad|admin|oi|cho|minh|em|chi|anh|toi|de|dat|lay|mua|ship|giup|them|va|voi|gui|order|can|muon)\s+)+/;
const honorific = /^(chị|anh|cô|chú|bác|em|bạn|ông|bà|mr|mrs|ms|c|a|e)\.?\s+(?=\p{Lu})/iu;

/** Cuts a message into lines and parts; a decimal comma and a comma in brackets do not cut. */
function partsOf(message: string): readonly Part[] {
  const lines = message.normalize('NFC').split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const labelled = /^\s*[-•*+]?\s*([^:：]{1,20})\s*[:：]\s*(.*)$/u.exec(line);
    const said = labelled && labels.find(([pattern]) => pattern.test(folded(labelled[1] ?? '').trim()))?.[1];
    // "nến quế - 3" is one thing: the dash before a number does not cut.
    const rest = (said ? (labelled?.[2] ?? '') : line).replace(/\s[-–:]\s(\d{1,3})\s*$/u, ' x$1');
    const cut = said === 'address' || said === 'rest' ? [rest] : rest.split(/[,;|]|\s[-–—+]\s|\s\/\s|\.\s+(?=\p{Lu})|\s+và\s+(?=\d)/u);
    return cut
      .map((text) => text.replace(/^[\s\-•*+.,:)]+|[\s.,:!(]+$/gu, ''))
      .filter((text) => text !== '')
      .map((text) => ({ text, line: index, ...(said ? { said } : {}) }));
  });
}

/** Takes the first phone number out of the message: what stands around it is read by itself. */
function takePhone(message: string): { readonly phone?: Reading; readonly without: string } {
  const labelled = message.normalize('NFC');
  const found = phonePattern.exec(labelled);
  if (!found) return { without: labelled };
  const digits = found[0].replaceAll(/\D/g, '').replace(/^84/, '0');
  const confidence: Confidence = /^0(3|5|7|8|9)\d{8}$/.test(digits) ? 'sure' : digits.length >= 10 ? 'likely' : 'guess';
  const before = labelled.slice(0, found.index).replace(/(?:^|\s)(?:sđt|sdt|số đt|đt|dt|số điện thoại|điện thoại|tel|phone|zalo|số)\s*[:.]?\s*\(?$/iu, ' ');
  return { phone: { value: digits, confidence }, without: `${before}, ${labelled.slice(found.index + found[0].length)}` };
}

function isProper(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word));
}

function readItem({ text, said }: Part): ReadItem | undefined {
  const plain = folded(text);
  const skipped = asking.exec(plain)?.[0].length ?? 0;
  const asked = text.slice(skipped).trim();
  const short = folded(asked);
  const number = wordNumbers.find(([pattern]) => pattern.test(short));
  if (number) return { quantity: number[1], text: asked.replace(/^\S+\s+/u, ''), confidence: said === 'item' ? 'likely' : 'guess' };
  const before = itemBefore.exec(short);
  if (before) {
    const wanted = asked.slice(short.length - (before[2] ?? '').length).trim();
    return { quantity: Number(before[1]), text: wanted, confidence: said === 'item' || skipped > 0 ? 'sure' : 'likely' };
  }
  const after = itemAfter.exec(short) ?? itemAfterUnit.exec(short);
  if (after) return { quantity: Number(after[2]), text: asked.slice(0, (after[1] ?? '').length).trim(), confidence: said === 'item' ? 'sure' : 'likely' };
  if (said === 'item' || (skipped > 0 && /(^|\s)(lay|mua|dat|order|ship|gui)\s/.test(plain.slice(0, skipped))))
    return { quantity: 1, text: asked, confidence: 'guess' };
  return undefined;
}

function readName({ text, said }: Part): Reading | undefined {
  const bare = text.replace(/^(mình là|em là|tên là|tên|gửi)\s+/iu, '').trim();
  if (/\d/.test(bare)) return undefined;
  const form = honorific.exec(bare)?.[0];
  const name = form ? bare.slice(form.length) : bare;
  const words = name.split(/\s+/).length;
  if (said === 'name') return { value: bare, confidence: 'sure' };
  if (form && isProper(name) && words <= 5) return { value: bare, confidence: 'likely' };
  return isProper(name) && words >= 2 && words <= 5 ? { value: bare, confidence: 'guess' } : undefined;
}

function hasAddressWord(text: string): boolean {
  const lower = text.toLowerCase();
  const plain = folded(text);
  // Whoever writes without signs writes all without.
  return spelt.test(lower) || place.test(plain) || (plain === lower && unsigned.test(plain));
}

/** Whether a part is of an address: by its words, or a house number before a name in capitals. */
function isAddress({ text, said }: Part): boolean {
  if (said === 'address') return true;
  if (said) return false;
  const plain = folded(text);
  if (hasAddressWord(text))
    return (
      !new RegExp(`^\\d{1,3}\\s*(?:${units})(?![a-z])`).test(plain) && !/^\d{1,3}\s+\p{Ll}/u.test(text.replace(/^\d+\s+(?=(?:ngõ|ngách|hẻm|đường|phố)\s)/u, ''))
    );
  return houseNumber.test(plain) && isProper(text.replace(/^\S*\d\S*\s+/u, ''));
}

/**
 * Reads a message as people write it to a shop: a name, a phone number, an address, and what is wanted in which quantity. It says how sure it is
 * and decides nothing: whoever pastes it sees what was read.
 */
export function parseMessage(message: string): ReadMessage {
  const { phone, without } = takePhone(message);
  const address: Part[] = [];
  const items: ReadItem[] = [];
  const rest: string[] = [];
  let name: Reading | undefined;
  const parts = partsOf(without);
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    const follows = address.length > 0 && before === address.at(-1) && before?.line === part.line;
    const item = part.said === 'address' || part.said === 'name' || part.said === 'rest' ? undefined : readItem(part);
    if (isAddress(part) && !(item && part.said === 'item')) address.push(part);
    else if (item && !(item.confidence === 'guess' && follows)) items.push(item);
    else if (part.said !== 'rest' && !follows && name === undefined && readName(part)) name = readName(part);
    // What follows an address in capitals goes on with it: a ward or a town.
    else if (follows && isProper(part.text)) address.push(part);
    else if (part.said !== 'rest' && name?.confidence === 'guess' && readName(part)?.confidence === 'likely') name = readName(part);
    else rest.push(part.text);
  }
  const value = address.map(({ text }) => text.replace(/^(giao|ship)( (đến|tới|về|cho|qua))?\s+/iu, '')).join(', ');
  const confidence: Confidence = address.some(({ said }) => said) ? 'sure' : hasAddressWord(value) ? 'likely' : 'guess';
  return { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(value === '' ? {} : { address: { value, confidence } }), items, rest };
}

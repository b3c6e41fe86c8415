import type { Label } from '../../schemas/generated/metadata.ts';
import type { Locale } from '../fields/field-type.ts';

/** What importing itself finds wrong with a row. */
const own = {
  key_empty: {
    en: 'The key is empty: without it the {object} cannot be found again.',
    vi: 'Thiếu mã nhận diện: không có mã thì không tìm lại được {object}.',
  },
  key_field_empty: {
    en: '"{field}" is empty: without it the record cannot be found again.',
    vi: '“{field}” bị trống: không có giá trị này thì không tìm lại được bản ghi.',
  },
  key_unreadable: { en: 'The key cannot be read', vi: 'Không đọc được mã nhận diện' },
  key_several: { en: 'Several records have this key, so that none can be chosen.', vi: 'Nhiều bản ghi có cùng mã này nên không chọn được.' },
  unreadable: { en: 'Cannot be read', vi: 'Không đọc được' },
  not_found: { en: 'There is no {object} of this name that you can see.', vi: 'Không có {object} nào tên như vậy mà bạn được xem.' },
  found_several: { en: 'Several records of {object} are called so.', vi: 'Có nhiều {object} cùng tên này.' },
  see_row: { en: 'The {object} of this row was not imported: see row {row}.', vi: 'Chưa nhập {object} của dòng này: xem dòng {row}.' },
  other_dropped: {
    en: 'The {object} of this row was not imported, since its {other} was not.',
    vi: 'Chưa nhập {object} của dòng này vì chưa nhập {other}.',
  },
  other_missing: {
    en: 'The {object} of this row was not imported, since the row names no {other}.',
    vi: 'Chưa nhập {object} của dòng này vì dòng không nêu {other}.',
  },
  quote_open: { en: 'A quotation mark opens in this row and is never closed.', vi: 'Dòng này có dấu ngoặc kép mở mà không đóng.' },
  cell_too_large: { en: 'A cell holds more than {max} kB.', vi: 'Một ô chứa hơn {max} kB.' },
  too_many_columns: { en: 'The row has more than {max} columns.', vi: 'Dòng có hơn {max} cột.' },
  ragged: { en: 'The row has {cells} cells, the header has {expected}.', vi: 'Dòng có {cells} ô, tiêu đề có {expected} ô.' },
} as const satisfies Record<string, Label>;

/** What fields and rules find wrong with a value, by code; the same words as on screen (test/contract/fault-words.test.ts). */
export const vietnameseIssues: Readonly<Record<string, string>> = {
  required: 'Cần nhập giá trị',
  choice_not_in_type: 'Loại bản ghi này không có lựa chọn đó; chỉ có: {allowed}',
  value_required: 'Cần nhập giá trị',
  expected_text: 'Phải là văn bản',
  expected_number: 'Phải là số',
  ambiguous_number: 'Có thể là {first} hoặc {second}; hãy viết đủ số',
  expected_integer: 'Phải là số nguyên',
  expected_boolean: 'Phải là có hoặc không',
  bad_characters: 'Có ký tự không lưu được',
  too_long: 'Tối đa {max} ký tự',
  too_many: 'Tối đa {max} mục',
  number_too_large: 'Tối đa {max} chữ số trước dấu thập phân',
  number_too_precise: 'Tối đa {max} chữ số sau dấu thập phân',
  below_minimum: 'Ít nhất là {min}',
  above_maximum: 'Nhiều nhất là {max}',
  bad_currency: 'Không phải là đơn vị tiền',
  bad_email: 'Địa chỉ email không hợp lệ',
  bad_url: 'Địa chỉ web không hợp lệ; địa chỉ bắt đầu bằng https://',
  bad_date: 'Ngày không tồn tại',
  bad_datetime: 'Ngày giờ không tồn tại',
  year_required: 'Thiếu năm',
  unknown_choice: 'Không nằm trong các lựa chọn',
  inactive_choice: 'Lựa chọn này không còn dùng',
  unknown_channel: 'Kênh này không được dùng',
  duplicate_entry: 'Mục bị trùng',
  computed_value: 'Được tính tự động, không nhập được',
  duplicate: 'Bản ghi khác đã có giá trị này',
  unknown_field: 'Trường này không tồn tại, hoặc bạn không được xem',
  field_forbidden: 'Bạn không được sửa trường này',
  link_missing: 'Bản ghi này không tồn tại, hoặc bạn không được xem',
  read_only_now: 'Hiện không sửa được',
  stage_order: 'Không thể chuyển từ “{from}” sang “{stage}”; bước tiếp theo có thể là: {allowed}',
  stage_order_now: 'Hiện chưa thể chuyển sang “{stage}”',
  stage_requires: 'Cần điền ô này trước khi sang “{stage}”',
  stage_requires_unseen: '“{stage}” cần một thông tin bạn không được xem; hãy nhờ người có quyền điền giúp',
  stage_mover: 'Bạn không được chuyển bản ghi sang “{stage}”; hãy nhờ người có quyền',
};

type Param = string | number | Label;

/** Something wrong with a row, before it is said in a language: of importing itself, or an issue with its English message. */
export type Fault =
  | { readonly own: keyof typeof own; readonly params?: Readonly<Record<string, Param>> }
  | {
      readonly message: string;
      readonly code?: string | undefined;
      readonly params?: Readonly<Record<string, Param>> | undefined;
      /** The field at fault, where no column stands for it. */
      readonly of?: Label | undefined;
    };

/** The fault in the language of whoever imports; an issue that has no words in it stays as it was said. */
export function faultText(fault: Fault, locale: Locale): string {
  if ('own' in fault) return filled(own[fault.own][locale], fault.params, locale);
  const words = locale === 'vi' && fault.code !== undefined ? vietnameseIssues[fault.code] : undefined;
  if (words === undefined) return fault.message;
  // The sentences on screen stand beside their field.
  return `${fault.of ? `${fault.of[locale]}: ` : ''}${filled(words, fault.params, locale)}`;
}

/** Its stable code, for screens. */
export function faultCode(fault: Fault): string | null {
  return 'own' in fault ? fault.own : (fault.code ?? null);
}

/** The name of a kind of record within a sentence. */
export function withinSentence({ en, vi }: Label): Label {
  return { en: en.toLowerCase(), vi: vi.toLowerCase() };
}

function filled(words: string, params: Readonly<Record<string, Param>> | undefined, locale: Locale): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params?.[name] ?? '';
    return typeof value === 'object' ? value[locale] : String(value);
  });
}

/** What stands above the columns that tell of faults. */
export const faultColumns: Readonly<Record<Locale, readonly [string, string, string, string]>> = {
  en: ['row', 'column', 'value', 'message'],
  vi: ['dòng', 'cột', 'giá trị', 'lỗi'],
};

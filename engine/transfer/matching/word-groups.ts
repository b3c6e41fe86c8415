import { plainName } from './plain-name.ts';

/**
 * Words by which people call the same thing, in Vietnamese and English, as plainName gives them. A group may belong to types of fields: a column
 * called so fits any field of such a type.
 */
interface WordGroup {
  readonly words: readonly string[];
  readonly types?: readonly string[];
}

const groups: readonly WordGroup[] = [
  {
    words: [
      'owner',
      'record owner',
      'account owner',
      'assigned to',
      'sales rep',
      'salesperson',
      'nguoi phu trach',
      'phu trach',
      'nhan vien phu trach',
      'nv phu trach',
      'nhan vien kinh doanh',
      'nvkd',
      'sale phu trach',
      'nguoi cham soc',
    ],
  },
  {
    words: [
      'dien thoai',
      'so dien thoai',
      'sdt',
      'so dt',
      'dt',
      'dtdd',
      'di dong',
      'so di dong',
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'tel',
      'telephone',
      'phone',
      'phone number',
      'phone no',
      'hotline',
      'so may',
      'lien he',
      'sdt khach hang',
      'sdt khach',
      'sdt kh',
      'dien thoai khach hang',
      'dien thoai lien he',
    ],
    types: ['phone'],
  },
  {
    words: [
      'ho ten',
      'ho va ten',
      'ten',
      'ten day du',
      'ten khach',
      'ten khach hang',
      'ten kh',
      'khach hang',
      'full name',
      'name',
      'contact name',
      'customer name',
      'customer',
      'nguoi mua',
    ],
    types: ['person_name'],
  },
  {
    words: ['dia chi', 'dc', 'address', 'dia chi lien he', 'dia chi nha', 'street', 'noi o', 'dia chi giao hang', 'mailing street', 'street address'],
    types: ['address'],
  },
  { words: ['email', 'e mail', 'mail', 'thu dien tu', 'email address', 'dia chi email', 'hop thu'], types: ['email'] },
  { words: ['website', 'web', 'trang web', 'url', 'link web', 'site'], types: ['url'] },
  { words: ['ngay sinh', 'sinh nhat', 'birthday', 'birth date', 'birthdate', 'date of birth', 'dob', 'nam sinh', 'ns', 'ngay thang nam sinh'] },
  { words: ['gioi tinh', 'gender', 'sex', 'nam nu', 'phai', 'gt'] },
  { words: ['ghi chu', 'note', 'notes', 'remark', 'remarks', 'comment', 'comments', 'mo ta', 'description', 'luu y', 'noi dung'], types: ['long_text'] },
  { words: ['mst', 'ma so thue', 'tax code', 'tax id', 'vat number', 'tax number'] },
  { words: ['cong ty', 'ten cong ty', 'company', 'company name', 'organisation', 'organization', 'account name', 'don vi', 'co quan', 'to chuc'] },
  {
    words: ['nguon', 'nguon khach', 'source', 'lead source', 'kenh', 'original source', 'tu dau', 'biet den tu', 'biet qua', 'biet qua dau', 'nguon biet den'],
  },
  { words: ['nhan', 'the', 'tag', 'tags', 'label', 'labels', 'nhom khach', 'nhom khach hang'], types: ['tags'] },
  { words: ['nghe nghiep', 'nghe', 'occupation', 'job', 'job title', 'profession', 'title', 'chuc vu', 'chuc danh'] },
  { words: ['quoc gia', 'nuoc', 'country', 'country region'] },
  { words: ['chi nhanh', 'cua hang', 'co so', 'branch', 'shop', 'store', 'dia diem'] },
  { words: ['so luong', 'sl', 'quantity', 'qty', 'so luong ban'] },
  { words: ['don gia', 'gia', 'gia ban', 'price', 'unit price', 'gia le', 'gia ban le', 'list price'] },
  { words: ['gia von', 'gia nhap', 'cost', 'unit cost', 'cost price'] },
  { words: ['so tien', 'gia tri', 'amount', 'tri gia', 'deal value', 'expected amount', 'du kien', 'expected revenue', 'estimated value'], types: [] },
  { words: ['chiet khau', 'giam gia', 'ck', 'discount'] },
  { words: ['phi ship', 'phi giao hang', 'phi van chuyen', 'shipping fee', 'shipping', 'cuoc'] },
  { words: ['ngay dat', 'ngay mua', 'ngay ban', 'ngay', 'thoi gian', 'order date', 'date', 'ordered at', 'ngay tao', 'thoi diem dat', 'ngay dat hang'] },
  { words: ['trang thai', 'tinh trang', 'status', 'lead status'] },
  { words: ['giai doan', 'stage', 'deal stage', 'buoc'] },
  { words: ['san pham', 'hang hoa', 'mat hang', 'ten hang', 'ten san pham', 'product', 'product name', 'item', 'ten hang hoa'] },
  { words: ['ma', 'ma so', 'code', 'id', 'ma hang', 'ma san pham', 'ma sp', 'sku', 'product code', 'stock code', 'ma hang hoa', 'barcode', 'ma vach'] },
  { words: ['nhom hang', 'danh muc', 'loai hang', 'category', 'product category', 'nganh hang'] },
  { words: ['ngay giao', 'hen giao', 'promised for', 'delivery date', 'ngay giao hang'] },
  { words: ['ngay du kien', 'du kien chot', 'close date', 'expected close', 'closing date'] },
  { words: ['nguoi nhan', 'recipient', 'ten nguoi nhan', 'receiver'] },
  { words: ['nhu cau', 'need', 'needs', 'yeu cau', 'quan tam'] },
  { words: ['phuong', 'phuong xa', 'xa', 'ward'] },
  { words: ['quan', 'quan huyen', 'huyen', 'district'] },
  { words: ['tinh', 'tinh thanh', 'thanh pho', 'tp', 'province', 'city', 'tinh tp', 'tinh thanh pho', 'state province'] },
  { words: ['danh xung', 'xung ho', 'salutation', 'form of address', 'form'] },
];

const byWord = new Map<string, readonly number[]>();
for (const [index, { words }] of groups.entries()) for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), index]);

/** The groups that a name belongs to. */
function groupsOf(plain: string): readonly number[] {
  return byWord.get(plain) ?? [];
}

/** Whether the texts are two names of one thing. */
export function meansTheSame(plain: string, other: string): boolean {
  return groupsOf(plain).some((group) => groupsOf(other).includes(group));
}

/** Whether columns called so fit fields of this type, whatever those are called. */
export function namesType(plain: string, type: string): boolean {
  return groupsOf(plain).some((group) => groups[group]?.types?.includes(type));
}

/** Whether the text is a name of anything that fields hold. */
export function isKnownWord(text: string): boolean {
  return groupsOf(plainName(text)).length > 0;
}

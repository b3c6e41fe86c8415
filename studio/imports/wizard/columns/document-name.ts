import { foldText } from '../../../format/fold-text.ts';

const longest = 48;

/** The API name of a mapping that people call so: "Đơn Shopee tháng 11" is don_shopee_thang_11. */
export function documentName(title: string): string {
  const plain = foldText(title)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, longest)
    .replace(/_+$/, '');
  return plain === '' ? 'import_mapping' : plain;
}

import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';

const both = (en: string, vi: string) => ({ en, vi });

function field(object: string, name: string, type: FieldDocument['type'], more: Partial<FieldDocument> = {}): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, type, label: both(`The ${name}`, `Mục ${name}`), ...more };
}

const everything = ['create', 'read', 'update', 'delete', 'import', 'bulk'] as const;

/** Offers that go new → quoted → won or lost; quoted asks for amount and lines, won for a day and may be entered by bosses only, lost leads nowhere. */
export const stageDocuments: readonly MetadataDocument[] = [
  { kind: 'object', name: 'offer', label: both('Offer', 'Báo giá'), plural: both('Offers', 'Báo giá'), title: 'name' },
  field('offer', 'name', 'text', { required: true }),
  field('offer', 'stage', 'choice', {
    default: '"new"',
    options: {
      choices: [
        { key: 'new', label: both('New', 'Mới'), next: ['quoted', 'lost'], rot_days: 3 },
        { key: 'quoted', label: both('Quoted', 'Đã báo giá'), next: ['won', 'lost', 'new'], requires: ['amount', 'lines'] },
        { key: 'won', label: both('Won', 'Thắng'), requires: ['signed_on'], movers: ['boss'], outcome: 'won' },
        { key: 'lost', label: both('Lost', 'Thua'), next: [], outcome: 'lost' },
      ],
    },
  }),
  field('offer', 'amount', 'integer'),
  field('offer', 'signed_on', 'date'),
  field('offer', 'lines', 'lines', { options: { object: 'offer_line', link: 'offer' } }),
  { kind: 'object', name: 'offer_line', label: both('Line', 'Dòng'), plural: both('Lines', 'Dòng'), title: 'product', parent: 'offer' },
  field('offer_line', 'offer', 'link', { required: true, options: { object: 'offer', on_delete: 'cascade' } }),
  field('offer_line', 'product', 'text', { required: true }),
  ...(['seller', 'boss'] as const).map(
    (name): MetadataDocument => ({
      kind: 'role',
      name,
      label: both(name, name),
      grants: [
        { object: 'offer', actions: [...everything], rows: 'all' },
        { object: 'offer_line', actions: [...everything], rows: 'all' },
      ],
    }),
  ),
  {
    kind: 'role',
    name: 'blind',
    label: both('Blind', 'Không thấy'),
    grants: [{ object: 'offer', actions: ['read', 'update'], rows: 'all', read: ['name'], write: ['name', 'stage'] }],
  },
];

import i18next, { type TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { CellContext } from '../../../fields/field-cell.ts';
import en from '../../../locales/en.json' with { type: 'json' };
import rightsEn from '../../../locales/rights/en.json' with { type: 'json' };
import rightsVi from '../../../locales/rights/vi.json' with { type: 'json' };
import vi from '../../../locales/vi.json' with { type: 'json' };
import { sampleField, sampleObject } from '../../../metadata/sample-metadata.ts';
import { grantNotes, grantSentence, type SentenceContext } from './grant-sentence.ts';
import type { Grant } from './role-draft.ts';

const texts = i18next.createInstance();
await texts.init({
  resources: { en: { translation: en, rights: rightsEn }, vi: { translation: vi, rights: rightsVi } },
  interpolation: { escapeValue: false },
});

function context(locale: 'en' | 'vi'): SentenceContext {
  const cells: CellContext = { locale, zone: 'Asia/Ho_Chi_Minh', currency: 'VND', label: (label) => label[locale], titleOf: () => undefined };
  return { t: texts.getFixedT(locale, 'rights') as TFunction<'rights'>, common: texts.getFixedT(locale), cells };
}

const level = sampleField('level', 'choice', {
  label: { en: 'Level', vi: 'Hạng' },
  options: { choices: [{ key: 'gold', label: { en: 'Gold', vi: 'Vàng' } }] },
});
const customer = sampleObject(
  'customer',
  'name',
  [
    sampleField('name', 'person_name', { label: { en: 'Name', vi: 'Tên' } }),
    sampleField('phone', 'phone', { label: { en: 'Phone', vi: 'Điện thoại' } }),
    sampleField('cost', 'money', { label: { en: 'Cost', vi: 'Giá vốn' } }),
    level,
    sampleField('company', 'link', { label: { en: 'Company', vi: 'Công ty' }, target: 'customer' }),
  ],
  { plural: { en: 'Customers', vi: 'Khách hàng' } },
);
const grant = (more: Partial<Grant>): Grant => ({ object: 'customer', actions: ['read', 'update'], rows: 'all', ...more });
const said = (more: Partial<Grant>, locale: 'en' | 'vi' = 'en') => grantSentence(grant(more), customer, context(locale));

describe('a grant as a sentence', () => {
  it('names actions and records', () => {
    expect(said({})).toBe('Reads and changes all customers.');
    expect(said({ actions: ['delete', 'read', 'create'] })).toBe('Creates, reads and deletes all customers.');
    expect(said({ rows: ['own', 'territory'], condition: "level == 'gold'" })).toBe(
      'Reads and changes customers that they own, or that lie in their territory, where Level is Gold.',
    );
    expect(said({ rows: ['own', 'territory'], condition: "level == 'gold'" }, 'vi')).toBe(
      'Xem và sửa khách hàng do mình phụ trách, hoặc thuộc địa bàn của mình, với điều kiện Hạng là Vàng.',
    );
  });

  it('names the link that records come by', () => {
    expect(said({ rows: ['inherit:company'] })).toBe('Reads and changes customers whose Company is open to them.');
  });

  it('shows a condition that is more than the builder can say as its text', () => {
    expect(said({ condition: 'YEAR(birth) > 2000 && (a || b)' })).toBe('Reads and changes customers where “YEAR(birth) > 2000 && (a || b)”.');
    expect(said({ condition: 'gone == 1' })).toBe('Reads and changes customers where “gone == 1”.');
  });

  it('says when nothing is granted or reached', () => {
    expect(said({ actions: [] })).toBe('May do nothing with customers.');
    expect(said({ rows: [] })).toBe('Reads and changes none of the customers: choose which records.');
    expect(grantSentence(grant({ object: '*', rows: 'own' }), undefined, context('en'))).toBe('Reads and changes records of every other object that they own.');
  });

  it('tells apart what is shown as dots, hidden, and not listed', () => {
    expect(grantNotes(grant({ mask: ['phone'], hide: ['cost'], list: false }), customer, context('en'))).toEqual([
      'Shown as dots: Phone.',
      'Hidden: Cost.',
      'Not in lists: one record at a time, by its address or phone number.',
    ]);
    expect(grantNotes(grant({}), customer, context('vi'))).toEqual([]);
  });
});

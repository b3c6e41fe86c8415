import type { TFunction } from 'i18next';

const most = 6;

/** Up to six names; of more how many there are besides. */
export function shortList(names: readonly string[], t: TFunction<'rights'>): string {
  const shown = names.slice(0, most).join(', ');
  return names.length <= most ? shown : t('role.sentence.more', { fields: shown, count: names.length - most });
}

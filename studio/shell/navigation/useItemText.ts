import { useTranslation } from 'react-i18next';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import type { NavigationItem } from './navigation.ts';

/** What an entry is called; in short where there is little room and its icon says the rest. */
export function useItemText(): (item: NavigationItem, short?: boolean) => string {
  const { t } = useTranslation();
  const label = useLabel();
  const locale = useLocale();
  return (item, short = false) => {
    if (item.kind === 'find') return t(short ? 'find.short' : 'find.title');
    if (item.kind === 'list' || item.kind === 'counter') return label(item.label);
    if (short) return label(item.object.label);
    return t('form.newTitle', { object: label(item.object.label).toLocaleLowerCase(locale) });
  };
}

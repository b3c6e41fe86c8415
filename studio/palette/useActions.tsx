import { IconFileImport, IconKeyboard, IconLanguage, IconLogout, IconMoon, IconPlus, IconRowInsertBottom, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLabel } from '../i18n/useLabel.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { openKeyHelp } from '../keys/key-help-store.ts';
import { useChangePreferences } from '../me/usePreferences.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useChangeLocale } from '../session/useChangeLocale.ts';
import { useSignOut } from '../session/useSignOut.ts';
import { useDensity } from '../shell/density/useDensity.ts';
import { Icon } from '../shell/icon.tsx';
import { useCreatable } from '../shell/navigation/useCreatable.ts';
import type { PaletteItem } from './palette-item.ts';

const shape = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;

/** Everything new that the person may make, and the counters. */
export function useCreations(): readonly PaletteItem[] {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const label = useLabel();
  const locale = useLocale();
  const metadata = useMetadata();
  const navigate = useNavigate();
  return [
    ...metadata.counters.map((counter) => ({
      id: `counter ${counter.name}`,
      label: label(counter.label),
      detail: t('palette.counter'),
      icon: <Icon name={counter.icon ?? 'cash'} />,
      run: () => void navigate(`/counter/${counter.name}`),
    })),
    ...useCreatable().map((object) => ({
      id: `create ${object.name}`,
      label: common('form.newTitle', { object: label(object.label).toLocaleLowerCase(locale) }),
      icon: <IconPlus {...shape} />,
      words: t('palette.createWords'),
      run: () => void navigate(`/records/${object.name}/new`),
    })),
  ];
}

/** What else can be done from anywhere. */
export function useActions(): readonly PaletteItem[] {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const metadata = useMetadata();
  const signOut = useSignOut();
  const imports = metadata.objects.some((object) => object.can.create && object.can.bulk);
  return [
    ...(imports ? [{ id: 'import', label: t('home.open.import'), icon: <IconFileImport {...shape} />, run: () => void navigate('/import') }] : []),
    ...useAppearance(),
    { id: 'keys', label: t('keys.title'), icon: <IconKeyboard {...shape} />, run: openKeyHelp },
    { id: 'sign out', label: common('session.signOut'), icon: <IconLogout {...shape} />, run: signOut },
  ];
}

const schemeIcons = { auto: IconSunMoon, light: IconSun, dark: IconMoon } as const;

function useAppearance(): readonly PaletteItem[] {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const density = useDensity();
  const changeLocale = useChangeLocale();
  const change = useChangePreferences();
  const other = locale === 'vi' ? 'en' : 'vi';
  const nextDensity = density === 'compact' ? 'comfortable' : 'compact';
  return [
    {
      id: 'locale',
      label: t('palette.otherLanguage'),
      icon: <IconLanguage {...shape} />,
      words: 'language ngôn ngữ english tiếng việt',
      run: () => changeLocale(other),
    },
    ...(['light', 'dark', 'auto'] as const).map((theme) => {
      const Shape = schemeIcons[theme];
      return {
        id: `theme ${theme}`,
        label: `${common('shell.appearance')}: ${common(`shell.scheme.${theme}`)}`,
        icon: <Shape {...shape} />,
        words: `theme ${theme}`,
        run: () => change({ theme }),
      };
    }),
    {
      id: 'density',
      label: `${t('profile.density')}: ${t(`profile.densities.${nextDensity}`)}`,
      icon: <IconRowInsertBottom {...shape} />,
      words: 'density',
      run: () => change({ density: nextDensity }),
    },
  ];
}

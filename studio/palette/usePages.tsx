import { IconHome, IconLayoutGrid, IconPhoneCall, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { adminAreas } from '../admin/admin-areas.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useMe } from '../session/useMe.ts';
import { Icon } from '../shell/icon.tsx';
import { findAddress, findsByPhone, navigationGroups } from '../shell/navigation/navigation.ts';
import { useChooseApp } from '../shell/navigation/useChooseApp.ts';
import type { PaletteItem } from './palette-item.ts';

const shape = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;

/** All pages that the person has. */
export function usePages(): readonly PaletteItem[] {
  const { t: common } = useTranslation();
  const metadata = useMetadata();
  const navigate = useNavigate();
  const { admin } = useMe();
  const lists = useLists();
  const apps = useApps();
  const page = (id: string, label: string, icon: PaletteItem['icon'], to: string): PaletteItem => ({ id, label, icon, run: () => void navigate(to) });
  return [
    ...(metadata.today ? [page('home', common('shell.home'), <IconHome {...shape} />, '/')] : []),
    ...lists,
    ...(metadata.objects.some(findsByPhone) ? [page('find', common('find.title'), <IconPhoneCall {...shape} />, findAddress)] : []),
    ...apps,
    page('profile', common('shell.profile'), <IconUserCircle {...shape} />, '/profile'),
    ...(admin ? [page('admin', common('shell.admin'), <IconSettings {...shape} />, '/admin')] : []),
    ...(admin
      ? adminAreas.map(({ key, to, Icon: Shape }) => ({
          ...page(`admin ${key}`, common(`shell.areas.${key}`), <Shape {...shape} />, to),
          detail: common('shell.admin'),
        }))
      : []),
  ];
}

function useLists(): readonly PaletteItem[] {
  const label = useLabel();
  const metadata = useMetadata();
  const navigate = useNavigate();
  const objects = metadata.objects.filter((object) => object.can.list && object.parent === undefined && object.name !== 'user');
  const views = metadata.views.filter((view) => findObject(metadata, view.object)?.can.list);
  return [
    ...objects.map((object) => ({
      id: `object ${object.name}`,
      label: label(object.plural),
      icon: <Icon name={object.icon} />,
      run: () => void navigate(`/records/${object.name}`),
    })),
    ...views.map((view) => {
      const object = findObject(metadata, view.object);
      return {
        id: `view ${view.name}`,
        label: label(view.label),
        detail: object && label(object.plural),
        icon: <Icon name={object?.icon} />,
        run: () => void navigate(`/records/${view.object}?view=${view.name}`),
      };
    }),
  ];
}

function useApps(): readonly PaletteItem[] {
  const { t } = useTranslation('desk');
  const label = useLabel();
  const metadata = useMetadata();
  const navigate = useNavigate();
  const choose = useChooseApp();
  if (metadata.apps.length < 2) return [];
  return metadata.apps.map((app) => ({
    id: `app ${app.name}`,
    label: label(app.label),
    detail: t('palette.app'),
    icon: app.icon === undefined ? <IconLayoutGrid {...shape} /> : <Icon name={app.icon} />,
    run() {
      choose(app.name);
      const first = navigationGroups(metadata, app)[0]?.items[0];
      if (first) void navigate(first.to);
    },
  }));
}

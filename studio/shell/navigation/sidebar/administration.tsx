import { IconSettings } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { adminAreas } from '../../../admin/admin-areas.ts';
import type { OwnLinksProps } from './favourite-links.tsx';
import { SideGroup } from './side-group.tsx';
import { SideLink } from './side-link.tsx';

/** One entry for administrators, which opens to its pages while one of them is shown. */
export function Administration({ slim, onNavigate }: OwnLinksProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const within = pathname === '/admin' || pathname.startsWith('/admin/');
  const group = useRef<HTMLDivElement>(null);
  // Behind many objects the current page may lie out of sight.
  useEffect(() => {
    if (pathname.startsWith('/admin')) group.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [pathname]);
  const shared = { slim, onClick: onNavigate } as const;
  return (
    <div ref={group}>
      <SideGroup label={undefined} slim={slim}>
        <SideLink {...shared} to="/admin" text={t('shell.admin')} icon={<IconSettings size={18} stroke={1.6} aria-hidden />} current={pathname === '/admin'} />
        {within &&
          adminAreas.map(({ key, to, Icon: Shape }) => (
            <SideLink
              {...shared}
              key={key}
              to={to}
              text={t(`shell.areas.${key}`)}
              icon={<Shape size={18} stroke={1.6} aria-hidden />}
              current={pathname === to || pathname.startsWith(`${to}/`)}
              inner={!slim}
            />
          ))}
      </SideGroup>
    </div>
  );
}

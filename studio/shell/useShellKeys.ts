import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { openKeyHelp } from '../keys/key-help-store.ts';
import { useSingleKeys } from '../keys/useSingleKeys.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { openPalette } from '../palette/palette-store.ts';

/** The keys that hold on every page; pages put theirs above them. */
export function useShellKeys(): void {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [, , name, id] = pathname.split('/');
  const object = pathname.startsWith('/records/') ? findObject(metadata, name) : undefined;
  const create = () => {
    if (object?.can.create && id === undefined) void navigate(`/records/${object.name}/new`);
    else openPalette('create');
  };
  const search = () => {
    const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
    if (box) box.focus();
    else openPalette();
  };
  const back = () => {
    // Forms keep what was typed, but leaving them is nothing to do by accident.
    if (object === undefined || id === undefined || id === 'new' || pathname.endsWith('/edit')) return;
    const { idx } = (window.history.state ?? {}) as { readonly idx?: number };
    if (idx !== undefined && idx > 0) void navigate(-1);
    else void navigate(`/records/${object.name}`);
  };
  useSingleKeys({
    c: { label: t('shell.keys.create'), run: create },
    '/': { label: t('shell.keys.search'), run: search },
    'g h': { label: t('shell.keys.home'), run: () => void navigate('/') },
    escape: { label: t('shell.keys.back'), run: back },
    '?': { label: t('shell.keys.help'), run: openKeyHelp },
  });
}

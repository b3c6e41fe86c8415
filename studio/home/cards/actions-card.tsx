import { Button } from '@mantine/core';
import { IconFileImport, IconPhoneCall, IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { openPalette } from '../../palette/palette-store.ts';
import { Icon } from '../../shell/icon.tsx';
import { findAddress } from '../../shell/navigation/navigation.ts';
import classes from './actions-card.module.css';
import { CardFrame } from './card-frame.tsx';
import type { Card, CardAction } from './cards.ts';

const openIcons = { find: IconPhoneCall, import: IconFileImport, search: IconSearch } as const;

/** Buttons to what one does here most. */
export function ActionsCard({ card }: { readonly card: Card }) {
  const label = useLabel();
  return (
    <CardFrame title={label(card.label)}>
      <div className={classes.actions}>
        {(card.actions ?? []).map((action) => (
          <ActionButton key={JSON.stringify(action)} action={action} />
        ))}
      </div>
    </CardFrame>
  );
}

function ActionButton({ action }: { readonly action: CardAction }) {
  const text = useActionText();
  const to = actionAddress(useMetadata(), action);
  const shared = { variant: 'default', leftSection: <ActionIcon action={action} />, className: classes.action ?? '' } as const;
  if (to === undefined) {
    return (
      <Button {...shared} onClick={() => openPalette()}>
        {text(action)}
      </Button>
    );
  }
  return (
    <Button {...shared} component={Link} to={to}>
      {text(action)}
    </Button>
  );
}

/** Undefined for the search of everything, which opens above the page. */
function actionAddress(metadata: ReturnType<typeof useMetadata>, { create, counter, open, view }: CardAction): string | undefined {
  if (create !== undefined) return `/records/${create}/new`;
  if (counter !== undefined) return `/counter/${counter}`;
  if (view !== undefined) return `/records/${metadata.views.find(({ name }) => name === view)?.object}?view=${view}`;
  return { find: findAddress, import: '/import', search: undefined }[open ?? 'search'];
}

function useActionText(): (action: CardAction) => string {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const label = useLabel();
  const locale = useLocale();
  const metadata = useMetadata();
  return ({ label: own, create, counter, open, view }) => {
    if (own) return label(own);
    if (create !== undefined) {
      const object = findObject(metadata, create);
      return common('form.newTitle', { object: object ? label(object.label).toLocaleLowerCase(locale) : create });
    }
    const named = metadata.counters.find(({ name }) => name === counter) ?? metadata.views.find(({ name }) => name === view);
    return named ? label(named.label) : t(`home.open.${open ?? 'search'}`);
  };
}

function ActionIcon({ action }: { readonly action: CardAction }) {
  const metadata = useMetadata();
  const { icon, create, counter, open, view } = action;
  if (icon !== undefined) return <Icon name={icon} size={16} />;
  if (create !== undefined) return <IconPlus size={16} aria-hidden />;
  if (counter !== undefined) return <Icon name={metadata.counters.find(({ name }) => name === counter)?.icon ?? 'cash'} size={16} />;
  if (view !== undefined) return <Icon name={findObject(metadata, metadata.views.find(({ name }) => name === view)?.object)?.icon} size={16} />;
  const Shape = openIcons[open ?? 'search'];
  return <Shape size={16} aria-hidden />;
}

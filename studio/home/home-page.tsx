import { Button, Text } from '@mantine/core';
import { IconAdjustments, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeDocument } from '../../schemas/generated/metadata.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { useChangePreferences, usePreferences } from '../me/usePreferences.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useMe } from '../session/useMe.ts';
import { PageHeader } from '../shell/pages/page-header.tsx';
import { ActionsCard } from './cards/actions-card.tsx';
import { arrangeCards, type Card, type HomeSettings, type NamedCard, nameCards, stripsOf } from './cards/cards.ts';
import { ListCard } from './cards/list/list-card.tsx';
import { NumberCard } from './cards/number-card.tsx';
import { Customise } from './customise.tsx';
import classes from './home-page.module.css';
import { givenName, partOfDay } from './part-of-day.ts';

/** Today: what is to be done, the person's own numbers, and the ways to begin. */
export function HomePage({ home }: { readonly home: HomeDocument }) {
  const { t } = useTranslation('desk');
  const label = useLabel();
  const settings = usePreferences()?.home ?? {};
  const change = useChangePreferences();
  const [customising, setCustomising] = useState(false);
  const cards = nameCards(home.cards);
  const arranged = arrangeCards(cards, settings[home.name]);
  const keep = (next: HomeSettings) => change({ home: { ...settings, [home.name]: next } });
  return (
    <>
      <title>{`${label(home.label)} · Trellis`}</title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={label(home.label)} tabIndex={0}>
        <PageHeader
          title={<Greeting />}
          aside={<Today />}
          actions={
            <Button
              variant={customising ? 'filled' : 'subtle'}
              color={customising ? 'indigo' : 'gray'}
              px="sm"
              aria-pressed={customising}
              leftSection={customising ? <IconCheck size={16} aria-hidden /> : <IconAdjustments size={16} aria-hidden />}
              onClick={() => setCustomising(!customising)}
            >
              {t(customising ? 'home.customised' : 'home.customise')}
            </Button>
          }
        />
        {customising ? (
          <Customise arranged={arranged} onChange={keep} />
        ) : (
          <div className={classes.cards}>
            {stripsOf(arranged.shown).map((strip) => (
              <CardStrip key={strip[0]?.key} cards={strip} />
            ))}
            {arranged.shown.length === 0 && <Text c="dimmed">{t('home.allHidden')}</Text>}
          </div>
        )}
      </section>
    </>
  );
}

/** Figures stand side by side in a strip, whatever their number; another card stands by itself. */
function CardStrip({ cards }: { readonly cards: readonly NamedCard[] }) {
  const [first] = cards;
  if (first?.card.type === 'number') {
    return (
      <div className={classes.strip}>
        {cards.map(({ key, card }) => (
          <HomeCard key={key} card={card} />
        ))}
      </div>
    );
  }
  return first ? (
    <div className={classes.place} data-wide={first.card.wide || first.card.type === 'actions' || undefined}>
      <HomeCard card={first.card} />
    </div>
  ) : null;
}

function HomeCard({ card }: { readonly card: Card }) {
  const object = findObject(useMetadata(), card.object);
  if (card.type === 'actions') return <ActionsCard card={card} />;
  if (!object) return null;
  return card.type === 'list' ? <ListCard card={card} object={object} /> : <NumberCard card={card} object={object} />;
}

function Greeting() {
  const { t } = useTranslation('desk');
  const { name, zone } = useMe();
  return t(`home.greeting.${partOfDay(new Date(), zone)}`, { name: givenName(name) });
}

function Today() {
  const locale = useLocale();
  const { zone } = useMe();
  const format = new Intl.DateTimeFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone });
  return (
    <Text c="dimmed" size="sm" className={classes.today ?? ''}>
      {format.format(new Date())}
    </Text>
  );
}

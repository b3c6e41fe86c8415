import { ActionIcon, Badge, Button, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../i18n/useLabel.ts';
import { moved } from '../me/entries.ts';
import type { arrangeCards, HomeSettings, NamedCard } from './cards/cards.ts';
import classes from './customise.module.css';

export interface CustomiseProps {
  readonly arranged: ReturnType<typeof arrangeCards>;
  readonly onChange: (settings: HomeSettings) => void;
}

/** The cards by their headings: which are shown, in which order. For this person only. */
export function Customise({ arranged: { shown, hidden }, onChange }: CustomiseProps) {
  const { t } = useTranslation('desk');
  const keys = (cards: readonly NamedCard[]) => cards.map(({ key }) => key);
  const keep = (nextShown: readonly NamedCard[], nextHidden: readonly NamedCard[]) =>
    onChange({ order: keys([...nextShown, ...nextHidden]), hidden: keys(nextHidden) });
  const show = (card: NamedCard, on: boolean) => {
    const [others, gone] = [shown.filter((each) => each !== card), hidden.filter((each) => each !== card)];
    keep(on ? [...others, card] : others, on ? gone : [...gone, card]);
  };
  return (
    <div className={classes.page}>
      <Text c="dimmed" size="sm">
        {t('home.customiseHint')}
      </Text>
      <ul className={classes.list}>
        {shown.map((card, index) => (
          <ShownCard
            key={card.key}
            card={card}
            first={index === 0}
            last={index === shown.length - 1}
            onMove={(by) => keep(moved(shown, index, index + by), hidden)}
            onHide={() => show(card, false)}
          />
        ))}
      </ul>
      {hidden.length > 0 && (
        <>
          <Title order={2}>{t('home.hiddenCards')}</Title>
          <ul className={classes.list}>
            {hidden.map((card) => (
              <li key={card.key} className={classes.row}>
                <CardName card={card} />
                <Button size="compact-sm" variant="default" leftSection={<IconEye size={14} aria-hidden />} onClick={() => show(card, true)}>
                  {t('home.show')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange({})}>
        {t('home.reset')}
      </Button>
    </div>
  );
}

function CardName({ card: { card } }: { readonly card: NamedCard }) {
  const { t } = useTranslation('desk');
  const label = useLabel();
  return (
    <span className={classes.name}>
      {label(card.label)}
      <Badge variant="default" size="sm" fw={400} tt="none">
        {t(`home.types.${card.type}`)}
      </Badge>
    </span>
  );
}

interface ShownCardProps {
  readonly card: NamedCard;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onHide: () => void;
}

function ShownCard({ card, first, last, onMove, onHide }: ShownCardProps) {
  const { t } = useTranslation('desk');
  const name = useLabel()(card.card.label);
  const row = useRef<HTMLLIElement>(null);
  // The row travels and takes the focus along; at an end its button is of no more use and the other one takes over.
  const move = (by: -1 | 1) => {
    onMove(by);
    requestAnimationFrame(() => {
      const buttons = row.current?.querySelectorAll('button');
      const wanted = buttons?.[by === -1 ? 0 : 1];
      (wanted?.disabled ? buttons?.[by === -1 ? 1 : 0] : wanted)?.focus();
    });
  };
  const shared = { variant: 'subtle', color: 'gray', size: 32 } as const;
  return (
    <li ref={row} className={classes.row}>
      <CardName card={card} />
      <ActionIcon {...shared} aria-label={t('home.moveUp', { name })} disabled={first} onClick={() => move(-1)}>
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon {...shared} aria-label={t('home.moveDown', { name })} disabled={last} onClick={() => move(1)}>
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon {...shared} aria-label={t('home.hide', { name })} onClick={onHide}>
        <IconEyeOff size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

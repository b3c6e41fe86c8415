import { Button, Kbd } from '@mantine/core';
import { IconCircleCheck, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CounterSale } from '../../../schemas/generated/api.ts';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { formatMoney } from '../../format/format-number.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import classes from './sold-panel.module.css';

export interface SoldPanelProps {
  readonly counter: CounterDocument;
  readonly sale: CounterSale;
  readonly change: string | undefined;
  readonly onNext: () => void;
}

/** After the sale: what to give back, the receipt by one key, the next customer by another. */
export function SoldPanel({ counter, sale, change, onNext }: SoldPanelProps) {
  const { t } = useTranslation('counter');
  const context = useCellContext();
  const { prints = [] } = useMetadata();
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>('a, button')?.focus(), []);
  const money = (amount: string) => formatMoney(amount, sale.total.currency, context.locale);
  const offered = (counter.prints ?? []).flatMap((name) => prints.find((print) => print.name === name) ?? []);
  return (
    <div className={classes.panel} role="status">
      <IconCircleCheck size={40} className={classes.mark} aria-hidden />
      <h2 className={classes.title}>{t('soldTitle', { title: sale.title })}</h2>
      <p className={classes.total}>{money(sale.total.amount)}</p>
      {change !== undefined && change !== '0' && <p className={classes.change}>{t('giveBack', { amount: money(change) })}</p>}
      <div ref={first} className={classes.deeds}>
        {offered.map((print, index) => (
          <Button
            key={print.name}
            component={Link}
            to={`/print/${print.name}/${sale.id}`}
            target="_blank"
            size="md"
            variant={index === 0 ? 'filled' : 'default'}
            leftSection={<IconPrinter size={18} aria-hidden />}
          >
            {context.label(print.label)}
          </Button>
        ))}
        <Button size="md" variant={offered.length === 0 ? 'filled' : 'default'} rightSection={<Kbd size="xs">F9</Kbd>} onClick={onNext}>
          {t('next')}
        </Button>
        <Button component={Link} to={`/records/${sale.object}/${sale.id}`} variant="subtle">
          {t('openSale')}
        </Button>
      </div>
    </div>
  );
}

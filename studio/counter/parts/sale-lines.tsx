import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PricedLine, PricedSale } from '../../../engine/pricing/sale.ts';
import { NumberTextInput } from '../../controls/number-text-input.tsx';
import { formatMoney } from '../../format/format-number.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { added, type DraftLine, isQuantity, type SaleDraft, withLine, withoutLine, withTypedPrice } from '../state/sale-draft.ts';
import type { ChangeSale } from '../state/useSale.ts';
import type { StalePrice } from '../state/useSell.ts';
import classes from './sale-lines.module.css';

export interface SaleLinesProps {
  readonly sale: SaleDraft;
  readonly priced: PricedSale;
  /** Prices that the server knew otherwise. */
  readonly stale: readonly StalePrice[];
  readonly onSale: ChangeSale;
}

/** What is sold: quantities and prices can be changed where they stand. */
export function SaleLines({ sale, priced, stale, onSale }: SaleLinesProps) {
  const { t } = useTranslation('counter');
  if (sale.lines.length === 0) return <p className={classes.empty}>{t('empty')}</p>;
  return (
    <table className={classes.table} aria-label={t('goods')}>
      <thead>
        <tr>
          <th>{t('product')}</th>
          <th>{t('quantity')}</th>
          <th data-end>{t('price')}</th>
          <th data-end>{t('amount')}</th>
          <th>
            <span className="visually-hidden">{t('remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sale.lines.map((line, index) => (
          <Line
            key={line.product.id}
            line={line}
            index={index}
            priced={priced.lines[index]}
            stale={stale.find((each) => each.index === index)}
            onSale={onSale}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly line: DraftLine;
  readonly index: number;
  readonly priced: PricedLine | undefined;
  readonly stale: StalePrice | undefined;
  readonly onSale: ChangeSale;
}

function Line({ line, index, priced, stale, onSale }: LineProps) {
  const { t } = useTranslation('counter');
  const locale = useLocale();
  const { title, code, price: own } = line.product;
  const price = line.ownPrice ?? priced?.price ?? own;
  const money = (amount: string) => formatMoney(amount, price.currency, locale);
  const change = (make: (before: DraftLine) => DraftLine) => onSale((before) => withLine(before, index, make));
  const set = (quantity: string) => change((before) => ({ ...before, quantity }));
  const less = priced !== undefined && priced.total !== priced.before;
  return (
    <tr>
      <td className={classes.product}>
        <span>{title}</span>
        <small>{[code, priced?.from?.title, line.ownPrice ? t('ownPrice') : undefined].filter((part) => part !== undefined && part !== '').join(' · ')}</small>
        {stale && <small className={classes.stale}>{t('priceWas', { was: money(stale.sent.amount), now: money(stale.now.amount) })}</small>}
      </td>
      <td className={classes.quantity}>
        <ActionIcon variant="default" size={32} aria-label={t('less', { title })} onClick={() => set(added(line.quantity, '-1'))}>
          <IconMinus size={14} aria-hidden />
        </ActionIcon>
        <NumberTextInput
          value={line.quantity}
          onValue={(quantity) => set(quantity ?? '')}
          error={!isQuantity(line.quantity)}
          aria-label={t('quantityOf', { title })}
          className={classes.number ?? ''}
          size="sm"
        />
        <ActionIcon variant="default" size={32} aria-label={t('more', { title })} onClick={() => set(added(line.quantity, '1'))}>
          <IconPlus size={14} aria-hidden />
        </ActionIcon>
      </td>
      <td className={classes.price}>
        <NumberTextInput
          value={line.badPrice ?? price.amount}
          onValue={(amount) => change((before) => withTypedPrice(before, amount, price.currency))}
          error={line.badPrice !== undefined}
          aria-label={t('priceOf', { title })}
          size="sm"
        />
      </td>
      <td className={classes.amount}>
        {less && <s>{money(priced.before)}</s>}
        {money(priced?.total ?? '0')}
      </td>
      <td className={classes.remove}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('removeLine', { title })}
          onClick={() => onSale((before) => withoutLine(before, index))}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}

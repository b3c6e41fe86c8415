import { Alert, Button, Kbd, NativeSelect } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amount, PricedSale } from '../../../engine/pricing/sale.ts';
import { NumberTextInput } from '../../controls/number-text-input.tsx';
import { formatMoney } from '../../format/format-number.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { isComposing } from '../../keys/is-composing.ts';
import type { SaleDraft } from '../state/sale-draft.ts';
import type { ChangeSale } from '../state/useSale.ts';
import classes from './pay-panel.module.css';

export interface PayPanelProps {
  readonly sale: SaleDraft;
  readonly priced: PricedSale;
  readonly total: Amount;
  /** What is given back; negative: so much is missing. */
  readonly change: string | undefined;
  readonly methods: readonly { readonly value: string; readonly label: string }[];
  readonly method: string | undefined;
  readonly givenRef: RefObject<HTMLInputElement | null>;
  readonly busy: boolean;
  readonly ready: boolean;
  readonly refused: readonly string[];
  readonly onSale: ChangeSale;
  readonly onDone: () => void;
}

const none = '';

/** The promotion, the total, how it is paid, and the change. */
export function PayPanel(props: PayPanelProps) {
  const { sale, priced, total, change, methods, method, givenRef, busy, ready, refused, onSale, onDone } = props;
  const { t } = useTranslation('counter');
  const locale = useLocale();
  const money = (amount: string) => formatMoney(amount, total.currency, locale);
  return (
    <div className={classes.panel}>
      {priced.offers.length > 0 && (
        <NativeSelect
          label={t('promotion')}
          value={priced.promotion?.id ?? none}
          data={[
            ...priced.offers.map(({ promotion, saved }) => ({ value: promotion.id, label: `${promotion.title} (−${money(saved)})` })),
            { value: none, label: t('noPromotion') },
          ]}
          onChange={({ currentTarget: { value } }) => onSale((before) => ({ ...before, promotion: value === none ? null : value }))}
        />
      )}
      <dl className={classes.sums}>
        {priced.saved !== '0' && (
          <>
            <dt>{t('before')}</dt>
            <dd>{money(priced.before)}</dd>
            <dt>{t('saved')}</dt>
            <dd>{`−${money(priced.saved)}`}</dd>
          </>
        )}
        <dt className={classes.total}>{t('total')}</dt>
        <dd className={classes.total} aria-live="polite">
          {money(total.amount)}
        </dd>
      </dl>
      {methods.length > 0 && (
        <fieldset className={classes.methods}>
          <legend>{t('method')}</legend>
          {methods.map(({ value, label }, index) => (
            <Button
              key={value}
              variant={value === method ? 'filled' : 'default'}
              aria-pressed={value === method}
              title={index < 9 ? `Alt+${index + 1}` : undefined}
              onClick={() => onSale((before) => ({ ...before, method: value }))}
            >
              {label}
            </Button>
          ))}
        </fieldset>
      )}
      <div className={classes.given}>
        <NumberTextInput
          ref={givenRef}
          label={
            <>
              {t('given')} <Kbd size="xs">F8</Kbd>
            </>
          }
          value={sale.given ?? ''}
          onValue={(given) => onSale((before) => ({ ...before, given }))}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event.nativeEvent)) onDone();
          }}
        />
        <div className={classes.change} data-short={change?.startsWith('-') || undefined} role="status">
          {change !== undefined && (
            <>
              <span>{t(change.startsWith('-') ? 'missing' : 'change')}</span>
              <strong>{money(change.replace('-', ''))}</strong>
            </>
          )}
        </div>
      </div>
      {refused.length > 0 && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {refused.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </Alert>
      )}
      {priced.mixed && (
        <Alert color="red" variant="light" p="xs">
          {t('mixed')}
        </Alert>
      )}
      <Button size="lg" fullWidth className={classes.done ?? ''} disabled={!ready} loading={busy} rightSection={<Kbd size="sm">F9</Kbd>} onClick={onDone}>
        {t('done', { total: money(total.amount) })}
      </Button>
    </div>
  );
}

import { Button, Kbd } from '@mantine/core';
import { IconParking } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterSale } from '../../schemas/generated/api.ts';
import type { CounterDocument } from '../../schemas/generated/metadata.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { PageHeader } from '../shell/page-header.tsx';
import classes from './counter-screen.module.css';
import { CodeField } from './parts/code-field.tsx';
import { CustomerField } from './parts/customer-field.tsx';
import { ParkedMenu } from './parts/parked-menu.tsx';
import { PayPanel } from './parts/pay-panel.tsx';
import { SaleLines } from './parts/sale-lines.tsx';
import { SoldPanel } from './parts/sold-panel.tsx';
import { loadProducts } from './state/offer.ts';
import { changeOf, emptySale, isQuantity, type SaleDraft, saleRequest, withProduct } from './state/sale-draft.ts';
import { useCounterKeys } from './state/useCounterKeys.ts';
import { rememberMethod, useMethods } from './state/useMethods.ts';
import { useParked } from './state/useParked.ts';
import { usePricing } from './state/usePricing.ts';
import { useSale } from './state/useSale.ts';
import { useSell } from './state/useSell.ts';

interface Sold {
  readonly sale: CounterSale;
  readonly change: string | undefined;
}

/** One screen: goods at the left, who buys and pays at the right. All of it can be done without a mouse, and without a keyboard but the scanner's. */
export function CounterScreen({ counter }: { readonly counter: CounterDocument }) {
  const { t } = useTranslation('counter');
  const { label, titleOf } = useCellContext();
  const metadata = useMetadata();
  const code = useRef<HTMLInputElement>(null);
  const customer = useRef<HTMLDivElement>(null);
  const given = useRef<HTMLInputElement>(null);
  const [sale, change] = useSale(counter.name);
  const [sold, setSold] = useState<Sold>();
  const { priced, loading, error } = usePricing(counter, sale);
  const methods = useMethods(counter);
  const selling = useSell(counter);
  const parking = useParked(counter);
  const method = sale.method ?? methods.usual;
  const total = { amount: priced.total, currency: priced.currency ?? metadata.settings.currency };
  const left = changeOf(sale.given, total.amount);
  const short = left?.startsWith('-') === true;
  const ready =
    sale.lines.length > 0 &&
    sale.lines.every(({ quantity }) => isQuantity(quantity)) &&
    !priced.mixed &&
    !short &&
    (methods.options.length === 0 || method !== undefined);
  const focusCode = () => code.current?.focus();
  const next = () => {
    setSold(undefined);
    selling.forget();
    focusCode();
  };
  const done = async () => {
    if (!ready || loading) return;
    const request = saleRequest({ ...sale, method }, { prices: priced.lines.map(({ price }) => price), promotion: priced.promotion?.id, total });
    const made = await selling.sell(request);
    if (made) {
      rememberMethod(counter.name, method);
      setSold({ sale: made, change: left });
      change(() => emptySale);
    } else await renewPrices();
  };
  /** What was refused may have been priced by what is no longer true. */
  const renewPrices = async () => {
    const products = await loadProducts(metadata, counter, [...new Set(sale.lines.map(({ product }) => product.id))], titleOf).catch(() => undefined);
    if (products) change((before) => ({ ...before, lines: before.lines.map((line) => ({ ...line, product: products.get(line.product.id) ?? line.product })) }));
  };
  const park = async () => {
    if (sale.lines.length === 0) return true;
    const parked = await parking.park(sale, parkLabel(sale, t('lines', { count: sale.lines.length })));
    if (parked) change(() => emptySale);
    focusCode();
    return parked;
  };
  const edit: typeof change = (make) => {
    if (sold) setSold(undefined);
    if (selling.refused.length > 0) selling.forget();
    change(make);
  };
  useCounterKeys({
    focusCode,
    byKey: new Map([
      ['F2', () => customer.current?.querySelector('input')?.focus()],
      ['F4', () => void park()],
      ['F8', () => given.current?.focus()],
      ['F9', () => void (sold ? next() : done())],
      ...methods.options.map(({ value }, index) => [`Alt+${index + 1}`, () => edit((before) => ({ ...before, method: value }))] as const),
    ]),
  });
  const title = label(counter.label);
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      <PageHeader
        title={title}
        actions={
          <>
            <ParkedMenu
              items={parking.items}
              onResume={async (parked) => {
                // What is on screen is not lost by taking up another.
                if (!(await park())) return;
                const resumed = await parking.resume(parked);
                if (resumed) edit(() => resumed);
                focusCode();
              }}
            />
            <Button
              variant="default"
              leftSection={<IconParking size={16} aria-hidden />}
              rightSection={<Kbd size="xs">F4</Kbd>}
              disabled={sale.lines.length === 0}
              loading={parking.busy}
              onClick={() => void park()}
            >
              {t('park')}
            </Button>
          </>
        }
      />
      <div className={classes.screen}>
        <div className={classes.goods}>
          <CodeField ref={code} counter={counter} onProduct={(product, quantity) => edit((before) => withProduct(before, product, quantity))} />
          <SaleLines sale={sale} priced={priced} stale={selling.stale} onSale={edit} />
        </div>
        <aside className={classes.pay} aria-label={t('payment')}>
          {sold ? (
            <SoldPanel counter={counter} sale={sold.sale} change={sold.change} onNext={next} />
          ) : (
            <>
              <div ref={customer}>
                {counter.customer && (
                  <CustomerField place={counter.customer} customer={sale.customer} onCustomer={(who) => edit((before) => ({ ...before, customer: who }))} />
                )}
              </div>
              <PayPanel
                sale={sale}
                priced={priced}
                total={total}
                change={left}
                methods={methods.options}
                method={method}
                givenRef={given}
                busy={selling.busy}
                ready={ready && !loading}
                refused={error === undefined ? selling.refused : [t('pricesFailed'), ...selling.refused]}
                onSale={edit}
                onDone={() => void done()}
              />
            </>
          )}
        </aside>
      </div>
    </>
  );
}

function parkLabel({ customer }: SaleDraft, lines: string): string {
  const name = !customer ? '' : 'id' in customer ? customer.title : customer.name || customer.phone;
  return name === '' ? lines : `${name} · ${lines}`;
}

import { Button, Kbd } from '@mantine/core';
import { IconParking } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterDocument } from '../../schemas/generated/metadata.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { PageHeader } from '../shell/pages/page-header.tsx';
import classes from './counter-screen.module.css';
import { CodeField } from './parts/code-field.tsx';
import { CustomerField } from './parts/customer-field.tsx';
import { ParkedMenu } from './parts/parked-menu.tsx';
import { PayPanel } from './parts/pay-panel.tsx';
import { SaleLines } from './parts/sale-lines.tsx';
import { SoldPanel } from './parts/sold-panel.tsx';
import { withProduct } from './state/sale-draft.ts';
import { useCounter } from './state/useCounter.ts';
import { useCounterKeys } from './state/useCounterKeys.ts';

type Counter = ReturnType<typeof useCounter>;

/** One screen: goods at the left, who buys and pays at the right. All of it can be done without a mouse. */
export function CounterScreen({ counter }: { readonly counter: CounterDocument }) {
  const { t } = useTranslation('counter');
  const label = useLabel();
  const customer = useRef<HTMLDivElement>(null);
  const given = useRef<HTMLInputElement>(null);
  const at = useCounter(counter);
  const { sale, edit, sold } = at;
  useCounterKeys({
    focusCode: at.focusCode,
    byKey: new Map([
      ['F2', () => customer.current?.querySelector('input')?.focus()],
      ['F4', () => void at.park()],
      ['F8', () => given.current?.focus()],
      ['F9', () => void (sold ? at.next() : at.done())],
      ...at.methods.map(({ value }, index) => [`Alt+${index + 1}`, () => edit((before) => ({ ...before, method: value }))] as const),
    ]),
  });
  const title = label(counter.label);
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      <PageHeader title={title} actions={<ParkingActions at={at} />} />
      <div className={classes.screen}>
        <div className={classes.goods}>
          <CodeField ref={at.code} counter={counter} onProduct={(product, quantity) => edit((before) => withProduct(before, product, quantity))} />
          <SaleLines sale={sale} priced={at.priced} stale={at.selling.stale} onSale={edit} />
        </div>
        <aside className={classes.pay} aria-label={t('payment')}>
          {sold ? (
            <SoldPanel counter={counter} sale={sold.sale} change={sold.change} onNext={at.next} />
          ) : (
            <>
              <div ref={customer}>
                {counter.customer && (
                  <CustomerField place={counter.customer} customer={sale.customer} onCustomer={(who) => edit((before) => ({ ...before, customer: who }))} />
                )}
              </div>
              <PayPanel
                sale={sale}
                priced={at.priced}
                total={at.total}
                change={at.left}
                methods={at.methods}
                method={at.method}
                givenRef={given}
                busy={at.selling.busy}
                ready={at.ready}
                refused={at.refused}
                onSale={edit}
                onDone={() => void at.done()}
              />
            </>
          )}
        </aside>
      </div>
    </>
  );
}

function ParkingActions({ at }: { readonly at: Counter }) {
  const { t } = useTranslation('counter');
  return (
    <>
      <ParkedMenu items={at.parking.items} onResume={at.resume} />
      <Button
        variant="default"
        leftSection={<IconParking size={16} aria-hidden />}
        rightSection={<Kbd size="xs">F4</Kbd>}
        disabled={at.sale.lines.length === 0}
        loading={at.parking.busy}
        onClick={() => void at.park()}
      >
        {t('park')}
      </Button>
    </>
  );
}

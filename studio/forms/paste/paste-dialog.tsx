import { Alert, Badge, Button, Group, Loader, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberTextInput } from '../../controls/number-text-input.tsx';
import { RecordSelect } from '../../controls/record-select.tsx';
import { useCellContext } from '../../fields/useCellContext.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import type { Confidence } from './parse-message.ts';
import classes from './paste-dialog.module.css';
import type { PasteTarget } from './paste-target.ts';
import { type OrderItem, type ReadOrder, readOrder } from './read-order.ts';

export interface PasteDialogProps {
  readonly target: PasteTarget;
  readonly onFill: (order: ReadOrder) => Promise<void>;
  readonly onClose: () => void;
}

/** A chat message is pasted, what was read of it is shown and can be put right, and the form is filled. Nothing is saved by that. */
export function PasteDialog({ target, onFill, onClose }: PasteDialogProps) {
  const { t } = useTranslation('counter');
  const { t: shared } = useTranslation();
  const metadata = useMetadata();
  const [text, setText] = useState('');
  const [message] = useDebouncedValue(text.trim(), 300);
  const [order, setOrder] = useState<ReadOrder>();
  const [filling, setFilling] = useState(false);
  const reading = useQuery({
    queryKey: ['paste', target.lines.name, message],
    queryFn: () => readOrder(metadata, target, message),
    enabled: message !== '',
    gcTime: 0,
    retry: false,
  });
  useEffect(() => setOrder(reading.data), [reading.data]);
  const fill = async () => {
    if (!order) return;
    setFilling(true);
    await onFill(order).finally(() => setFilling(false));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('paste.title')}
      size="lg"
      centered={false}
      yOffset="6dvh"
      closeButtonProps={{ 'aria-label': shared('common.close') }}
    >
      <Stack gap="sm">
        <Textarea
          label={t('paste.message')}
          placeholder={t('paste.example')}
          autosize
          minRows={3}
          maxRows={8}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {reading.isFetching && <Loader size="sm" />}
        {reading.isError && (
          <Alert color="red" variant="light">
            {problemText(reading.error, shared)}
          </Alert>
        )}
        {order && message !== '' && <ReadParts target={target} order={order} onOrder={setOrder} />}
        <Group gap="xs">
          <Button disabled={!order} loading={filling} onClick={() => void fill()}>
            {t('paste.fill')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {shared('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ReadPartsProps {
  readonly target: PasteTarget;
  readonly order: ReadOrder;
  readonly onOrder: (order: ReadOrder) => void;
}

function ReadParts({ target, order, onOrder }: ReadPartsProps) {
  const { t } = useTranslation('counter');
  const context = useCellContext();
  const setItem = (index: number, changes: Partial<OrderItem>) =>
    onOrder({ ...order, items: order.items.map((item, at) => (at === index ? { ...item, ...changes, confidence: 'sure' } : item)) });
  return (
    <section className={classes.read} aria-label={t('paste.read')}>
      {order.customer && target.customer && (
        <Text size="sm">{t('paste.known', { customer: context.titleOf(target.customer.target, order.customer) ?? '' })}</Text>
      )}
      <div className={classes.person}>
        <TextInput
          label={<Named text={t('paste.name')} confidence={order.confidence.name} />}
          value={order.name}
          onChange={(event) => onOrder({ ...order, name: event.currentTarget.value })}
        />
        <TextInput
          label={<Named text={t('paste.phone')} confidence={order.confidence.phone} />}
          type="tel"
          value={order.phone}
          onChange={(event) => onOrder({ ...order, phone: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={<Named text={t('paste.address')} confidence={order.confidence.address} />}
        autosize
        minRows={1}
        value={order.address}
        onChange={(event) => onOrder({ ...order, address: event.currentTarget.value })}
      />
      {order.items.length > 0 && (
        <ul className={classes.items}>
          {order.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items are neither moved nor added here.
            <li key={index} className={classes.item}>
              <NumberTextInput
                aria-label={t('paste.quantityOf', { text: item.text })}
                value={String(item.quantity)}
                onValue={(quantity) => setItem(index, { quantity: Number(quantity) || 1 })}
                className={classes.quantity ?? ''}
              />
              <RecordSelect
                aria-label={t('paste.productOf', { text: item.text })}
                className={classes.product ?? ''}
                object={target.product.target ?? ''}
                condition={target.product.options.filter}
                value={item.product}
                onValue={(product) => setItem(index, { product })}
                error={item.product ? undefined : t('paste.noProduct', { text: item.text })}
              />
              <Sureness confidence={item.confidence} />
            </li>
          ))}
        </ul>
      )}
      {order.rest.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('paste.rest', { text: order.rest.join(' · ') })}
        </Text>
      )}
    </section>
  );
}

function Named({ text, confidence }: { readonly text: string; readonly confidence: Confidence | undefined }) {
  return (
    <span className={classes.named}>
      {text} <Sureness confidence={confidence} />
    </span>
  );
}

const colors: Readonly<Record<Confidence, string>> = { sure: 'teal', likely: 'gray', guess: 'yellow' };

/** Shown where one should look: what is sure needs no mark. */
function Sureness({ confidence }: { readonly confidence: Confidence | undefined }) {
  const { t } = useTranslation('counter');
  if (confidence === undefined || confidence === 'sure') return null;
  return (
    <Badge size="sm" variant="light" color={colors[confidence]} c="var(--mantine-color-text)" tt="none" fw={500}>
      {t(`paste.${confidence}`)}
    </Badge>
  );
}

import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBarcode } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { findByCode } from '../../fields/lines/find-by-code.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { formatMoney } from '../../format/format-number.ts';
import { isComposing } from '../../keys/is-composing.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { productFields, productOf } from '../state/offer.ts';
import { type CounterProduct, splitTyped } from '../state/sale-draft.ts';
import classes from './code-field.module.css';

export interface CodeFieldProps {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly counter: CounterDocument;
  readonly onProduct: (product: CounterProduct, quantity: string) => void;
}

/** Takes codes as a scanner types them, and names: a code and Enter sells one, "3*code" three. What is not known stays and is told. */
export function CodeField({ ref, counter, onProduct }: CodeFieldProps) {
  const { t } = useTranslation('counter');
  const { t: shared } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState<string>();
  const [busy, setBusy] = useState(0);
  const [search] = useDebouncedValue(splitTyped(typed).text, 200);
  const fields = productFields(metadata, counter);
  const ask = (text: string) => findByCode(metadata, counter.product.object, text, { codes: counter.product.codes, filter: counter.product.filter, fields });
  const { data } = useQuery({
    queryKey: ['records', counter.product.object, 'counter', search],
    queryFn: () => ask(search),
    enabled: search.length >= 2 && typed !== '',
    staleTime: 10_000,
  });
  const found = data && typed !== '' ? [...(data.record ? [data.record] : []), ...data.others.filter(({ id }) => id !== data.record?.id)] : [];
  const options = found.flatMap((record) => productOf(counter, record, context.titleOf) ?? []);
  const take = (product: CounterProduct, quantity: string) => {
    onProduct(product, quantity);
    setNote(undefined);
    combobox.closeDropdown();
  };
  const scan = async (whole: string) => {
    const { quantity, text } = splitTyped(whole);
    setBusy((before) => before + 1);
    // The scanner goes on while the answer is under way.
    setTyped('');
    try {
      const { record, others } = await ask(text);
      const product = record && productOf(counter, record, context.titleOf);
      if (product) {
        take(product, quantity);
        return;
      }
      setTyped((before) => before || whole);
      setNote(t(record ? 'noPrice' : others.length > 0 ? 'severalFit' : 'unknownCode', { code: text }));
      if (others.length > 0) combobox.openDropdown();
    } catch (error) {
      setTyped((before) => before || whole);
      setNote(problemText(error, shared));
    } finally {
      setBusy((before) => before - 1);
    }
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || combobox.getSelectedOptionIndex() >= 0) return;
    event.preventDefault();
    event.stopPropagation();
    const whole = event.currentTarget.value.trim();
    if (whole !== '') void scan(whole);
  };
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(id) => {
        const product = options.find((option) => option.id === id);
        if (!product) return;
        take(product, splitTyped(typed).quantity);
        setTyped('');
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={ref}
          size="md"
          label={t('code')}
          placeholder={t('codeHint')}
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          leftSection={<IconBarcode size={18} aria-hidden />}
          rightSection={busy > 0 ? <Loader size={14} /> : undefined}
          value={typed}
          error={note}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setNote(undefined);
            combobox.resetSelectedOption();
            if (event.currentTarget.value.trim() === '') combobox.closeDropdown();
            else combobox.openDropdown();
          }}
          onKeyDownCapture={press}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options.length === 0}>
        <Combobox.Options aria-label={t('code')}>
          {options.map((option) => (
            <Combobox.Option key={option.id} value={option.id} className={classes.option ?? ''}>
              <span className={classes.code}>{option.code}</span>
              <span className={classes.title}>{option.title}</span>
              <span className={classes.price}>{formatMoney(option.price.amount, option.price.currency, context.locale)}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { type MouseEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { revealField } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { FieldValue } from '../fields/field-value.tsx';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import type { MaskedCell } from './masked-cell.ts';
import classes from './masked-value.module.css';
import { useRevealed } from './reveal-scope.tsx';

/** What stands for a value that is kept back. */
export const dots = '••••••';

export interface MaskedValueProps {
  readonly cell: MaskedCell;
  readonly context: CellContext;
  readonly compact: boolean;
}

/** Dots, with a button that shows the value on this page. Each showing is logged, and the value says so. */
export function MaskedValue({ cell, context, compact }: MaskedValueProps) {
  const { t } = useTranslation();
  const revealed = useRevealed();
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const show = async (event: MouseEvent) => {
    // In a list the row would open its record.
    event.stopPropagation();
    if (busy) return;
    setBusy(true);
    try {
      const value = await revealField(cell.object, cell.id, cell.field.name);
      // The button goes: whoever pressed it by keyboard goes on from the value.
      flushSync(() => revealed.add(cell, value));
      place.current?.focus();
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, t) });
    } finally {
      setBusy(false);
    }
  };
  if (revealed.has(cell)) {
    return (
      <span ref={place} tabIndex={-1} className={classes.shown} title={compact ? t('mask.shown') : undefined}>
        <span className={classes.value}>
          <FieldValue field={cell.field} value={revealed.get(cell)} context={context} />
        </span>
        {compact ? (
          <>
            <IconEye size={14} aria-hidden color="var(--mantine-color-dimmed)" style={{ flex: 'none' }} />
            <VisuallyHidden>{t('mask.shown')}</VisuallyHidden>
          </>
        ) : (
          <Text span size="xs" c="dimmed">
            {t('mask.shown')}
          </Text>
        )}
      </span>
    );
  }
  return (
    <span className={classes.masked}>
      <span className={classes.dots} aria-hidden>
        {dots}
      </span>
      <UnstyledButton
        className={classes.show ?? ''}
        data-busy={busy || undefined}
        aria-label={t('mask.showField', { field: context.label(cell.field.label) })}
        onClick={(event) => void show(event)}
      >
        {t('mask.show')}
      </UnstyledButton>
    </span>
  );
}

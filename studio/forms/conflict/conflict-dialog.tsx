import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { asList } from '../../fields/wire-value.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import type { FormValues } from '../schema/validator.ts';
import classes from './conflict-dialog.module.css';

/** Two people changed the same fields. */
export interface Conflict {
  /** The record as the other one left it. */
  readonly current: WireRecord;
  /** The fields that clash. */
  readonly fields: readonly string[];
  /** All that was to be saved. */
  readonly mine: FormValues;
}

/** The fields that clash, when a save was refused because someone else changed them; undefined when the refusal is another one. */
export function clashingFields(error: unknown): readonly string[] | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'conflict') return undefined;
  return asList(error.members.fields).filter((name) => typeof name === 'string');
}

export interface ConflictDialogProps {
  readonly object: ClientObject;
  readonly conflict: Conflict;
  readonly context: CellContext;
  readonly onClose: () => void;
  /** Saves over the current version. A new clash is the caller's to show. */
  readonly onSave: (changes: FormValues) => Promise<void>;
}

/** Shows both values of each field that clashes; one chooses field by field. */
export function ConflictDialog({ object, conflict, context, onClose, onSave }: ConflictDialogProps) {
  const { t } = useTranslation();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const fields = conflict.fields.flatMap((name) => findField(object, name) ?? []);
  const choose = (name: string, side: string) =>
    setTheirs((before) => {
      const next = new Set(before);
      if (side === 'theirs') next.add(name);
      else next.delete(name);
      return next;
    });
  const save = async () => {
    const changes = Object.fromEntries(Object.entries(conflict.mine).filter(([name]) => !theirs.has(name)));
    setBusy(true);
    try {
      await onSave(changes);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('conflict.title')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack gap="md">
        <Text c="dimmed">{t('conflict.text')}</Text>
        {fields.map((field) => (
          <Radio.Group
            key={field.name}
            label={context.label(field.label)}
            value={theirs.has(field.name) ? 'theirs' : 'mine'}
            onChange={(side) => choose(field.name, side)}
          >
            <div className={classes.sides}>
              {(['mine', 'theirs'] as const).map((side) => (
                <Radio.Card key={side} value={side} className={classes.side ?? ''}>
                  <Radio.Indicator />
                  <div className={classes.value}>
                    <Text size="xs" c="dimmed">
                      {t(`conflict.${side}`)}
                    </Text>
                    <FieldValue field={field} value={side === 'mine' ? conflict.mine[field.name] : conflict.current[field.name]} context={context} />
                  </div>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
        ))}
        {failure !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {problemText(failure, t)}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('conflict.back')}
          </Button>
          <Button loading={busy} onClick={() => void save()}>
            {t('conflict.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

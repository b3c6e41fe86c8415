import { Code, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { expressionText } from '../../shell/problems/expression-text.ts';
import { problemText } from '../../shell/problems/problem-text.ts';

export interface FilterTextInputProps {
  readonly object: ClientObject;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly failure: unknown;
  /** The builder can show it. */
  readonly simple: boolean;
}

/** The filter as an expression. A mistake is shown with its corrected example, to be taken with a click. */
export function FilterTextInput({ object, text, onChange, failure, simple }: FilterTextInputProps) {
  const { t } = useTranslation();
  const issue = failure instanceof ProblemError ? failure.issues[0] : undefined;
  const message = failure === undefined ? undefined : issue ? expressionText(issue, t, false) : problemText(failure, t);
  const example = issue?.example;
  const own = object.fields.filter((field) => field.filterable && !field.system);
  const number = own.find((field) => ['money', 'decimal', 'integer', 'roll_up'].includes(field.type));
  const sample = number ? `${number.name} > 1000000 && !ISBLANK(${object.title})` : `!ISBLANK(${object.title})`;
  return (
    <Stack gap={6}>
      <Textarea
        label={t('filter.expression')}
        description={t('filter.expressionHelp', { sample })}
        autosize
        minRows={3}
        maxRows={10}
        spellCheck={false}
        value={text}
        error={message}
        onChange={(event) => onChange(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      {example !== undefined && (
        <Text size="sm">
          {t('filter.tryInstead')}{' '}
          <button type="button" onClick={() => onChange(example)} style={{ border: 0, padding: 0, background: 'none', cursor: 'pointer' }}>
            <Code>{example}</Code>
          </button>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('filter.names')}:{' '}
        {own
          .slice(0, 14)
          .map((field) => field.name)
          .join(', ')}
      </Text>
      {!simple && text.trim() !== '' && (
        <Text size="xs" c="dimmed">
          {t('filter.beyondBuilder')}
        </Text>
      )}
    </Stack>
  );
}

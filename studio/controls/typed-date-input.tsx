import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/useLocale.ts';
import { useLoaded } from '../shell/useLoaded.ts';

const loadCalendar = async () => (await import('./calendar.tsx')).Calendar;

export interface TypedDateInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** What is shown while nobody types. */
  readonly shown: string;
  /** The shown value is no date. */
  readonly faulty: boolean;
  /** The day marked in the calendar, YYYY-MM-DD. */
  readonly day: string | undefined;
  readonly onType: (text: string) => void;
  readonly onPick: (day: string) => void;
  readonly withinPortal?: boolean;
}

/** A date to type freely ("22/11", "mai", "thứ 2") or to pick from a calendar. */
export function TypedDateInput({ shown, faulty, day, onType, onPick, withinPortal = true, error, onBlur, readOnly, ...rest }: TypedDateInputProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [draft, setDraft] = useState<string>();
  const [opened, popover] = useDisclosure(false);
  const [Calendar, askFor] = useLoaded(loadCalendar);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('fields.date.open')}
      aria-expanded={opened}
      onClick={() => (opened ? popover.close() : askFor(popover.open))}
    >
      <IconCalendar size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && popover.close()}
      position="bottom-start"
      withinPortal={withinPortal}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          placeholder={t('fields.date.placeholder')}
          autoComplete="off"
          {...rest}
          readOnly={readOnly}
          value={draft ?? shown}
          error={error ?? (faulty && draft === undefined ? t('validation.date') : undefined)}
          rightSection={!readOnly && button}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            onType(event.currentTarget.value);
          }}
          onBlur={(event) => {
            setDraft(undefined);
            onBlur?.(event);
          }}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('fields.date.calendar')}>
        {Calendar && (
          <Calendar
            value={day}
            locale={locale}
            onPick={(picked) => {
              setDraft(undefined);
              onPick(picked);
              popover.close();
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

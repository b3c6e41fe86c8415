import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isMac } from './is-mac.ts';
import classes from './key-list.module.css';

export interface KeyListProps {
  readonly keys: readonly { readonly keys: string; readonly label: string }[];
  /** Single keys are switched off: only the others do something. */
  readonly dimmed?: boolean;
}

/** Keys and what they do. */
export function KeyList({ keys, dimmed = false }: KeyListProps) {
  const { t } = useTranslation('desk');
  const mod = isMac() ? '⌘' : 'Ctrl';
  return (
    <dl className={classes.list}>
      <Row keys={[mod, 'K']} label={t('keys.palette')} dimmed={false} />
      {keys.map(({ keys: names, label }) => (
        <Row key={names} keys={names.split(' ').map(keyName)} label={label} dimmed={dimmed} />
      ))}
    </dl>
  );
}

function keyName(key: string): string {
  return key === 'escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key;
}

function Row({ keys, label, dimmed }: { readonly keys: readonly string[]; readonly label: string; readonly dimmed: boolean }) {
  return (
    <div className={classes.row} data-dimmed={dimmed || undefined}>
      <dt>{label}</dt>
      <dd>
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}

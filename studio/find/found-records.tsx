import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RecordHit } from '../api/records/records.ts';
import { formatPhone } from '../fields/phone/format-phone.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { Icon } from '../shell/icon.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import classes from './found-records.module.css';

export interface FoundRecordsProps {
  readonly hits: readonly RecordHit[];
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Who was found, each a way to the record. */
export function FoundRecords({ hits, error, onRetry }: FoundRecordsProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const metadata = useMetadata();
  if (error !== undefined) return <ProblemPanel error={error} onRetry={onRetry} />;
  if (hits.length === 0) return <Text c="dimmed">{t('find.none')}</Text>;
  return (
    <ul className={classes.list} aria-label={t('find.found')}>
      {hits.map((hit) => {
        const object = findObject(metadata, hit.object);
        return (
          <li key={`${hit.object} ${hit.id}`}>
            <Link to={`/records/${hit.object}/${hit.id}`} className={classes.hit}>
              <Icon name={object?.icon} />
              <span className={classes.title}>{hit.title === '' ? t('record.untitled') : hit.title}</span>
              <span className={classes.facts}>
                {object && `${label(object.label)} · `}
                {formatPhone({ number: hit.matched })}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { loadTexts } from '../../i18n/start-i18n.ts';
import { columnLabel } from '../../list/column-label.ts';
import { listColumn } from '../../list/columns.ts';
import { RecordValue } from '../../masks/record-value.tsx';
import { StarButton } from '../../me/star-button.tsx';
import { useOpened } from '../../me/useOpened.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { PageHeader } from '../../shell/pages/page-header.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import { ContactBar } from '../contact/contact-bar.tsx';
import { Freshness } from '../freshness.tsx';
import type { Logging } from '../log/useLogging.tsx';
import { RecordActions, type Whys } from './record-actions.tsx';
import classes from './record-header.module.css';

const StagePath = lazy(async () => {
  const [{ StagePath: Path }] = await Promise.all([import('../../stages/stage-path.tsx'), loadTexts('boards')]);
  return { default: Path };
});

export interface RecordHeaderProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly title: string;
  readonly facts: readonly string[];
  readonly logging: Logging | undefined;
  readonly whys: Whys;
  /** The field of stages that the layout names. */
  readonly stage: string | undefined;
  readonly context: CellContext;
}

/** The record's name, what one can do with it, and its key facts. */
export function RecordHeader({ object, record, title, facts, stage, logging, whys, context }: RecordHeaderProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const back = <BackButton to={`/records/${object.name}`} label={t('record.backTo', { objects: context.label(object.plural) })} />;
  const entry = { kind: 'record', object: object.name, id: record.id, title } as const;
  useOpened(entry);
  const stages = stage === undefined ? undefined : findField(object, stage);
  const columns = facts.flatMap((path) => listColumn(metadata, object, path) ?? []);
  return (
    <div className={classes.head}>
      <PageHeader
        title={title}
        leading={back}
        aside={<StarButton entry={entry} />}
        actions={<RecordActions object={object} record={record} title={title} logging={logging} whys={whys} />}
      />
      <ContactBar record={record} object={object} logging={logging} context={context} />
      <Suspense fallback={null}>{stages && <StagePath object={object} record={record} field={stages} context={context} />}</Suspense>
      {columns.length > 0 && (
        <dl className={classes.facts}>
          {columns.map((column) => (
            <div key={column.path} className={classes.fact}>
              <dt>
                {columnLabel(column, context)}{' '}
                {column.labels.length === 1 && (
                  <WhyButton question={{ object: object.name, record: record.id, field: column.path }} about={columnLabel(column, context)} />
                )}
              </dt>
              <dd>
                <RecordValue object={object.name} record={record} path={column.path} field={column.field} context={context} />
                <Freshness record={record} field={column.path} context={context} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Goes back to where one came from, with its filter and place; to the list when the page was opened by its address. */
function BackButton({ to, label }: { readonly to: string; readonly label: string }) {
  const navigate = useNavigate();
  const { key } = useLocation();
  const opened = key === 'default';
  return (
    <ActionIcon
      component={Link}
      to={to}
      variant="subtle"
      color="gray"
      aria-label={label}
      onClick={(event) => {
        if (opened || event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        void navigate(-1);
      }}
    >
      <IconArrowLeft size={18} aria-hidden />
    </ActionIcon>
  );
}

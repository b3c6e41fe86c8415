import { Title } from '@mantine/core';
import type { WireRecord } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { RecordValue } from '../masks/record-value.tsx';
import { type ClientField, type ClientObject, findField, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { WhyButton } from '../why/why-button.tsx';
import { Freshness } from './freshness.tsx';
import { EditableValue } from './inline/editable-value.tsx';
import type { FieldStates } from './inline/field-states.ts';
import type { Layout } from './layout-of.ts';
import classes from './record-sections.module.css';
import { LinesOfRecord } from './related/lines-of-record.tsx';
import { RelatedList } from './related/related-list.tsx';

export interface RecordSectionsProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly sections: readonly Layout['sections'][number][];
  readonly states: FieldStates;
  readonly context: CellContext;
}

const wide: ReadonlySet<string> = new Set(['long_text', 'address', 'identities', 'external_keys']);

/** The sections of the layout. Fields that this person may not see leave no trace; owned lines follow as a table. */
export function RecordSections({ object, record, sections, states, context }: RecordSectionsProps) {
  return sections.map((section) => {
    const fields = section.fields.flatMap((name) => findField(object, name) ?? []).filter((field) => !states.hidden.has(field.name));
    const facts = fields.filter((field) => field.type !== 'lines');
    if (fields.length === 0) return null;
    return (
      <section key={`${section.label.en} ${section.fields[0]}`} className={classes.section}>
        {facts.length > 0 && (
          <>
            <Title order={2}>{context.label(section.label)}</Title>
            <dl className={classes.facts} data-columns={section.columns ?? 2}>
              {facts.map((field) => (
                <div
                  key={field.name}
                  className={classes.fact}
                  data-wide={wide.has(field.type) || undefined}
                  data-news={states.news?.has(field.name) || undefined}
                >
                  <dt>
                    {context.label(field.label)}{' '}
                    <WhyButton question={{ object: object.name, record: record.id, field: field.name }} about={context.label(field.label)} />
                  </dt>
                  <dd>
                    <SectionValue object={object} record={record} field={field} states={states} context={context} />
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {fields
          .filter((field) => field.type === 'lines')
          .map((field) => (
            <OwnedLines key={field.name} owner={object} field={field} id={record.id} context={context} />
          ))}
      </section>
    );
  });
}

interface SectionValueProps extends Omit<RecordSectionsProps, 'sections'> {
  readonly field: ClientField;
}

function SectionValue({ object, record, field, states, context }: SectionValueProps) {
  const editable = states.editable(field);
  const value = (
    <>
      <RecordValue object={object.name} record={record} path={field.name} field={field} context={context} />
      <Freshness record={record} field={field.name} context={context} />
    </>
  );
  return (
    <EditableValue object={object} record={record} field={editable ?? field} closed={!editable} states={states} context={context}>
      {value}
    </EditableValue>
  );
}

interface OwnedLinesProps {
  readonly owner: ClientObject;
  readonly field: ClientField;
  readonly id: string;
  readonly context: CellContext;
}

function OwnedLines({ owner, field, id, context }: OwnedLinesProps) {
  const metadata = useMetadata();
  const object = field.target ?? field.options.object;
  const link = field.options.link;
  if (object === undefined || link === undefined) return null;
  const lines = findObject(metadata, object);
  if (lines && !lines.can.list) return <LinesOfRecord owner={owner} id={id} field={field} lines={lines} link={link} context={context} />;
  return <RelatedList object={object} link={link} id={id} label={field.label} lines context={context} />;
}

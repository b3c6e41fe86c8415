import { Alert, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { inspectFile } from '../../../api/imports.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { ImportProblem } from '../../import-problem.tsx';
import { assignTargets } from '../../mapping/edit-mapping.ts';
import { changed } from '../import-draft.ts';
import { usePreview } from '../usePreview.ts';
import classes from '../wizard.module.css';
import type { StepProps } from '../wizard-steps.ts';
import { ColumnRow } from './column-row.tsx';
import { KeyPicker } from './key-picker.tsx';
import { NeededFields } from './needed-fields.tsx';
import { SaveMapping } from './save-mapping.tsx';
import { makeSource, targetOptions } from './target-options.ts';

const suggested = 'suggested';

/** Which column goes into which field, with what was judged of each. */
export function ColumnsStep(props: StepProps) {
  const { draft, inspected, change } = props;
  const { t } = useTranslation('imports');
  const label = useLabel();
  const metadata = useMetadata();
  const mapping = draft.mapping ?? inspected.mapping;
  const preview = usePreview(draft, inspected);
  const setMapping = (next: MappingDocument) => change((before) => changed(before, { mapping: next }));
  const options = useMemo(
    () =>
      targetOptions(metadata, inspected, mapping, {
        label,
        part: (part) => t(`parts.${part}` as 'parts.ward', { defaultValue: part }),
        outsideId: t('columns.outsideId'),
      }),
    [metadata, inspected, mapping, label, t],
  );
  const external = (entry: number) => {
    const object = findObject(metadata, mapping.records[entry]?.object);
    return object?.fields.find(({ type }) => type === 'external_keys')?.name;
  };
  return (
    <Stack gap="md">
      <Title order={2} size="h4">
        {t('columns.title')}
      </Title>
      <Choices {...props} mapping={mapping} onMapping={setMapping} />
      <ul className={classes.columns}>
        {inspected.columns.map((column, index) => (
          <ColumnRow
            key={column.name}
            column={column}
            match={inspected.matches.find((match) => match.column === index)}
            mapping={mapping}
            options={options}
            inspected={inspected}
            judgements={preview.data?.judgements.filter((judgement) => judgement.column === column.name) ?? []}
            onTargets={(targets) => setMapping(assignTargets(mapping, column.name, targets, makeSource(metadata, inspected, mapping), external))}
            onMapping={setMapping}
          />
        ))}
      </ul>
      <NeededFields inspected={inspected} mapping={mapping} onMapping={setMapping} />
      {mapping.records.map((entry, index) => (
        <KeyPicker key={entry.as ?? entry.object} entry={entry} several={mapping.records.length > 1} index={index} mapping={mapping} onMapping={setMapping} />
      ))}
      {preview.error && (
        <Alert color="red" title={t('columns.refused')}>
          <ImportProblem error={preview.error} />
        </Alert>
      )}
      <SaveMapping mapping={mapping} inspected={inspected} />
    </Stack>
  );
}

interface ChoicesProps extends StepProps {
  readonly mapping: MappingDocument;
  readonly onMapping: (mapping: MappingDocument) => void;
}

/** The object to make records of, and a saved way of matching. */
function Choices({ draft, inspected, mapping, onMapping }: ChoicesProps) {
  const { t } = useTranslation('imports');
  const label = useLabel();
  const metadata = useMetadata();
  const place = { sheet: inspected.sheet, header_row: inspected.header_row };
  const ask = useMutation({
    mutationFn: (body: { readonly object?: string; readonly mapping?: string }) => inspectFile(draft.file, { ...place, ...body }),
    onSuccess: (found) => onMapping(found.mapping),
  });
  const objects = inspected.objects.map(({ name }) => ({ value: name, label: label(findObject(metadata, name)?.label ?? { en: name, vi: name }) }));
  const own = inspected.mappings.filter((one) => one.own).map(({ id, label: text }) => ({ value: id, label: label(text) }));
  const documents = inspected.mappings.filter((one) => !one.own).map(({ id, label: text }) => ({ value: id, label: label(text) }));
  const known = [...own, ...documents].find(({ value }) => value === mapping.name)?.value;
  return (
    <Group gap="md" align="end">
      <Select
        label={t('columns.object')}
        data={objects}
        allowDeselect={false}
        searchable
        value={mapping.records.length === 1 ? (mapping.records[0]?.object ?? null) : null}
        placeholder={mapping.records.map(({ object }) => label(findObject(metadata, object)?.label ?? { en: object, vi: object })).join(', ')}
        onChange={(object) => object !== null && ask.mutate({ object })}
        w={260}
      />
      {own.length + documents.length > 0 && (
        <Select
          label={t('columns.mapping')}
          allowDeselect={false}
          value={known ?? suggested}
          onChange={(id) => id !== null && ask.mutate(id === suggested ? { object: inspected.objects[0]?.name ?? '' } : { mapping: id })}
          data={[
            { value: suggested, label: t('columns.suggested') },
            ...(own.length > 0 ? [{ group: t('columns.saved'), items: own }] : []),
            ...(documents.length > 0 ? [{ group: t('columns.documents'), items: documents }] : []),
          ]}
          w={300}
        />
      )}
      {ask.error && <ImportProblem error={ask.error} />}
      {inspected.rows === 0 && <Text c="dimmed">{t('columns.empty')}</Text>}
    </Group>
  );
}

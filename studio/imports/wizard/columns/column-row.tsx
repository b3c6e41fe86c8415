import { Badge, MultiSelect, Select, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportInspected, ImportPreview } from '../../../../schemas/generated/api.ts';
import type { MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { findField, findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { changeSource, outsideId, parseTarget, targetKey, targetsOf } from '../../mapping/edit-mapping.ts';
import classes from '../wizard.module.css';
import { Judgements } from './judgements.tsx';
import type { TargetGroup } from './target-options.ts';

export interface ColumnRowProps {
  readonly column: ImportInspected['columns'][number];
  /** How sure the suggestion was. */
  readonly match: ImportInspected['matches'][number] | undefined;
  readonly mapping: MappingDocument;
  readonly options: readonly TargetGroup[];
  readonly inspected: ImportInspected;
  readonly judgements: ImportPreview['judgements'];
  readonly onTargets: (targets: readonly string[]) => void;
  readonly onMapping: (mapping: MappingDocument) => void;
}

/** A column of the file: its name and samples, the fields it goes into, and what was judged of it. */
export function ColumnRow({ column, match, mapping, options, inspected, judgements, onTargets, onMapping }: ColumnRowProps) {
  const { t } = useTranslation('imports');
  const targets = targetsOf(mapping, column.name);
  const samples = column.samples.join(' · ');
  return (
    <li className={classes.column}>
      <div style={{ minWidth: 0 }}>
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {column.name}
        </Text>
        <div className={classes.samples} title={samples}>
          {samples === '' ? t('columns.empty') : samples}
        </div>
      </div>
      <MultiSelect
        aria-label={`${t('columns.field')}: ${column.name}`}
        data={options.map(({ group, items }) => ({ group, items }))}
        value={[...targets]}
        onChange={onTargets}
        placeholder={targets.length === 0 ? t('columns.none') : ''}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': `${t('columns.none')}: ${column.name}` }}
        hidePickedOptions
        maxDropdownHeight={320}
        comboboxProps={{ withinPortal: true }}
      />
      <div>{match && targets.includes(suggestedTarget(match.field)) && <Confidence match={match} />}</div>
      {targets.length > 0 && (
        <div className={classes.judged}>
          <FoundBy targets={targets} mapping={mapping} inspected={inspected} onMapping={onMapping} />
          <Judgements column={column.name} targets={targets} mapping={mapping} judgements={judgements} onMapping={onMapping} />
        </div>
      )}
    </li>
  );
}

/** Suggestions are of mappings with one entry. */
function suggestedTarget(field: string): string {
  return targetKey({ entry: 0, field: field === 'key' ? outsideId : field });
}

function Confidence({ match: { confidence, reason } }: { readonly match: ImportInspected['matches'][number] }) {
  const { t } = useTranslation('imports');
  const level = confidence >= 0.85 ? 'high' : confidence >= 0.65 ? 'medium' : 'low';
  return (
    <Tooltip label={t(`columns.reason.${reason}`)} events={{ hover: true, focus: true, touch: true }}>
      <Badge tabIndex={0} variant="light" tt="none" mt={8} c="var(--mantine-color-text)" color={{ high: 'teal', medium: 'blue', low: 'orange' }[level]}>
        {t(`columns.confidence.${level}`)}
      </Badge>
    </Tooltip>
  );
}

type FoundByProps = Pick<ColumnRowProps, 'mapping' | 'inspected' | 'onMapping'> & { readonly targets: readonly string[] };

/** For links: what the texts of the column call the records by. */
function FoundBy({ targets, mapping, inspected, onMapping }: FoundByProps) {
  const { t } = useTranslation('imports');
  const label = useLabel();
  const metadata = useMetadata();
  return targets.map((key) => {
    const target = parseTarget(key);
    const entry = mapping.records[target.entry];
    const source = entry?.fields[target.field];
    const found = inspected.objects.find(({ name }) => name === entry?.object)?.targets.find(({ name }) => name === target.field)?.find ?? [];
    if (typeof source !== 'object' || source.find === undefined || found.length < 2) return null;
    const link = findField(findObject(metadata, entry?.object), target.field);
    const object = findObject(metadata, link?.target);
    return (
      <Select
        key={key}
        label={t('columns.findBy')}
        size="xs"
        w={220}
        allowDeselect={false}
        value={source.find}
        onChange={(find) => find !== null && onMapping(changeSource(mapping, target, { find }))}
        data={found.map((name) => ({ value: name, label: label(findField(object, name)?.label ?? { en: name, vi: name }) }))}
      />
    );
  });
}

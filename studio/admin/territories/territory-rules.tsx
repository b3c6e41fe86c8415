import { ActionIcon, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { GrantCount } from '../../editors/role/panel/grant-count.tsx';
import { useGrantCount } from '../../editors/role/panel/useGrantCount.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { FilterEditor } from '../../filter/filter-editor.tsx';
import { useLabel } from '../../i18n/useLabel.ts';
import { type ClientObject, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useTerritorialObjects } from '../known/useTerritorialObjects.ts';

/** A rule while it is edited. */
export interface EditedRule {
  readonly object: string;
  readonly condition: string;
  /** Why the stored condition no longer places records. */
  readonly problem?: string | null;
}

export interface TerritoryRulesProps {
  readonly rules: readonly EditedRule[];
  readonly onChange: (rules: readonly EditedRule[]) => void;
}

/** One condition for each object whose records lie in territories. */
export function TerritoryRules({ rules, onChange }: TerritoryRulesProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const metadata = useMetadata();
  const territorial = useTerritorialObjects();
  const others = metadata.objects.filter((object) => territorial?.has(object.name) && !rules.some((rule) => rule.object === object.name));
  return (
    <section aria-label={t('territory.rules')}>
      <Text size="sm" fw={500}>
        {t('territory.rules')}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('territory.rulesHelp')}
      </Text>
      <Stack gap="sm">
        {rules.map((rule) => (
          <Rule
            key={rule.object}
            rule={rule}
            object={findObject(metadata, rule.object)}
            onChange={(condition) => onChange(rules.map((one) => (one.object === rule.object ? { object: rule.object, condition } : one)))}
            onRemove={() => onChange(rules.filter((one) => one.object !== rule.object))}
          />
        ))}
        <Select
          aria-label={t('territory.addRule')}
          placeholder={t('territory.addRule')}
          data={others.map((object) => ({ value: object.name, label: label(object.plural) }))}
          value={null}
          onChange={(object) => {
            if (object !== null) onChange([...rules, { object, condition: '' }]);
          }}
          searchable
        />
      </Stack>
    </section>
  );
}

interface RuleProps {
  readonly rule: EditedRule;
  readonly object: ClientObject | undefined;
  readonly onChange: (condition: string) => void;
  readonly onRemove: () => void;
}

function Rule({ rule, object, onChange, onRemove }: RuleProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const context = useCellContext();
  const empty = rule.condition.trim() === '';
  const count = useGrantCount(empty ? undefined : object, { object: rule.object, actions: ['read'], rows: 'all', condition: rule.condition }, undefined);
  const name = object ? label(object.plural) : rule.object;
  return (
    <Paper withBorder p="sm" radius="md" component="section" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <div>
          <Text fw={500}>{name}</Text>
          {object && !empty && <GrantCount count={count} person={undefined} />}
        </div>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('territory.removeRule', { objects: name })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {object && <FilterEditor object={object} text={rule.condition} context={context} onChange={onChange} failure={empty ? undefined : count.error} />}
      {typeof rule.problem === 'string' && (
        <Text size="sm" c="var(--mantine-color-error)">
          {rule.problem}
        </Text>
      )}
    </Paper>
  );
}

import { Button, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer, Territory, TerritoryRequest } from '../../../schemas/generated/api.ts';
import { createTerritory, removeTerritory, updateTerritory } from '../../api/rights/territories.ts';
import { Failure } from '../parts/failure.tsx';
import { SidePanel } from '../parts/side-panel.tsx';
import { idsWithin } from '../parts/tree-rows.ts';
import { useKeeping } from '../parts/useKeeping.ts';
import { PlacedRecords } from './placed-records.tsx';
import { type EditedRule, TerritoryRules } from './territory-rules.tsx';

export interface TerritoryPanelProps {
  /** Absent for a new one. */
  readonly territory: Territory | undefined;
  readonly territories: readonly Territory[];
  readonly people: readonly PersonAnswer[];
  readonly onClose: () => void;
}

/** What a territory is: its name, the one above, who works in it, and by which rules records lie in it. */
export function TerritoryPanel({ territory, territories, people, onClose }: TerritoryPanelProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const [name, setName] = useState(territory?.name ?? '');
  const [parent, setParent] = useState(territory?.parent ?? null);
  const [members, setMembers] = useState<readonly string[]>(territory?.members.map(({ id }) => id) ?? []);
  const [rules, setRules] = useState<readonly EditedRule[]>(territory?.rules ?? []);
  const keeping = useKeeping([['territories'], ['territory'], ['people']], onClose);
  const filled = rules.filter(({ condition }) => condition.trim() !== '').map(({ object, condition }) => ({ object, condition }));
  const body: TerritoryRequest = { name: name.trim(), parent, members: [...members], rules: filled };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!territory) {
      const message = t('territory.created', { name: body.name });
      return keeping.run({ message, write: () => createTerritory(body), undo: (made: Territory) => removeTerritory(made.id) });
    }
    const before = requestOf(territory);
    // Rules are sent where they changed: sending them places all records anew.
    const { rules: _rules, ...rest } = body;
    const changes = JSON.stringify(before.rules) === JSON.stringify(body.rules) ? rest : body;
    const message = t('territory.saved', { name: body.name });
    return keeping.run({ message, write: () => updateTerritory(territory.id, changes), undo: () => updateTerritory(territory.id, before) });
  };
  const remove = () => {
    if (!territory) return;
    const message = t('territory.removed', { name: territory.name });
    keeping.run({ message, write: () => removeTerritory(territory.id), undo: () => createTerritory(requestOf(territory)) });
  };
  const within = territory ? idsWithin(territory.id, territories) : new Set<string>();
  return (
    <SidePanel title={territory?.name ?? t('territory.new')} size={620} onClose={onClose}>
      <form onSubmit={save}>
        <Stack gap="md">
          <TextInput
            label={t('territory.name')}
            required
            withAsterisk={false}
            data-autofocus={!territory || undefined}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('territory.parent')}
            description={t('territory.parentHelp')}
            placeholder={t('team.top')}
            data={territories.filter(({ id }) => !within.has(id)).map((other) => ({ value: other.id, label: other.name }))}
            value={parent}
            onChange={setParent}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': common('common.clear') }}
          />
          <MultiSelect
            label={t('territory.members')}
            data={people.filter((person) => person.active || members.includes(person.id)).map((person) => ({ value: person.id, label: person.name }))}
            value={[...members]}
            onChange={setMembers}
            searchable
          />
          <TerritoryRules rules={rules} onChange={setRules} />
          {territory && <PlacedRecords territory={territory} />}
          <Failure error={keeping.failure} />
          <Group justify="space-between">
            <Button type="submit" loading={keeping.busy}>
              {t(territory ? 'territory.save' : 'territory.create')}
            </Button>
            {territory && (
              <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={remove}>
                {t('territory.remove')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}

function requestOf({ name, parent, members, rules }: Territory): TerritoryRequest & { readonly rules: NonNullable<TerritoryRequest['rules']> } {
  return { name, parent, members: members.map(({ id }) => id), rules: rules.map(({ object, condition }) => ({ object, condition })) };
}

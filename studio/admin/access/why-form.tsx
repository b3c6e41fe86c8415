import { Paper, Select, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhyAction } from '../../api/rights/access.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { WhyOne } from '../../why/why-one.tsx';
import type { AccessPartProps } from './access-question.ts';
import { ObjectChoice, PersonChoice, RecordChoice } from './access-selects.tsx';

const ofField: readonly WhyAction[] = ['read', 'reveal', 'write'];
const ofRecord: readonly WhyAction[] = ['read', 'update', 'delete', 'share', 'merge', 'export'];
const ofObject: readonly WhyAction[] = ['list', 'create', 'export', 'bulk', 'import'];

function actionsFor(record: string | undefined, field: string | undefined): readonly WhyAction[] {
  if (field !== undefined) return ofField;
  return record === undefined ? ofObject : ofRecord;
}

/** Asks about a person, an object, a record, a field and an action, and shows the answer at once. */
export function WhyForm({ question, onAsk }: AccessPartProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  const metadata = useMetadata();
  const object = findObject(metadata, question.object);
  const { person, record, field } = question;
  const actions = actionsFor(record, field);
  const action = actions.find((name) => name === question.action) ?? actions[0];
  return (
    <>
      <Text c="dimmed" mb="md">
        {t('access.whyText')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} maw={960} verticalSpacing="sm">
        <PersonChoice question={question} onAsk={onAsk} />
        <ObjectChoice question={question} onAsk={onAsk} />
        <RecordChoice question={question} onAsk={onAsk} placeholder={t('access.anyRecord')} />
        <Select
          label={t('access.field')}
          placeholder={t('access.wholeRecord')}
          disabled={!object}
          data={object?.fields.map((one) => ({ value: one.name, label: label(one.label) })) ?? []}
          value={field ?? null}
          onChange={(next) => onAsk({ field: next ?? undefined })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': common('common.clear') }}
        />
        <Select
          label={t('access.action')}
          data={actions.map((name) => ({ value: name, label: t(`access.actions.${name}`) }))}
          value={action ?? null}
          onChange={(next) => onAsk({ action: next ?? undefined })}
          allowDeselect={false}
        />
      </SimpleGrid>
      {person !== undefined && object && action ? (
        <Paper withBorder radius="md" p="md" mt="lg" maw={960} component="section" aria-label={t('access.answer')} aria-live="polite">
          <WhyOne
            query={{ person, object: object.name, action, ...(record === undefined ? {} : { record }), ...(field === undefined ? {} : { field }) }}
            open
          />
        </Paper>
      ) : (
        <Text c="dimmed" mt="lg">
          {t('access.unasked')}
        </Text>
      )}
    </>
  );
}

import { Chip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTerritorialObjects } from '../../../admin/known/useTerritorialObjects.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { type ClientObject, findField } from '../../../metadata/client-metadata.ts';
import { inheritedLink, offeredForms, rowForms, setForms } from '../draft/grant-rows.ts';
import type { Grant } from '../draft/role-draft.ts';
import type { EditRole } from '../useRoleDraft.ts';
import { Part } from './part.tsx';

export interface FormChipsProps {
  readonly grantKey: string;
  readonly grant: Grant;
  readonly object: ClientObject | undefined;
  readonly onEdit: EditRole;
}

/** Which records a rule reaches: all of them, or those that one of the chosen forms fits. */
export function FormChips({ grantKey, grant, object, onEdit }: FormChipsProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const forms = rowForms(grant);
  const chosen = forms ?? [];
  // A form that the object no longer offers stays to be seen and taken away.
  const territorial = useTerritorialObjects();
  const offered = [...new Set([...offeredForms(object, !object || territorial?.has(object.name) !== false), ...chosen])];
  const nameOf = (form: string) => {
    const link = inheritedLink(form);
    const field = link === undefined ? undefined : findField(object, link);
    return link === undefined ? t(`role.form.${form as 'own'}`) : t('role.form.inherit', { link: field ? label(field.label) : link });
  };
  const toggle = (form: string, on: boolean) => onEdit((before) => setForms(before, grantKey, on ? [...chosen, form] : chosen.filter((one) => one !== form)));
  return (
    <Part label={t('role.which')} help={t('role.whichHelp')}>
      <Chip size="xs" checked={forms === undefined} onChange={(on) => onEdit((before) => setForms(before, grantKey, on ? undefined : ['own']))}>
        {t('role.form.all')}
      </Chip>
      {offered.map((form) => (
        <Chip key={form} size="xs" checked={chosen.includes(form)} onChange={(on) => toggle(form, on)}>
          {nameOf(form)}
        </Chip>
      ))}
    </Part>
  );
}

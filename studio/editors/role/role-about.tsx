import { SimpleGrid, Switch, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { editDocument, type RoleDraft } from './draft/role-draft.ts';
import type { EditRole } from './useRoleDraft.ts';

/** What the role is called and for, and whether it may do everything. */
export function RoleAbout({ draft, onEdit }: { readonly draft: RoleDraft; readonly onEdit: EditRole }) {
  const { t } = useTranslation('rights');
  const { label, description, admin } = draft.document;
  const setLabel = (language: 'en' | 'vi', text: string) => onEdit((before) => editDocument(before, { label: { ...before.document.label, [language]: text } }));
  const setDescription = (language: 'en' | 'vi', text: string) =>
    onEdit((before) => {
      const next = { en: '', vi: '', ...before.document.description, [language]: text };
      return editDocument(before, { description: next.en === '' && next.vi === '' ? undefined : next });
    });
  return (
    <section aria-label={t('role.about')}>
      <Title order={2} mb="sm">
        {t('role.about')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} maw={880} verticalSpacing="sm">
        {(['en', 'vi'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(language === 'en' ? 'role.labelEn' : 'role.labelVi')}
            lang={language}
            required
            withAsterisk={false}
            maxLength={200}
            value={label[language]}
            onChange={(event) => setLabel(language, event.currentTarget.value)}
          />
        ))}
        {(['en', 'vi'] as const).map((language) => (
          <Textarea
            key={language}
            label={t(language === 'en' ? 'role.descriptionEn' : 'role.descriptionVi')}
            lang={language}
            autosize
            minRows={1}
            maxLength={200}
            value={description?.[language] ?? ''}
            onChange={(event) => setDescription(language, event.currentTarget.value)}
          />
        ))}
      </SimpleGrid>
      <Switch
        mt="md"
        label={t('role.makeAdmin')}
        description={t('role.adminText')}
        maw={880}
        checked={admin === true}
        onChange={({ currentTarget: { checked } }) => onEdit((before) => editDocument(before, { admin: checked ? true : undefined }))}
      />
    </section>
  );
}

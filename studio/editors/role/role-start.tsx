import { NumberInput, Select, SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { editDocument, type RoleDraft } from './draft/role-draft.ts';
import type { EditRole } from './useRoleDraft.ts';

type Home = NonNullable<RoleDocument['home']>;
type Limits = NonNullable<RoleDocument['limits']>;

interface Props {
  readonly draft: RoleDraft;
  readonly onEdit: EditRole;
}

/** Members that are set, or undefined where none is left: an empty part is no part of the document. */
function compact<T extends object>(members: T): T | undefined {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  // @NOTE only optional members are ever undefined here.
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

/** What opens first for people with the role. */
export function RoleStart({ draft, onEdit }: Props) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  const metadata = useMetadata();
  const home = draft.document.home;
  const set = (members: { readonly [K in keyof Home]?: Home[K] | undefined }) =>
    onEdit((before) => editDocument(before, { home: compact({ ...before.document.home, ...members } as Home) }));
  const clear = { 'aria-label': common('common.clear') };
  const objects = metadata.objects.filter((object) => object.parent === undefined && object.name !== 'user');
  const views = metadata.views.filter((view) => view.object === home?.object);
  return (
    <section aria-label={t('role.start')}>
      <Title order={2}>{t('role.start')}</Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('role.startHelp')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} maw={880} verticalSpacing="sm">
        <Select
          label={t('role.startApp')}
          placeholder={t('role.startDefault')}
          clearable
          clearButtonProps={clear}
          data={metadata.apps.map((app) => ({ value: app.name, label: label(app.label) }))}
          value={home?.app ?? null}
          onChange={(app) => set({ app: app ?? undefined })}
        />
        <Select
          label={t('role.startObject')}
          placeholder={t('role.startDefault')}
          clearable
          searchable
          clearButtonProps={clear}
          data={objects.map((object) => ({ value: object.name, label: label(object.plural) }))}
          value={home?.object ?? null}
          onChange={(object) => set({ object: object ?? undefined, view: undefined })}
        />
        <Select
          label={t('role.startView')}
          placeholder={t('role.viewDefault')}
          clearable
          clearButtonProps={clear}
          disabled={views.length === 0}
          data={views.map((view) => ({ value: view.name, label: label(view.label) }))}
          value={home?.view ?? null}
          onChange={(view) => set({ view: view ?? undefined })}
        />
      </SimpleGrid>
    </section>
  );
}

/** How much people with the role may take out, change at once and read. */
export function RoleLimits({ draft, onEdit }: Props) {
  const { t } = useTranslation('rights');
  const locale = useLocale();
  const limits = draft.document.limits;
  const set = (name: keyof Limits, value: string | number) =>
    onEdit((before) => {
      const number = value === '' ? undefined : Number(value);
      return editDocument(before, { limits: compact({ ...before.document.limits, [name]: number } as Limits) });
    });
  const shared = {
    allowNegative: false,
    allowDecimal: false,
    hideControls: true,
    thousandSeparator: locale === 'vi' ? '.' : ',',
    decimalSeparator: locale === 'vi' ? ',' : '.',
  } as const;
  return (
    <section aria-label={t('role.limits')}>
      <Title order={2}>{t('role.limits')}</Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('role.limitsHelp')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} maw={880} verticalSpacing="sm">
        <NumberInput
          {...shared}
          label={t('role.exportRows')}
          placeholder={t('role.noLimit')}
          value={limits?.export_rows ?? ''}
          onChange={(value) => set('export_rows', value)}
        />
        <NumberInput
          {...shared}
          label={t('role.bulkRows')}
          placeholder="10000"
          max={10_000}
          clampBehavior="strict"
          value={limits?.bulk_rows ?? ''}
          onChange={(value) => set('bulk_rows', value)}
        />
        <NumberInput
          {...shared}
          label={t('role.readsPerHour')}
          placeholder="20000"
          min={1}
          value={limits?.reads_per_hour ?? ''}
          onChange={(value) => set('reads_per_hour', value)}
        />
      </SimpleGrid>
    </section>
  );
}

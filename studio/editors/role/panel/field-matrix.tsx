import { Checkbox, Radio, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchInput } from '../../../admin/parts/search-input.tsx';
import { foldText } from '../../../format/fold-text.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import type { ClientField, ClientObject } from '../../../metadata/client-metadata.ts';
import { type FieldNames, type Shown, setNewFields, setShown, setWrites, shownAs, takesNewFields, writes } from '../draft/grant-fields.ts';
import type { Grant } from '../draft/role-draft.ts';
import type { EditRole } from '../useRoleDraft.ts';
import classes from './field-matrix.module.css';

/** Without these a record cannot be addressed: they are always readable. */
const always: ReadonlySet<string> = new Set(['id', 'version']);
const many = 12;

export interface FieldMatrixProps {
  readonly grantKey: string;
  readonly grant: Grant;
  readonly object: ClientObject;
  readonly onEdit: EditRole;
}

/** How a rule shows each field, and whether it may be written. */
export function FieldMatrix({ grantKey, grant, object, onEdit }: FieldMatrixProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const [search, setSearch] = useState('');
  const fields = useMemo(() => {
    const shown = object.fields.filter((field) => !always.has(field.name));
    return [...shown.filter((field) => !field.system), ...shown.filter((field) => field.system)];
  }, [object]);
  const names: FieldNames = useMemo(() => ({ all: fields.map(({ name }) => name), writable: fields.filter(isWritable).map(({ name }) => name) }), [fields]);
  const wanted = foldText(search);
  const later = takesNewFields(grant);
  const take = (next: Partial<typeof later>) => onEdit((before) => setNewFields(before, grantKey, { ...later, ...next }, names));
  return (
    <div>
      <Text size="xs" c="dimmed" mb="xs">
        {t('role.fieldsHelp')}
      </Text>
      {fields.length > many && <SearchInput size="xs" mb="xs" label={t('role.findField')} value={search} onSearch={setSearch} />}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('role.field')}</th>
            {(['read', 'mask', 'hide'] as const).map((shown) => (
              <th key={shown} scope="col" className={classes.choice}>
                {t(`role.seen.${shown}`)}
              </th>
            ))}
            <th scope="col" className={classes.choice}>
              {t('role.write')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields
            .filter((field) => foldText(label(field.label)).includes(wanted))
            .map((field) => (
              <FieldRow key={field.name} field={field} grantKey={grantKey} grant={grant} names={names} onEdit={onEdit} />
            ))}
          <tr className={classes.later}>
            <th scope="row">{t('role.newFields')}</th>
            {(['read', 'mask', 'hide'] as const).map((shown) => (
              <td key={shown} className={classes.choice}>
                {shown !== 'mask' && (
                  <Radio
                    size="xs"
                    name={`${grantKey} later`}
                    aria-label={`${t('role.newFields')}: ${t(`role.seen.${shown}`)}`}
                    checked={later.read === (shown === 'read')}
                    onChange={() => take({ read: shown === 'read' })}
                  />
                )}
              </td>
            ))}
            <td className={classes.choice}>
              <Checkbox
                size="xs"
                aria-label={t('role.writeField', { field: t('role.newFields') })}
                checked={later.write}
                disabled={!later.read}
                onChange={(event) => take({ write: event.currentTarget.checked })}
              />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

interface FieldRowProps {
  readonly field: ClientField;
  readonly grantKey: string;
  readonly grant: Grant;
  readonly names: FieldNames;
  readonly onEdit: EditRole;
}

function FieldRow({ field, grantKey, grant, names, onEdit }: FieldRowProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const name = label(field.label);
  const shown = shownAs(grant, field.name);
  const written = writes(grant, field.name);
  const choices: readonly Shown[] = ['read', 'mask', 'hide'];
  return (
    <tr>
      <th scope="row">{name}</th>
      {choices.map((choice) => (
        <td key={choice} className={classes.choice}>
          <Radio
            size="xs"
            name={`${grantKey} ${field.name}`}
            aria-label={`${name}: ${t(`role.seen.${choice}`)}`}
            checked={shown === choice}
            onChange={() => onEdit((before) => setShown(before, grantKey, field.name, choice, names))}
          />
        </td>
      ))}
      <td className={classes.choice}>
        {isWritable(field) ? (
          <Checkbox
            size="xs"
            aria-label={t('role.writeField', { field: name })}
            checked={written}
            disabled={shown === 'hide' && !written}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              onEdit((before) => setWrites(before, grantKey, field.name, checked, names));
            }}
          />
        ) : (
          <span className={classes.never}>{t('role.neverWritten')}</span>
        )}
      </td>
    </tr>
  );
}

function isWritable(field: ClientField): boolean {
  return !field.read_only;
}

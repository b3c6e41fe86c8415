import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhatIf } from '../../../../schemas/generated/api.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import { findField, findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { shortList } from '../draft/short-list.ts';
import { actionName, amountText } from './what-if-text.ts';
import classes from './what-if-view.module.css';

type ObjectEffects = WhatIf['objects'][number];
type Change = ObjectEffects['rows'];

/** What changes in each object: records, fields and actions, with examples. */
export function WhatIfObjects({ effects }: { readonly effects: WhatIf }) {
  const label = useLabel();
  return effects.objects.map((object) => (
    <section key={object.object} className={classes.object} aria-label={label(object.label)}>
      <Text fw={600}>{label(object.label)}</Text>
      <ul className={classes.lines}>
        <ObjectLines object={object} />
      </ul>
      <Examples object={object} kind="gained" />
      <Examples object={object} kind="lost" />
    </section>
  ));
}

function ObjectLines({ object }: { readonly object: ObjectEffects }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const known = findObject(useMetadata(), object.object);
  const nameOf = (field: string) => {
    const found = findField(known, field);
    return found ? label(found.label) : field;
  };
  return (
    <>
      {changes(object.rows) && (
        <li>
          {t('whatIf.rows')} <Signed change={object.rows} />
        </li>
      )}
      {object.fields.map((group) => (
        <li key={`${group.cell} ${group.fields.join()}`}>
          <strong>{shortList(group.fields.map(nameOf), t)}</strong>: {t(`whatIf.does.${group.cell}`)} <Signed change={group.cells} />
        </li>
      ))}
      {object.actions.map((action) => (
        <li key={action.action}>
          <strong>{actionName(action.action, t)}</strong>:{' '}
          {action.rows ? <Signed change={action.rows} /> : <PeopleSigned gaining={action.people_gaining} losing={action.people_losing} />}
        </li>
      ))}
    </>
  );
}

function changes({ gained, lost }: Change): boolean {
  return gained.count > 0 || lost.count > 0;
}

/** "+2,310 −12": with signs, so that colour is not needed to tell them apart. */
export function Signed({ change }: { readonly change: Change }) {
  const { t } = useTranslation('rights');
  const locale = useLocale();
  return (
    <>
      {change.gained.count > 0 && (
        <span className={classes.plus}>
          <span aria-hidden>+</span>
          <span className="visually-hidden">{t('whatIf.gained.word')} </span>
          {amountText(change.gained, locale)}
        </span>
      )}{' '}
      {change.lost.count > 0 && (
        <span className={classes.minus}>
          <span aria-hidden>−</span>
          <span className="visually-hidden">{t('whatIf.lost.word')} </span>
          {amountText(change.lost, locale)}
        </span>
      )}
    </>
  );
}

function PeopleSigned({ gaining, losing }: { readonly gaining: number; readonly losing: number }) {
  const { t } = useTranslation('rights');
  const parts = [...(gaining > 0 ? [t('whatIf.gained.people', { count: gaining })] : []), ...(losing > 0 ? [t('whatIf.lost.people', { count: losing })] : [])];
  return parts.join(', ');
}

function Examples({ object, kind }: { readonly object: ObjectEffects; readonly kind: 'gained' | 'lost' }) {
  const { t } = useTranslation('rights');
  const examples = object.examples[kind];
  if (examples.length === 0) return null;
  const told = examples.map(({ title, person }) => t('whatIf.example', { title: title || '…', person })).join('; ');
  return (
    <Text size="sm" c="dimmed">
      {t(`whatIf.${kind}.such`, { examples: told })}
    </Text>
  );
}

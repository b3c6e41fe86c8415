import { Anchor, Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DuplicateHit } from '../../api/records/duplicates.ts';
import { fieldCells } from '../../fields/registry.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import classes from './duplicate-panel.module.css';

export interface DuplicatePanelProps {
  readonly object: ClientObject;
  readonly hits: readonly DuplicateHit[];
  /** In a lookup: takes the record that there is in place of a new one. */
  readonly onUse?: ((hit: DuplicateHit) => void) | undefined;
}

/** Says calmly that the record may be there already. It never stands in the way of saving. */
export function DuplicatePanel({ object, hits, onUse }: DuplicatePanelProps) {
  const { t } = useTranslation('counter');
  const context = useCellContext();
  return (
    <div role="status">
      {hits.length > 0 && (
        <section className={classes.panel} aria-label={t('duplicates.title')}>
          <p className={classes.title}>
            <IconUsers size={16} aria-hidden />
            {t('duplicates.title')}
          </p>
          <ul className={classes.list}>
            {hits.map((hit) => (
              <li key={hit.id} className={classes.hit}>
                <span className={classes.text}>
                  <strong>{hit.title || t('duplicates.untitled')}</strong>
                  <span className={classes.facts}>{[context.label(hit.label), ...factsOf(hit, object, context)].join(' · ')}</span>
                </span>
                {onUse && (
                  <Button size="compact-sm" variant="light" onClick={() => onUse(hit)} aria-label={t('duplicates.useNamed', { title: hit.title })}>
                    {t('duplicates.use')}
                  </Button>
                )}
                {/* Beside the form, which stays as it is. */}
                <Anchor
                  component={Link}
                  to={`/records/${object.name}/${hit.id}`}
                  target="_blank"
                  size="sm"
                  aria-label={t('duplicates.openNamed', { title: hit.title })}
                >
                  {t('duplicates.open')}
                </Anchor>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What tells the record from others: the fields of the rules, without its title. */
function factsOf({ record }: DuplicateHit, object: ClientObject, context: ReturnType<typeof useCellContext>): readonly string[] {
  const names = [...new Set((object.duplicates ?? []).flatMap(({ fields }) => fields))].filter((name) => name !== object.title);
  return names.flatMap((name) => {
    const field = findField(object, name);
    const value = record[name];
    const text = field && !isBlank(value) ? fieldCells[field.type].text(value, field, context) : '';
    return text === '' ? [] : [text];
  });
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhatIf } from '../../../../schemas/generated/api.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import { findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { Signed } from './what-if-objects.tsx';
import { actionName, cellLines } from './what-if-text.ts';
import classes from './what-if-view.module.css';

type PersonEffects = WhatIf['each'][number];

/** What changes for each person. */
export function WhatIfPeople({ effects }: { readonly effects: WhatIf }) {
  return effects.each.map((one) => (
    <section key={one.person.id ?? one.person.name} className={classes.object} aria-label={one.person.name}>
      <Text fw={600}>{one.person.name}</Text>
      {one.objects.map((object) => (
        <PersonObject key={object.object} object={object} />
      ))}
    </section>
  ));
}

function PersonObject({ object }: { readonly object: PersonEffects['objects'][number] }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const locale = useLocale();
  const known = findObject(useMetadata(), object.object);
  const actionText = (names: readonly string[]) => names.map((name) => actionName(name, t)).join(', ');
  const lines = (['gained', 'lost'] as const).flatMap((kind) => {
    const cells = cellLines(object, kind, { t, locale });
    const actions = kind === 'gained' ? object.actions_gained : object.actions_lost;
    return [...cells, ...(actions.length > 0 ? [actionText(actions)] : [])].map((line) => ({ kind, line }));
  });
  return (
    <div className={classes.inner}>
      <Text size="sm">
        {known ? label(known.plural) : object.object} {(object.rows.gained.count > 0 || object.rows.lost.count > 0) && <Signed change={object.rows} />}
      </Text>
      <ul className={classes.lines}>
        {lines.map(({ kind, line }) => (
          <li key={`${kind} ${line}`}>
            {t(`whatIf.${kind}.word`)}: {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

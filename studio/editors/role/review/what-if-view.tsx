import { Accordion, Alert, Loader, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhatIf } from '../../../../schemas/generated/api.ts';
import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import { Failure } from '../../../admin/parts/failure.tsx';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import { useWhatIf } from './useWhatIf.ts';
import { WhatIfObjects } from './what-if-objects.tsx';
import { WhatIfPeople } from './what-if-people.tsx';
import { type SideText, sideText } from './what-if-text.ts';
import classes from './what-if-view.module.css';

/** Who would gain and lose what if the role were so: first in a sentence, then object by object and person by person. */
export function WhatIfView({ role }: { readonly role: RoleDocument }) {
  const { t } = useTranslation('rights');
  const query = useWhatIf(role);
  if (query.isError) return <Failure error={query.error} />;
  if (!query.data) {
    return (
      <Text c="dimmed" role="status">
        <Loader size="xs" mr="xs" style={{ verticalAlign: 'middle' }} />
        {t('role.working')}
      </Text>
    );
  }
  return <Effects effects={query.data} />;
}

function Effects({ effects }: { readonly effects: WhatIf }) {
  const { t } = useTranslation('rights');
  const locale = useLocale();
  const { people } = effects;
  const label = useLabel();
  const words = { t, locale, label };
  const nothing = people.gaining === 0 && people.losing === 0;
  return (
    <Stack gap="sm" data-testid="what-if">
      {nothing ? (
        <Alert variant="light" color="gray">
          {people.counted === 0 ? t('whatIf.nobody') : t('whatIf.nothing', { count: people.counted })}
        </Alert>
      ) : (
        <div className={classes.sides}>
          <Side kind="gained" side={sideText('gained', effects, words)} />
          <Side kind="lost" side={sideText('lost', effects, words)} />
        </div>
      )}
      {!effects.exact && (
        <Text size="sm" c="dimmed">
          {t('whatIf.capped')}
        </Text>
      )}
      {people.left_out > 0 && (
        <Text size="sm" c="dimmed">
          {t('whatIf.leftOut', { count: people.left_out })}
        </Text>
      )}
      {!nothing && (
        <Accordion multiple defaultValue={['objects']} variant="contained">
          <Accordion.Item value="objects">
            <Accordion.Control>{t('whatIf.byObject')}</Accordion.Control>
            <Accordion.Panel>
              <WhatIfObjects effects={effects} />
            </Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="people">
            <Accordion.Control>{t('whatIf.byPerson')}</Accordion.Control>
            <Accordion.Panel>
              <WhatIfPeople effects={effects} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Stack>
  );
}

function Side({ kind, side }: { readonly kind: 'gained' | 'lost'; readonly side: SideText }) {
  return (
    <div className={classes.side} data-kind={kind} data-none={side.lines.length === 0 || undefined}>
      <Text fw={600}>{side.headline}</Text>
      {side.lines.length > 0 && (
        <ul className={classes.lines}>
          {side.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

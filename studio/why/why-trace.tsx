import { Text } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessWhy } from '../../schemas/generated/api.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { findField, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import classes from './why-trace.module.css';

type Trace = AccessWhy['trace'];
type Part = Trace['parts'][number];
type Grant = Part['grants'][number];

/** How a verdict came about: what must be granted, and how each grant of the person's roles judges. */
export function WhyTrace({ trace, object }: { readonly trace: Trace; readonly object: string }) {
  const { t } = useTranslation('rights');
  if (trace.admin) return <Text size="sm">{t('why.admin')}</Text>;
  return (
    <div className={classes.trace}>
      {trace.parts.map((part) => (
        <PartOf key={`${part.action} ${part.field}`} part={part} object={object} />
      ))}
    </div>
  );
}

function PartOf({ part, object }: { readonly part: Part; readonly object: string }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const metadata = useMetadata();
  const field = part.field === null ? undefined : findField(findObject(metadata, object), part.field);
  const action = t(`role.actions.${part.action}`);
  return (
    <div>
      <Line allowed={part.allowed} strong>
        {part.field === null ? action : `${action}: ${field ? label(field.label) : part.field}`}
      </Line>
      {part.grants.length === 0 && <Text size="sm">{t('why.noGrant')}</Text>}
      <ul className={classes.list}>
        {part.grants.map((grant) => (
          <GrantOf key={`${grant.role.name} ${grant.place}`} grant={grant} />
        ))}
        {part.made_of.map((made, index) => (
          <li key={made.path ?? index}>
            <Line allowed={made.allowed}>{t('why.madeOf', { field: made.label ? label(made.label) : t('why.unnamed') })}</Line>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A grant and what it turns on; behind a link, how the grants judge the record there. */
function GrantOf({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const teams = grant.held.flatMap(({ team }) => (team ? [team.name] : []));
  return (
    <li>
      <Line allowed={grant.allowed}>
        <strong>{label(grant.role.label)}</strong>
        {teams.length > 0 && ` (${t('why.byTeam', { teams: teams.join(', ') })})`}: {label(grant.text)}
      </Line>
      <ul className={classes.list}>
        {grant.forms.map((form) => (
          <li key={`${form.form} ${form.record?.id ?? form.text.en}`}>
            <Line allowed={form.allowed}>{label(form.text)}</Line>
            {form.record && form.record.grants.length > 0 && (
              <ul className={classes.list}>
                {form.record.grants.map((inner) => (
                  <GrantOf key={`${inner.role.name} ${inner.place}`} grant={inner} />
                ))}
              </ul>
            )}
          </li>
        ))}
        {grant.condition && (
          <li>
            <Line allowed={grant.condition.allowed}>
              {grant.condition.text ? t('why.condition', { condition: label(grant.condition.text) }) : t('why.hiddenCondition')}
            </Line>
          </li>
        )}
      </ul>
    </li>
  );
}

/** A line with whether it holds; a dash where that is not known or not told. */
function Line({ allowed, strong = false, children }: { readonly allowed: boolean | null; readonly strong?: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('rights');
  const Mark = allowed === null ? IconMinus : allowed ? IconCheck : IconX;
  const said = allowed === null ? t('why.unknown') : t(allowed ? 'why.holds' : 'why.fails');
  return (
    <span className={classes.line} data-allowed={allowed === true || undefined} data-strong={strong || undefined}>
      <Mark size={14} role="img" aria-label={said} className={classes.mark} />
      <span>{children}</span>
    </span>
  );
}

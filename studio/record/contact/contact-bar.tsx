import { IconBrandMessenger, IconMail, IconPhone, IconPhonePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import type { Logging } from '../log/useLogging.tsx';
import classes from './contact-bar.module.css';
import { waysOfContact } from './ways-of-contact.ts';

export interface ContactBarProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly logging: Logging | undefined;
  readonly context: CellContext;
}

const icons = { call: IconPhone, zalo: IconBrandMessenger, email: IconMail } as const;

/** On a phone: to call, chat and write under the thumb, and to log what was said. On wide screens the values themselves are links. */
export function ContactBar({ object, record, logging }: ContactBarProps) {
  const { t } = useTranslation('record');
  const phone = useIsPhone();
  const ways = waysOfContact(object, record);
  if (!phone || (ways.length === 0 && !logging)) return null;
  return (
    <div className={classes.bar}>
      {ways.map(({ kind, href, text }) => {
        const Shape = icons[kind];
        const outside = kind === 'zalo' ? { target: '_blank', rel: 'noopener noreferrer' } : {};
        return (
          <a key={href} href={href} className={classes.way} aria-label={t(`contact.${kind}To`, { to: text })} {...outside}>
            <Shape size={18} stroke={1.6} aria-hidden />
            {t(`contact.${kind}`)}
          </a>
        );
      })}
      {logging && (
        <button type="button" className={classes.way} onClick={() => logging.open()}>
          <IconPhonePlus size={18} stroke={1.6} aria-hidden />
          {t('log.open')}
        </button>
      )}
    </div>
  );
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeader } from '../shell/pages/page-header.tsx';
import { adminAreas } from './admin-areas.ts';
import classes from './admin-home.module.css';

/** What can be administered, each with what it is for. */
export function AdminHome() {
  const { t } = useTranslation('rights');
  return (
    <>
      <title>{`${t('admin.title')} · Trellis`}</title>
      <PageHeader title={t('admin.title')} />
      <div className={classes.body}>
        <Text c="dimmed">{t('admin.intro')}</Text>
        <ul className={classes.areas}>
          {adminAreas.map(({ key, to, Icon }) => (
            <li key={key}>
              <Link to={to} className={classes.area}>
                <Icon size={20} stroke={1.6} aria-hidden className={classes.icon} />
                <span>
                  <span className={classes.name}>{t(`admin.${key}`)}</span>
                  <span className={classes.text}>{t(`admin.${key}Text`)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

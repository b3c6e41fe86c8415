import { ActionIcon, Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconCheck, IconDots, IconMail } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NotificationList } from '../../../schemas/generated/api.ts';
import { changeWatch } from '../../api/collaboration/notifications.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { formatAgo } from '../../format/format-date.ts';
import { type ClientObject, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { Icon } from '../../shell/icon.tsx';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import classes from './notification-panel.module.css';
import { useMark } from './useMark.ts';

type Group = NotificationList['items'][number];

export interface NotificationGroupProps {
  readonly group: Group;
  readonly context: CellContext;
  readonly onOpen: () => void;
}

/** All about one record: it leads to the place and is read with that. */
export function NotificationGroup({ group, context, onOpen }: NotificationGroupProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const metadata = useMetadata();
  const mark = useMark();
  const object = findObject(metadata, group.object);
  const [newest] = group.items;
  if (!object || !newest) return null;
  const many = newest.kind === 'due' ? 'notifications.manyDue' : 'notifications.many';
  const title = group.record === null ? t(many, { count: newest.count, objects: context.label(object.plural) }) : group.title;
  const open = () => {
    if (group.unread > 0) void mark(true, [group.key]);
    onOpen();
  };
  return (
    <li className={classes.group} data-unread={group.unread > 0 || undefined}>
      <Link to={addressOf(group, object)} className={classes.link} onClick={open}>
        <span className={classes.icon} aria-hidden>
          <Icon name={object.icon} size={16} />
        </span>
        <span className={classes.body}>
          <span className={classes.record}>
            {title ?? common('record.untitled')}
            {group.unread > 0 && <span className={classes.dot} role="img" aria-label={t('notifications.new', { count: group.unread })} />}
          </span>
          {group.items.slice(0, 3).map((entry) => (
            <span key={entry.id} className={classes.entry} data-read={entry.read || undefined}>
              <EntryText entry={entry} />
            </span>
          ))}
          <time dateTime={group.at} className={classes.time}>
            {formatAgo(group.at, context.locale, context.zone)}
          </time>
        </span>
      </Link>
      <GroupMenu group={group} />
    </li>
  );
}

/** About the record itself and not what was said of it. */
const ofTheRecord: ReadonlySet<string | undefined> = new Set(['assigned', 'due', 'created']);

/** The place that a group is about: the comments, the record, or the list of those that are one's own. */
function addressOf({ record, items }: Group, object: ClientObject): string {
  if (record === null) return `/records/${object.name}?filter=${encodeURIComponent('owner == ME()')}`;
  return `/records/${object.name}/${record}${ofTheRecord.has(items[0]?.kind) ? '' : '?tab=timeline'}`;
}

function EntryText({ entry }: { readonly entry: Group['items'][number] }) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  // Nobody did it: its time has come.
  if (entry.kind === 'due') return t('notifications.kinds.due');
  const name = entry.actor.name || common('record.system');
  return (
    <>
      <strong>{name}</strong> {t(`notifications.kinds.${entry.kind}`)}
      {entry.text !== undefined && <span className={classes.text}>{entry.text}</span>}
    </>
  );
}

function GroupMenu({ group }: { readonly group: Group }) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const mark = useMark();
  const { record } = group;
  const watch = async (state: 'muted' | 'default') => {
    try {
      await changeWatch(group.object, record ?? '', state);
      await client.invalidateQueries({ queryKey: ['notifications', 'list'] });
      await client.invalidateQueries({ queryKey: ['watch', group.object, record] });
      showToast({ message: t(state === 'muted' ? 'watch.nowMuted' : 'watch.nowDefault') });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    }
  };
  const unread = group.unread > 0;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} className={classes.more ?? ''} aria-label={t('notifications.more', { title: group.title ?? '' })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={unread ? <IconCheck size={16} aria-hidden /> : <IconMail size={16} aria-hidden />}
          onClick={() => void mark(unread, [group.key])}
        >
          {t(unread ? 'notifications.read' : 'notifications.unread')}
        </Menu.Item>
        {record !== null && (
          <Menu.Item
            leftSection={group.muted ? <IconBell size={16} aria-hidden /> : <IconBellOff size={16} aria-hidden />}
            onClick={() => void watch(group.muted ? 'default' : 'muted')}
          >
            {t(group.muted ? 'watch.unmute' : 'watch.mute')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

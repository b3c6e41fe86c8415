import type { TFunction } from 'i18next';

/** What a channel is called; one without a translation by its key. */
export function channelText(channel: string, t: TFunction): string {
  // @NOTE channels are named by documents; the known ones are translated.
  return t(`fields.identities.channels.${channel}` as 'fields.identities.channels.phone', { defaultValue: channel });
}

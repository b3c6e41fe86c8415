import { Menu } from '@mantine/core';
import { IconTransform } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ConversionDocument } from '../../schemas/generated/metadata.ts';
import { listRecords, type WireRecord } from '../api/records/records.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { loadTexts } from '../i18n/start-i18n.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useLoaded } from '../shell/useLoaded.ts';

const loadDialog = async () => {
  const [{ ConvertDialog }] = await Promise.all([import('./convert-dialog.tsx'), loadTexts('data')]);
  return ConvertDialog;
};

/** What a record can be converted to, as items of its menu, and the dialogue that they open. */
export function useConversions(object: ClientObject, record: WireRecord, title: string): { readonly items: ReactNode; readonly dialog: ReactNode } {
  const { conversions = [] } = useMetadata();
  const context = useCellContext();
  const offered = useOffered(
    conversions.filter((conversion) => conversion.object === object.name),
    record,
  );
  const [Dialog, ask] = useLoaded(loadDialog);
  const [chosen, setChosen] = useState<ConversionDocument>();
  const items = offered.map((conversion) => (
    <Menu.Item key={conversion.name} leftSection={<IconTransform size={16} aria-hidden />} onClick={() => ask(() => setChosen(conversion))}>
      {context.label(conversion.label)}
    </Menu.Item>
  ));
  const dialog = chosen && Dialog && <Dialog conversion={chosen} id={record.id} title={title} onClose={() => setChosen(undefined)} />;
  return { items, dialog };
}

/** Those whose condition holds. The server is asked: a condition may reach over links, and it knows what is hidden. */
function useOffered(conversions: readonly ConversionDocument[], { id, version }: WireRecord): readonly ConversionDocument[] {
  const asked = conversions.filter(({ when }) => when !== undefined);
  const { data: holding } = useQuery({
    queryKey: ['record', 'conversions', id, version, asked.map(({ name }) => name)],
    queryFn: async ({ signal }) => {
      const found = await Promise.all(asked.map((conversion) => holds(conversion, id, signal)));
      return asked.filter((_, index) => found[index]).map(({ name }) => name);
    },
    enabled: asked.length > 0,
  });
  return conversions.filter(({ name, when }) => when === undefined || holding?.includes(name) === true);
}

async function holds({ object, when }: ConversionDocument, id: string, signal: AbortSignal): Promise<boolean> {
  const { items } = await listRecords(object, { filter: `id = "${id}" AND (${when ?? 'true'})`, fields: 'id', limit: 1 }, signal);
  return items.length > 0;
}

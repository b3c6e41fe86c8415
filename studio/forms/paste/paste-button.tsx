import { Button } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDefinition } from '../../api/metadata.ts';
import { asMembers } from '../../fields/wire-value.ts';
import type { FormLogic } from '../../logic/form-logic.ts';
import { useLogicContext } from '../../logic/useLogicContext.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import type { FormValues } from '../schema/validator.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { pasteTarget } from './paste-target.ts';
import { orderValues } from './read-order.ts';

export interface PasteButtonProps {
  readonly object: ClientObject;
  readonly definition: FormDefinition;
  readonly logic: FormLogic;
  /** Values that the message gives. */
  readonly onFill: (values: FormValues) => void;
}

/** Offers to fill a form with lines from a chat message; nothing where the form is not for that. */
export function PasteButton({ object, definition, logic, onFill }: PasteButtonProps) {
  const { t } = useTranslation('counter');
  const metadata = useMetadata();
  const at = useLogicContext();
  const [opened, setOpened] = useState(false);
  const target = useMemo(() => pasteTarget(metadata, object), [metadata, object]);
  if (!target) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconClipboardText size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('paste.button')}
      </Button>
      {opened && (
        <PasteDialog
          target={target}
          onClose={() => setOpened(false)}
          onFill={async (order) => {
            const itemUi = asMembers(definition.ui[target.lines.name])?.items;
            onFill(await orderValues(metadata, target, order, itemUi, logic.lineDefaults(at)[target.lines.name] ?? {}));
            setOpened(false);
          }}
        />
      )}
    </>
  );
}

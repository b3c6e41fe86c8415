import { ActionIcon, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useIsPhone } from '../../shell/useIsPhone.ts';

/** Makes something new; on a phone the title needs the room, and the button is a plus. */
export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const phone = useIsPhone();
  if (phone) {
    return (
      <ActionIcon size={36} aria-label={label} title={label} onClick={onClick}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    );
  }
  return (
    <Button leftSection={<IconPlus size={16} aria-hidden />} px="sm" onClick={onClick}>
      {label}
    </Button>
  );
}

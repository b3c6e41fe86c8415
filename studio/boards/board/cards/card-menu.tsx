import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A stage that a card may be moved to, or why not. */
export interface CardStage {
  readonly key: string;
  readonly label: string;
  readonly why: string | undefined;
}

export interface CardMenuProps {
  readonly title: string;
  readonly stages: readonly CardStage[];
  readonly onMove: (to: string) => void;
}

/** Moving a card without dragging. */
export function CardMenu({ title, stages, onMove }: CardMenuProps) {
  const { t } = useTranslation('boards');
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('board.move', { title })}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown maw={300}>
        <Menu.Label>{t('board.moveTo')}</Menu.Label>
        {stages.map((stage) => (
          <Menu.Item key={stage.key} disabled={stage.why !== undefined} onClick={() => onMove(stage.key)}>
            {stage.label}
            {stage.why !== undefined && (
              <Text size="xs" style={{ whiteSpace: 'normal' }}>
                {stage.why}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

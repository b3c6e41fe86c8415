import { ActionIcon, Drawer, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../i18n/start-i18n.ts';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { useLoaded } from '../shell/useLoaded.ts';
import classes from './why-button.module.css';
import type { WhyQuestion } from './why-question.ts';

const loadPanel = async () => {
  const [{ WhyPanel }] = await Promise.all([import('./why-panel.tsx'), loadTexts('rights')]);
  return WhyPanel;
};

export interface WhyButtonProps {
  readonly question: WhyQuestion;
  /** What is asked about, in the person's language. */
  readonly about: string;
}

/** Asks why one may see something: beside it, on a phone from below. */
export function WhyButton({ question, about }: WhyButtonProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [opened, { open, close }] = useDisclosure(false);
  const [WhyPanel, askFor] = useLoaded(loadPanel);
  const title = t('why.about', { about });
  const button = (
    <ActionIcon
      className={classes.ask ?? ''}
      variant="transparent"
      color="gray"
      size={24}
      aria-label={title}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => (opened ? close() : askFor(open))}
    >
      <IconHelpCircle size={15} stroke={1.6} aria-hidden />
    </ActionIcon>
  );
  if (phone) {
    return (
      <>
        {button}
        <Drawer opened={opened} onClose={close} position="bottom" size="65%" title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
          {WhyPanel && <WhyPanel question={question} />}
        </Drawer>
      </>
    );
  }
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} position="bottom-start" width={420} trapFocus returnFocus>
      <Popover.Target popupType="dialog">{button}</Popover.Target>
      <Popover.Dropdown aria-label={title}>{WhyPanel && <WhyPanel question={question} />}</Popover.Dropdown>
    </Popover>
  );
}

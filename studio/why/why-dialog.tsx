import { Drawer, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { WhyPanel } from './why-panel.tsx';
import type { WhyQuestion } from './why-question.ts';

export interface WhyDialogProps {
  readonly question: WhyQuestion;
  /** What is asked about, such as the title of the record. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Why one may see and change a record; on a phone from below. */
export function WhyDialog({ question, title, onClose }: WhyDialogProps) {
  const { t } = useTranslation();
  const shared = { opened: true, onClose, title: t('why.about', { about: title }), closeButtonProps: { 'aria-label': t('common.close') } } as const;
  const panel = <WhyPanel question={question} />;
  return useIsPhone() ? (
    <Drawer {...shared} position="bottom" size="65%">
      {panel}
    </Drawer>
  ) : (
    <Modal {...shared} size="lg">
      {panel}
    </Modal>
  );
}

import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import { Failure } from '../../../admin/parts/failure.tsx';
import { loadRole } from '../../../api/rights/roles.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useIsPhone } from '../../../shell/useIsPhone.ts';
import { PlanRefused } from '../plan-refused.ts';
import { putRole, useApplyRole } from '../useApplyRole.ts';
import { useWhatIf } from './useWhatIf.ts';
import { WhatIfView } from './what-if-view.tsx';

export interface ReviewDialogProps {
  readonly base: RoleDocument;
  readonly document: RoleDocument;
  readonly onClose: () => void;
  /** The editor begins anew with what was applied, or, after an undo, with what is stored. */
  readonly onApplied: (document?: RoleDocument) => Promise<void>;
}

/** Who gains and loses what, before anything is applied. */
export function ReviewDialog({ base, document, onClose, onApplied }: ReviewDialogProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  const phone = useIsPhone();
  const apply = useApplyRole();
  const whatIf = useWhatIf(document);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const losing = whatIf.data?.people.losing ?? 0;
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const stored = await loadRole(base.name);
      if (JSON.stringify(stored) !== JSON.stringify(base)) throw new PlanRefused([{ pointer: '', message: t('role.meanwhile') }]);
      await apply(t('role.applied', { name: label(document.label) }), putRole(document), () => void onApplied());
      await onApplied(document);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} size="xl" fullScreen={phone} title={t('role.reviewTitle')} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <Stack gap="md">
        <WhatIfView role={document} />
        <Failure error={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('role.back')}
          </Button>
          <Button loading={busy} disabled={whatIf.data === undefined} {...(losing > 0 ? { color: 'red' } : {})} onClick={() => void send()}>
            {losing > 0 ? t('role.applyLosing', { count: losing }) : t('role.apply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

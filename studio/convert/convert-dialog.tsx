import { Alert, Button, Group, List, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversionPreview } from '../../schemas/generated/api.ts';
import type { ConversionDocument } from '../../schemas/generated/metadata.ts';
import { ProblemError } from '../api/problem.ts';
import { previewConversion } from '../api/records/conversions.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { formatDate } from '../format/format-date.ts';
import { toLocalTime } from '../format/zoned-time.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { firstChoices, issuesByStep, type StepChoices } from './conversion-choices.ts';
import classes from './convert-dialog.module.css';
import { StepCard } from './step-card.tsx';
import { useConvert } from './useConvert.ts';

export interface ConvertDialogProps {
  readonly conversion: ConversionDocument;
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Turns a record into others: what will be made stands side by side and can be changed first. */
export function ConvertDialog({ conversion, id, title, onClose }: ConvertDialogProps) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const context = useCellContext();
  const phone = useIsPhone();
  const { data: preview, error } = useQuery({
    queryKey: ['conversion', conversion.name, id],
    queryFn: () => previewConversion(conversion.name, id),
    gcTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size={conversion.steps.length > 1 ? 'xl' : 'lg'}
      fullScreen={phone}
      title={t('convert.title', { action: context.label(conversion.label), title })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      {error && <Refused error={error} />}
      {!preview && !error && <Skeleton height={240} />}
      {preview && <ConvertForm preview={preview} conversion={conversion} title={title} onClose={onClose} />}
    </Modal>
  );
}

/** Why a record is not converted, in words. */
function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const { locale, zone } = useCellContext();
  const { at, by } = error instanceof ProblemError && error.code === 'already_converted' ? error.members : {};
  const already = typeof at === 'string' && typeof by === 'string';
  return (
    <Alert color={already ? 'blue' : 'red'} variant="light" role="alert">
      {already ? t('convert.already', { who: by, day: formatDate(toLocalTime(new Date(at), zone).date, locale) }) : problemText(error, common)}
    </Alert>
  );
}

interface ConvertFormProps extends Pick<ConvertDialogProps, 'conversion' | 'title' | 'onClose'> {
  readonly preview: ConversionPreview;
}

function ConvertForm({ preview, conversion, title, onClose }: ConvertFormProps) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const [choices, setChoices] = useState<StepChoices>(() => firstChoices(preview));
  const { busy, failure, convert } = useConvert({ preview, title, onDone: onClose });
  const issues = failure instanceof ProblemError ? failure.issues : [];
  const { beside, general } = issuesByStep(issues, preview);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void convert(choices);
      }}
    >
      <Stack gap="md">
        <Text c="dimmed" size="sm">
          {t(conversion.keeps && conversion.keeps.length > 0 ? 'convert.keeps' : 'convert.stays')}
        </Text>
        <div className={classes.steps}>
          {preview.steps.map((step) => {
            const choice = choices[step.as];
            return (
              choice && (
                <StepCard
                  key={step.as}
                  step={step}
                  source={preview.id}
                  choice={choice}
                  issues={beside}
                  onChange={(next) => setChoices((before) => ({ ...before, [step.as]: next }))}
                />
              )
            );
          })}
        </div>
        {failure !== undefined && (
          <Alert color="red" variant="light" role="alert" title={problemText(failure, common)}>
            <List size="sm">
              {general.map(({ pointer, message }) => (
                <List.Item key={`${pointer} ${message}`}>{message}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('convert.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

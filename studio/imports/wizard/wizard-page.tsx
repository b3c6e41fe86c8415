import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { ProblemError } from '../../api/problem.ts';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { DelayedSkeleton } from '../delayed-skeleton.tsx';
import { ImportFrame } from '../import-frame.tsx';
import { ColumnsStep } from './columns/columns-step.tsx';
import { FileStep } from './file/file-step.tsx';
import { dropDraft } from './import-draft.ts';
import { PreviewStep } from './preview/preview-step.tsx';
import { RunStep } from './run-step.tsx';
import { StepNav } from './step-nav.tsx';
import { useImportDraft } from './useImportDraft.ts';
import { useInspected } from './useInspected.ts';
import classes from './wizard.module.css';
import { type Step, type StepProps, steps } from './wizard-steps.ts';

/** The way of a file to its import, step by step; the step is in the address, the decisions in this browser. */
export function WizardPage() {
  const { file = '' } = useParams();
  return <Wizard key={file} file={file} />;
}

function Wizard({ file }: { readonly file: string }) {
  const { t } = useTranslation('imports');
  const [draft, change] = useImportDraft(file);
  const { data: inspected, error, refetch } = useInspected(draft);
  useEffect(() => {
    if (inspected) change((before) => (before.expiresAt === '' ? { ...before, fileName: inspected.file_name, expiresAt: inspected.expires_at } : before));
  }, [inspected, change]);
  if (error instanceof ProblemError && error.status === 404) return <Gone file={file} />;
  if (error && !inspected) return <ProblemPanel error={error} page onRetry={() => void refetch()} back={{ to: '/import', label: t('run.all') }} />;
  return (
    <ImportFrame title={inspected?.file_name ?? (draft.fileName || t('title'))}>
      {inspected ? <Steps draft={draft} inspected={inspected} change={change} /> : <DelayedSkeleton />}
    </ImportFrame>
  );
}

function Gone({ file }: { readonly file: string }) {
  const { t } = useTranslation('imports');
  useEffect(() => dropDraft(file), [file]);
  return (
    <ImportFrame title={t('title')}>
      <EmptyState
        icon="file-off"
        title={t('title')}
        text={t('gone')}
        action={
          <Button component="a" href="/import">
            {t('drop.choose')}
          </Button>
        }
      />
    </ImportFrame>
  );
}

function Steps(props: StepProps) {
  const { t } = useTranslation('imports');
  const [parameters, setParameters] = useSearchParams();
  const step = steps.find((name) => name === parameters.get('step')) ?? 'file';
  const at = steps.indexOf(step);
  const go = (next: Step | undefined) => next && setParameters({ step: next });
  return (
    <div className={classes.wizard}>
      <StepNav current={step} onGo={go} />
      <Text className={classes.stepOf ?? ''} size="sm" c="dimmed">
        {t('steps.step', { at: at + 1, of: steps.length })}
      </Text>
      {step === 'file' && <FileStep {...props} />}
      {step === 'columns' && <ColumnsStep {...props} />}
      {step === 'preview' && <PreviewStep {...props} />}
      {step === 'run' && <RunStep {...props} />}
      <Group className={classes.foot ?? ''} justify="space-between">
        <Button variant="default" disabled={at === 0} onClick={() => go(steps[at - 1])}>
          {t('steps.back')}
        </Button>
        {at < steps.length - 1 && <Button onClick={() => go(steps[at + 1])}>{t('steps.next')}</Button>}
      </Group>
    </div>
  );
}

import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './wizard.module.css';
import { type Step, steps } from './wizard-steps.ts';

export interface StepNavProps {
  readonly current: Step;
  readonly onGo: (step: Step) => void;
}

/** The steps in a row; each can be gone to. */
export function StepNav({ current, onGo }: StepNavProps) {
  const { t } = useTranslation('imports');
  return (
    <nav aria-label={t('steps.label')}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step}>
            <UnstyledButton className={classes.step ?? ''} aria-current={step === current ? 'step' : undefined} onClick={() => onGo(step)}>
              <span className={classes.number} aria-hidden>
                {index + 1}
              </span>
              {t(`steps.${step}`)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isFinal } from '../../api/problem.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import classes from './card-states.module.css';

/** Stands in a card whose data could not be loaded; the other cards stay as they are. */
export function CardFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.state} role="alert">
      <Text size="sm" c="dimmed">
        {problemText(error, t)}
      </Text>
      {!isFinal(error) && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}

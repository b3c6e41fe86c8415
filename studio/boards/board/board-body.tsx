import { useTranslation } from 'react-i18next';
import { findField } from '../../metadata/client-metadata.ts';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import type { ViewBodyProps } from '../view-body.ts';
import { Board } from './board.tsx';

/** Records as cards in columns, one for each stage. Needs the texts `boards`. */
export function BoardBody(props: ViewBodyProps) {
  const { t } = useTranslation('boards');
  const field = findField(props.object, props.view.board?.field ?? '');
  if (field?.type !== 'choice') return <EmptyState icon="target" title={t('board.noField')} text={t('board.noFieldText')} />;
  return <Board key={`${props.view.name} ${props.filter} ${props.search}`} {...props} field={field} />;
}

import { useTranslation } from 'react-i18next';
import type { ViewDocument } from '../../../schemas/generated/metadata.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { EmptyState } from '../../shell/empty-state.tsx';
import { Board } from './board.tsx';

/** What a list gives to the bodies that show its records otherwise than as a table. They load their own records. */
export interface ViewBodyProps {
  readonly object: ClientObject;
  readonly view: ViewDocument;
  /** The filters of the view and of the person as one. */
  readonly filter: string;
  readonly search: string;
  readonly context: CellContext;
}

/** Records as cards in columns, one for each stage. Needs the texts `boards`. */
export function BoardBody(props: ViewBodyProps) {
  const { t } = useTranslation('boards');
  const field = findField(props.object, props.view.board?.field ?? '');
  if (field?.type !== 'choice') return <EmptyState icon="target" title={t('board.noField')} text={t('board.noFieldText')} />;
  return <Board key={`${props.view.name} ${props.filter} ${props.search}`} {...props} field={field} />;
}

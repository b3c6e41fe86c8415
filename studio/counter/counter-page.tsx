import { useParams } from 'react-router';
import { useMetadata } from '../metadata/useMetadata.ts';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { CounterScreen } from './counter-screen.tsx';

/** A quick sale at a counter. */
export function CounterPage() {
  const { name } = useParams();
  const counter = useMetadata().counters?.find((each) => each.name === name);
  return counter ? <CounterScreen key={counter.name} counter={counter} /> : <NotFoundPage />;
}

import { expect, it } from 'vitest';
import { vietnameseIssues } from '../../engine/transfer/fault-words.ts';
import texts from '../../studio/locales/vi.json' with { type: 'json' };

it('says faults in the file as the screen does', () => {
  const onScreen = Object.entries(texts.issues).flatMap(([code, text]) =>
    typeof text === 'string' ? [[code, text.replaceAll('{{', '{').replaceAll('}}', '}')]] : [],
  );
  expect(Object.fromEntries(onScreen)).toMatchObject(vietnameseIssues);
});

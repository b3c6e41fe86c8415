import fc from 'fast-check';
import { of, pick } from './arbitraries.ts';
import { edits, freshNames, subjects, writtenObjects } from './nameable.ts';
import { randomDeeds } from './random-deeds.ts';
import { randomReading } from './random-reading.ts';
import type { Program, Step } from './steps.ts';
import type { WordPools } from './word-pools.ts';

function randomWriting(pools: WordPools): readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[] {
  const { names } = pools;
  const nameOf = (object: string) => pick(names[object] ?? ['x']);
  const valuesOf = (object: string) => pick(edits[object] ?? [{}]);
  const creates = of(writtenObjects, (object) =>
    fc.tuple(pick(freshNames), valuesOf(object)).map(([name, values]) => ({ kind: 'create', object, name, values }) as const),
  );
  const updates = of(writtenObjects, (object) =>
    fc
      .tuple(nameOf(object), valuesOf(object), fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }))
      .map(([name, values, version]) => ({ kind: 'update', object, name, values, ...(version === undefined ? {} : { version }) }) as const),
  );
  const moves = of(writtenObjects, (object) =>
    fc.tuple(pick(['delete', 'restore'] as const), nameOf(object)).map(([kind, name]) => ({ kind, object, name }) as const),
  );
  const items = (object: string) =>
    fc.oneof(
      fc.tuple(nameOf(object), valuesOf(object)).map(([name, values]) => ({ op: 'update', name, values })),
      fc.tuple(pick(freshNames), valuesOf(object)).map(([name, values]) => ({ op: 'create', name, values })),
      nameOf(object).map((name) => ({ op: 'delete', name })),
    );
  const bulks = of(writtenObjects, (object) =>
    fc
      .tuple(pick(['all', 'valid'] as const), fc.array(items(object), { minLength: 1, maxLength: 4 }))
      .map(([mode, each]) => ({ kind: 'bulk', object, mode, items: each }) as const),
  );
  const rights = pick([['read'], ['read', 'update'], ['read', 'update', 'delete']] as const);
  const share = of(writtenObjects, (object) =>
    fc.tuple(nameOf(object), pick(subjects), rights).map(([name, subject, can]) => ({ kind: 'share', object, name, subject, can }) as const),
  );
  const unshare = of(writtenObjects, (object) => nameOf(object).map((name) => ({ kind: 'unshare', object, name }) as const));
  const shares = fc.oneof({ weight: 3, arbitrary: share }, { weight: 1, arbitrary: unshare });
  return [
    { weight: 1, arbitrary: creates },
    { weight: 3, arbitrary: updates },
    { weight: 1, arbitrary: moves },
    { weight: 1, arbitrary: bulks },
    { weight: 1, arbitrary: shares },
    { weight: 1, arbitrary: fc.constant({ kind: 'undo' } as const) },
    ...randomDeeds(pools),
  ];
}

/** Values by which rows of a file might be known again. */
function keysFor({ codes, digits, valuesOf }: WordPools, key: string): readonly string[] {
  if (key === 'Phone') return ['0911111111', ...digits.filter((each) => each.length > 4)];
  if (key === 'Secret') return ['x', ...valuesOf('account', 'secret').map((text) => JSON.parse(text) as string)];
  return codes;
}

/** Programs over both worlds: what is asked for may be there in one of them, in both, or in none. */
export function randomProgram(pools: WordPools): fc.Arbitrary<Program> {
  const steps = fc.oneof(...randomReading(pools), ...randomWriting(pools));
  const rows = fc.array(fc.tuple(pick(pools.codes), pick(pools.words)), { minLength: 1, maxLength: 3 });
  const rehearsals = fc
    .tuple(pick(['accounts_by_code', 'accounts_by_key', 'ghost']), rows)
    .map(([mapping, each]) => ({ kind: 'import', mapping, rows: each }) as const);
  const wizards = fc
    .tuple(pick(['Code', 'Key', 'Phone', 'Secret']), pick(pools.words))
    .chain(([key, word]) =>
      fc.array(pick(keysFor(pools, key)), { minLength: 1, maxLength: 3 }).map((all) => [key, all.map((each) => [each, word] as const)] as const),
    )
    .map(([key, each]) => ({ kind: 'wizard', object: 'account', key, rows: each }) as const);
  // A rehearsal of an import runs on a connection of its own and must not wait for what the program has locked: it comes first.
  return fc
    .record({
      shadow: fc.integer({ min: 0, max: 7 }).map((die) => die === 0),
      first: fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: rehearsals }, { weight: 1, arbitrary: wizards }),
      rest: fc.array(steps, { minLength: 3, maxLength: 8, size: 'max' }),
    })
    .map(({ shadow, first, rest }) => ({ shadow, steps: first ? [first, ...rest] : rest }));
}

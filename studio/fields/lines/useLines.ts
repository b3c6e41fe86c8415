import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import type { InputProps } from '../field-input.ts';
import { asId, asList, asMembers, asText } from '../wire-value.ts';
import { codeFields, findByCode } from './find-by-code.ts';
import { copiedValues, lineCopies } from './line-copies.ts';
import { type LineRoles, lineObject } from './line-fields.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What stays with a line while it is edited: its id, or a key made when it was added, which is never sent. */
export const rowKey = (row: Row) => asText(row.id) || asText(row._key);

/** What came of a typed code. */
export type ScanOutcome = 'filled' | 'raised' | 'unknown' | 'several';

export interface LineActions {
  readonly change: (key: string, changes: Row) => void;
  readonly remove: (key: string) => void;
  readonly move: (key: string, by: number) => void;
  /** Adds an empty line and answers its key. */
  readonly add: () => string;
  /** Fills the line with the product of the code; where another line has it, that line's quantity goes up by one and this one stays empty. */
  readonly scan: (key: string, typed: string) => Promise<ScanOutcome>;
}

/** The rows of a lines field, and what is done to them. The actions stay the same while the rows change. */
export function useLines(props: InputProps, roles: LineRoles): readonly [readonly Row[], LineActions] {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const object = lineObject(metadata, props.field);
  const copies = useMemo(() => (object ? lineCopies(props.lineUi, object) : []), [object, props.lineUi]);
  const rows = asList(props.value).map((row): Row => asMembers(row) ?? {});
  // What is fetched for a line arrives later: by then other lines may have changed.
  const latest = useRef<{ readonly rows: readonly Row[]; readonly props: InputProps; readonly roles: LineRoles }>({ rows, props, roles });
  useEffect(() => {
    latest.current = { rows, props, roles };
  });
  const put = useCallback((next: readonly Row[]) => {
    latest.current = { ...latest.current, rows: next };
    latest.current.props.onChange(next);
  }, []);
  const replace = useCallback(
    (key: string, changes: Row) => put(latest.current.rows.map((row) => (rowKey(row) === key ? { ...row, ...changes } : row))),
    [put],
  );
  const change = useCallback(
    (key: string, changes: Row) => {
      replace(key, changes);
      const [link, chosen] = Object.entries(changes)[0] ?? [];
      if (!object || link === undefined) return;
      copiedValues(metadata, object, copies, link, chosen)
        .then((copied) => {
          if (Object.keys(copied).length > 0) replace(key, copied);
        })
        .catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
    },
    [replace, metadata, object, copies, t],
  );
  const actions = useMemo((): LineActions => {
    const target = object?.fields.find(({ name }) => name === roles.product);
    return {
      change,
      remove: (key) => put(latest.current.rows.filter((row) => rowKey(row) !== key)),
      move(key, by) {
        const { rows: all } = latest.current;
        const from = all.findIndex((row) => rowKey(row) === key);
        const to = from + by;
        if (from < 0 || to < 0 || to >= all.length) return;
        const rest = all.toSpliced(from, 1);
        put(rest.toSpliced(to, 0, all[from] as Row));
      },
      add() {
        const row = { ...latest.current.props.lineDefaults, _key: crypto.randomUUID() };
        put([...latest.current.rows, row]);
        return row._key;
      },
      async scan(key, typed) {
        if (target?.target === undefined || roles.product === undefined) return 'unknown';
        const codes = codeFields(
          metadata,
          metadata.objects.find(({ name }) => name === target.target),
        );
        const found = await findByCode(metadata, target.target, typed, { codes, filter: target.options.filter });
        if (!found.record) return found.others.length > 0 ? 'several' : 'unknown';
        const { id } = found.record;
        const { product, quantity } = latest.current.roles;
        const same = latest.current.rows.find((row) => rowKey(row) !== key && asId(row[product ?? '']) === id);
        if (!same || quantity === undefined) {
          change(key, { [roles.product]: found.record });
          return 'filled';
        }
        replace(rowKey(same), { [quantity]: raised(same[quantity]) });
        return 'raised';
      },
    };
  }, [change, put, replace, object, roles.product, metadata]);
  return [rows, actions];
}

/** One more, as the number was written: whole, or in decimal text. */
function raised(value: unknown): unknown {
  const number = Number(asText(value) || 0);
  if (!Number.isFinite(number)) return 1;
  return typeof value === 'string' ? String(number + 1) : number + 1;
}

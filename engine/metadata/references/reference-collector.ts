import { type Issue, pointerSegment } from '../../errors/issue.ts';
import { compileExpression } from '../../expressions/compile-expression.ts';
import { liveRollUpIn } from '../live-roll-ups.ts';
import type { FieldModel, Model } from '../model.ts';
import type { Reference } from './reference.ts';
import { walkPath } from './walk-path.ts';

/** References within one document, relative to an object. */
export class ReferenceCollector {
  readonly found: Reference[] = [];
  readonly issues: Issue[] = [];
  readonly #model: Model;
  readonly #kind: string;
  readonly #name: string;

  constructor(model: Model, document: { readonly kind: string; readonly name: string }) {
    this.#model = model;
    this.#kind = document.kind;
    this.#name = document.name;
  }

  object(path: string, object: string): void {
    this.found.push({ kind: this.#kind, name: this.#name, path, object });
  }

  field(path: string, object: string, field: string): void {
    this.found.push({ kind: this.#kind, name: this.#name, path, object, field });
  }

  /** A dotted path; a leading minus of a sort order is left out. */
  path(path: string, object: string, dotted: string): void {
    for (const step of walkPath(this.#model, object, dotted.replace(/^-/, '').split('.'))) this.field(path, step.object, step.field);
  }

  paths(path: string, object: string, dotted: readonly string[] | undefined): void {
    for (const [index, one] of (dotted ?? []).entries()) this.path(`${path}/${index}`, object, one);
  }

  expression(path: string, object: string, source: string | undefined): void {
    const scope = this.#model.objects.get(object)?.scope;
    if (source === undefined || !scope) return;
    const compiled = compileExpression(source, scope, 'boolean');
    if (!compiled.ok) {
      for (const issue of compiled.issues) this.issues.push({ ...issue, pointer: `/${this.#kind}/${this.#name}${path}` });
      return;
    }
    for (const read of compiled.expression.reads) this.path(path, object, read.join('.'));
  }

  /** The condition of a row rule: it reads what is really there, and a roll-up that is worked out for each viewer is not. */
  rule(path: string, object: string, source: string | undefined): void {
    this.expression(path, object, source);
    const target = this.#model.objects.get(object);
    const compiled = source !== undefined && target ? compileExpression(source, target.scope, 'boolean') : undefined;
    const live = compiled?.ok && target ? liveRollUpIn(this.#model, target, compiled.expression) : undefined;
    if (live)
      this.#tell(path, 'live_roll_up', `"${live.join('.')}" is worked out for each viewer, so a rule cannot read it; store the roll-up or use another field.`);
  }

  /** Of a formula that shows its result to whoever may not see what it is made of: the same holds. */
  exposed({ document, object, formula }: FieldModel): void {
    const target = this.#model.objects.get(object);
    const live = formula && document.options?.exposes === 'result' && target ? liveRollUpIn(this.#model, target, formula) : undefined;
    if (!live) return;
    const message = `"${live.join('.')}" is worked out for each viewer, so it has no result that could be the same for all; store the roll-up or take out "exposes".`;
    this.#tell('/options/exposes', 'live_roll_up', message);
  }

  /** The object behind a field; undefined where there is none. */
  target(object: string, field: string): string | undefined {
    const found = this.#model.objects.get(object)?.fields.get(field);
    return found?.target ?? found?.document.options?.object;
  }

  /** Fields of an object, those that are absent left out. */
  fields(path: string, object: string, named: Readonly<Record<string, string | undefined>>): void {
    for (const [member, field] of Object.entries(named)) if (field !== undefined) this.field(`${path}/${member}`, object, field);
  }

  /** Values by field: the fields are of the object. */
  values(path: string, object: string, values: Readonly<Record<string, unknown>> | undefined): void {
    for (const field of Object.keys(values ?? {})) this.field(`${path}${pointerSegment(field)}`, object, field);
  }

  link(path: string, object: string, name: string): void {
    const field = this.#model.objects.get(object)?.fields.get(name);
    if (field && field.type.type !== 'link' && field.type.type !== 'any_link')
      this.#tell(path, 'not_a_link', `"${object}.${name}" is no link through which rights could be inherited.`);
  }

  document(path: string, kind: 'app' | 'view' | 'counter' | 'print', name: string): void {
    const { apps, views, counters, prints } = this.#model;
    const known: ReadonlyMap<string, unknown> = { app: apps, view: views, counter: counters, print: prints }[kind];
    if (!known.has(name)) this.#tell(path, `no_${kind}`, `There is no ${kind} "${name}".`);
  }

  #tell(path: string, code: string, message: string): void {
    this.issues.push({ pointer: `/${this.#kind}/${this.#name}${path}`, message, code });
  }
}

import { compileExpression } from '../../engine/expressions/compile-expression.ts';
import type { CompiledExpression, ExpressionType, TypeScope, ValueScope } from '../../engine/expressions/types.ts';
import type { FormDefinition } from '../api/metadata.ts';
import type { LineFormula } from '../fields/lines/line-formula.ts';
import { asMembers, asText } from '../fields/wire-value.ts';
import { type ClientMetadata, type ClientObject, findField, findObject } from '../metadata/client-metadata.ts';
import type { Layout } from '../record/layout-of.ts';
import { valueShape } from './value-shapes.ts';
import { wireOf } from './wire-of.ts';

type Values = Readonly<Record<string, unknown>>;

/** Who asks, and when. */
export interface LogicContext {
  readonly now: string;
  readonly zone: string;
  readonly me: string;
}

/** What the conditions say of a record as it stands in a form. */
export interface ConditionState {
  /** Not shown now: by the field's condition or by that of its section. */
  readonly hidden: readonly string[];
  readonly required: readonly string[];
  readonly readOnly: readonly string[];
}

export interface FormLogic {
  conditions(values: Values, context: LogicContext): ConditionState;
  /** Values of a new record that are known before anything is entered. The server fills in the others. */
  defaults(context: LogicContext): Values;
  /** The same for a new line, by the name of the lines field. */
  lineDefaults(context: LogicContext): Readonly<Record<string, Values>>;
  /** Formulas of lines that read nothing but their line, by the name of the lines field. */
  lineFormulas(context: LogicContext): Readonly<Record<string, readonly LineFormula[]>>;
}

type Named = readonly (readonly [string, CompiledExpression])[];

/**
 * Compiles the conditions and defaults of a form. What reaches over links cannot be known here: such an expression is left to the
 * server, the field stays visible and free.
 */
export function compileFormLogic(definition: FormDefinition, object: ClientObject, layout: Layout, metadata: ClientMetadata): FormLogic {
  const scope = typeScope(object);
  const option = (name: string): Named => conditionsOf(definition.ui, object, name, scope);
  const visible = option('visible_when');
  const required = option('required_when');
  const readOnly = option('read_only_when');
  const sections = layout.sections.flatMap((section) => {
    const condition = section.visible_when === undefined ? undefined : compiled(section.visible_when, scope, 'boolean');
    return condition ? [{ fields: section.fields, condition }] : [];
  });
  return {
    conditions(values, context) {
      const at = valueScope(object, values, context);
      const holds = (expression: CompiledExpression) => expression.evaluate(at) === true;
      const bySection = sections.filter(({ condition }) => !holds(condition)).flatMap(({ fields }) => fields);
      return {
        hidden: [...bySection, ...visible.filter(([, expression]) => !holds(expression)).map(([name]) => name)],
        required: required.filter(([, expression]) => holds(expression)).map(([name]) => name),
        readOnly: readOnly.filter(([, expression]) => holds(expression)).map(([name]) => name),
      };
    },
    defaults: (context) => constantDefaults(definition.ui, object, context),
    lineFormulas(context) {
      const lines = object.fields.filter((field) => field.type === 'lines');
      return Object.fromEntries(
        lines.flatMap((field) => {
          const child = findObject(metadata, field.target);
          return child ? [[field.name, formulasOf(child, metadata, context)] as const] : [];
        }),
      );
    },
    lineDefaults(context) {
      const lines = object.fields.filter((field) => field.type === 'lines');
      return Object.fromEntries(
        lines.flatMap((field) => {
          const child = findObject(metadata, field.target);
          const ui = asMembers(asMembers(definition.ui[field.name])?.items);
          return child && ui ? [[field.name, constantDefaults(ui, child, context)] as const] : [];
        }),
      );
    },
  };
}

/** The formulas of an object of lines, as far as they can be worked out here. The server works them out anew. */
function formulasOf(child: ClientObject, metadata: ClientMetadata, context: LogicContext): readonly LineFormula[] {
  const scope = typeScope(child);
  return child.fields.flatMap((field): LineFormula[] => {
    const source = field.type === 'formula' ? field.options.expression : undefined;
    const expression = source === undefined ? undefined : compiled(source, scope, undefined);
    const inputs = [...new Set(expression?.reads.map(([name = '']) => name))];
    // What is computed itself is not known while one types.
    if (!expression || inputs.length === 0 || inputs.some((name) => ['formula', 'roll_up'].includes(findField(child, name)?.type ?? ''))) return [];
    const of = (row: Values): unknown => {
      const value = expression.evaluate(valueScope(child, row, context));
      const wire = value === null ? undefined : wireOf(value, { ...field, type: field.options.result === 'money' ? 'money' : 'decimal' });
      if (field.options.result !== 'money' || wire === undefined) return wire;
      const currency = asText(asMembers(row[field.options.currency_field ?? ''])?.currency);
      return { ...asMembers(wire), currency: currency || metadata.settings.currency };
    };
    return [{ field, inputs, of }];
  });
}

/** Defaults that read no other value: they are known before anything is entered. */
function constantDefaults(ui: Values, object: ClientObject, context: LogicContext): Values {
  const at = valueScope(object, {}, context);
  const given = conditionsOf(ui, object, 'default', typeScope(object)).filter(([, expression]) => expression.reads.length === 0);
  return Object.fromEntries(
    given.flatMap(([name, expression]) => {
      const field = findField(object, name);
      const value = field && wireOf(expression.evaluate(at), field);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function conditionsOf(ui: Values, object: ClientObject, name: string, scope: TypeScope): Named {
  return object.fields.flatMap((field) => {
    const source = asMembers(asMembers(ui[field.name])?.['ui:options'])?.[name];
    if (typeof source !== 'string') return [];
    const expression = compiled(source, scope, name === 'default' ? valueShape(field, undefined)?.type : 'boolean');
    return expression ? [[field.name, expression] as const] : [];
  });
}

function compiled(source: string, scope: TypeScope, expected: ExpressionType | undefined): CompiledExpression | undefined {
  const result = compileExpression(source, scope, expected);
  return result.ok ? result.expression : undefined;
}

function typeScope(object: ClientObject): TypeScope {
  return {
    resolve(path) {
      const [name = '', part, ...more] = path;
      const field = findField(object, name);
      const shape = field && more.length === 0 ? valueShape(field, part) : undefined;
      return shape && { path, type: shape.type };
    },
    names: () => object.fields.map((field) => field.name),
  };
}

function valueScope(object: ClientObject, values: Values, context: LogicContext): ValueScope {
  return {
    ...context,
    value([name = '', part]) {
      const field = findField(object, name);
      return (field && valueShape(field, part)?.read(values[name])) ?? null;
    },
  };
}

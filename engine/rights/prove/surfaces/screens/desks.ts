import type { ObjectModel } from '../../../../metadata/model.ts';
import type { Question } from '../../door.ts';
import type { Looking, Scene } from '../../scene.ts';
import { type Json, list, member, members, namedBy, shutPaths } from './naming.ts';

/** First pages, counters, print templates and conversions: what is told of them names nothing of the object that the person is not shown. */
export function checkDesks(scene: Scene, looking: Looking, found: Json, question: Question): void {
  const { object } = looking;
  const seek = (name: string, named: readonly string[]): void => void scene.same({ looking, question, field: name }, [], named);
  const card = (each: Json): readonly string[] =>
    each.object === object.name
      ? [
          ...shutPaths(scene, looking, object, [each.columns, each.sort, members(each.measure, 'field'), members(each.done, 'field')].flat()),
          ...namedBy(scene, looking, object, each.filter),
          ...namedBy(scene, looking, object, each.against),
        ]
      : [];
  seek('today', list(member(found.today, 'cards')).flatMap(card));
  for (const counter of list(found.counters)) seek(`counter ${String(counter.name)}`, ofCounter(scene, looking, counter));
  for (const print of list(found.prints).filter((each) => each.object === object.name)) seek(`print ${String(print.name)}`, ofPrint(scene, looking, print));
  for (const each of list(found.conversions)) seek(`conversion ${String(each.name)}`, ofConversion(scene, looking, each));
}

type Part = readonly [object: unknown, paths: readonly unknown[], filter?: unknown];

/** What parts name of the object looked at. */
function ofParts(scene: Scene, looking: Looking, parts: readonly Part[]): readonly string[] {
  const { object } = looking;
  return parts
    .filter(([name]) => name === object.name)
    .flatMap(([, paths, filter]) => [...shutPaths(scene, looking, object, paths), ...namedBy(scene, looking, object, filter)]);
}

function ofCounter(scene: Scene, looking: Looking, counter: Json): readonly string[] {
  const { product, customer, prices, promotions, payment } = counter;
  const sale = scene.seen.model.objects.get(String(counter.object)) as ObjectModel;
  const lines = sale.fields.get(String(counter.lines))?.document.options?.object;
  return ofParts(scene, looking, [
    [sale.name, [counter.lines, ...Object.keys((counter.values ?? {}) as Json), ...members(customer, 'link')]],
    [lines, Object.values((counter.line ?? {}) as Json)],
    [member(product, 'object'), [member(product, 'codes'), member(product, 'price')].flat(), member(product, 'filter')],
    [member(customer, 'object'), [...members(customer, 'phone', 'name'), ...Object.keys((member(customer, 'values') ?? {}) as Json)]],
    [member(prices, 'object'), members(prices, 'product', 'price', 'from_quantity'), member(prices, 'filter')],
    [member(promotions, 'object'), members(promotions, 'percent', 'amount', 'minimum', 'products'), member(promotions, 'filter')],
    [member(payment, 'object') ?? sale.name, [...members(payment, 'link', 'amount', 'method'), ...Object.keys((member(payment, 'values') ?? {}) as Json)]],
  ]);
}

function ofPrint(scene: Scene, looking: Looking, print: Json): readonly string[] {
  const { object } = looking;
  return list(print.blocks).flatMap((block) => {
    const texts = [member(block.text, 'en'), member(block.text, 'vi')].filter((text) => typeof text === 'string');
    const named = texts.flatMap((text) => [...text.matchAll(/\{([a-z0-9_.]+)\}/g)].map(([, path]) => path));
    const paths = named.filter((path) => !['shop', 'now', 'me'].includes(path ?? ''));
    return [...shutPaths(scene, looking, object, [...paths, block.fields, block.lines].flat()), ...namedBy(scene, looking, object, block.when)];
  });
}

function ofConversion(scene: Scene, looking: Looking, conversion: Json): readonly string[] {
  const sources = (values: unknown): readonly unknown[] => Object.values((values ?? {}) as Json).map((source) => member(source, 'from'));
  const steps = list(conversion.steps);
  return ofParts(scene, looking, [
    [
      conversion.object,
      [...steps.flatMap(({ values }) => sources(values)), ...sources(conversion.set), ...Object.keys((conversion.set ?? {}) as Json)],
      conversion.when,
    ],
    ...steps.map((step): Part => [step.object, Object.keys((step.values ?? {}) as Json)]),
    ...list(conversion.keeps).map((kept): Part => [kept.object, [kept.link, kept.by]]),
  ]);
}

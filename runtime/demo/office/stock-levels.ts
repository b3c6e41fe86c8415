import type { OfficePen, OfficeStories } from './office-pen.ts';

/** A level for every product in every branch; how much there is comes from the movements. */
export function stockLevels(pen: OfficePen): OfficeStories {
  const { catalogue } = pen;
  const shelves = new Map([...catalogue.byCategory.keys()].map((category, index) => [category, String.fromCharCode(65 + index)]));
  const stories = catalogue.branches.items.flatMap((branch) =>
    catalogue.goods.map(({ id, product }, index) =>
      pen.write(-680, {
        product: id,
        branch: branch.id,
        reorder_at: Math.round(4 + product.popularity * 5),
        place: `${shelves.get(product.category)}${1 + (index % 9)}`,
      }),
    ),
  );
  return { object: 'stock_level', stories };
}

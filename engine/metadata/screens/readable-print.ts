import type { PrintDocument } from '../../../schemas/generated/metadata.ts';
import { placeholders } from './placeholders.ts';
import { type ScreenContext, type Sight, sightOf } from './screen-context.ts';

type Block = PrintDocument['blocks'][number];

/** A print template without the parts that name what the person is not shown; undefined where nothing is left. */
export function readablePrint(context: ScreenContext, print: PrintDocument): PrintDocument | undefined {
  const sight = sightOf(context, 'print', print.object);
  if (!sight) return undefined;
  const blocks = print.blocks.flatMap((block) => readableBlock(context, sight, block) ?? []);
  return blocks.length === 0 ? undefined : { ...print, blocks };
}

function readableBlock(context: ScreenContext, sight: Sight, block: Block): Block | undefined {
  if (!sight.tells(block.when)) return undefined;
  if (block.text && !placeholders(block.text).every(sight.reads)) return undefined;
  if (block.lines !== undefined) {
    const lines = sight.reads(block.lines) ? sightOf(context, 'print', sight.object.fields.get(block.lines)?.document.options?.object ?? '') : undefined;
    const show = lines && block.show?.filter(lines.reads);
    return show && show.length > 0 ? { ...block, show } : undefined;
  }
  if (!block.fields) return block;
  const fields = block.fields.filter(sight.reads);
  return fields.length === 0 ? undefined : { ...block, fields };
}

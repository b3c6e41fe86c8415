import { demoId } from '../chance/demo-id.ts';
import { Random } from '../chance/random.ts';
import { dayMs } from '../shop-clock.ts';
import { storyBatches } from '../story.ts';
import { type Campaign, campaignStories } from './campaigns.ts';
import { handbookStories } from './handbook.ts';
import { offerStories } from './offers.ts';
import type { Office, OfficeGround, OfficePen } from './office-pen.ts';
import { officeTasks } from './office-tasks.ts';
import { stockLevels } from './stock-levels.ts';

// Streams below 2 ** 40 belong to customers, that one to the catalogue.
const officeStream = 2 ** 40 + 1;

/** Makes the office; `seed` decides its ids and figures. */
export function buildOffice(ground: OfficeGround, seed: number): Office {
  const pen = penFor(ground, new Random(seed, officeStream));
  const handbook = handbookStories(pen);
  const offers = offerStories(pen);
  const { campaigns, stories: campaignBatches } = campaignStories(pen);
  const levels = stockLevels(pen);
  const byPlace = new Map(levels.stories.map(({ id, values }) => [`${values.product} ${values.branch}`, id]));
  const all = [...handbook.stories, ...campaignBatches, ...offers.stories, levels, officeTasks(pen)];
  return {
    ...handbook.ids,
    policies: offers.policies,
    campaignFor: (occasion, atMs) => running(campaigns, occasion, atMs),
    campaignAt(atMs, random) {
      const now = campaigns.filter(({ from, to }) => from <= atMs && atMs <= to);
      return now.length === 0 ? undefined : random.pick(now).id;
    },
    warrantyMonths: new Map(
      ground.catalogue.goods.flatMap(({ id, product }) => (product.warranty_months === undefined ? [] : [[id, product.warranty_months] as const])),
    ),
    level: (product, branch) => byPlace.get(`${product} ${branch}`) ?? '',
    levels: levels.stories.map(({ id, values }) => ({
      id,
      product: String(values.product),
      branch: String(values.branch),
      reorder: Number(values.reorder_at),
    })),
    *batches() {
      for (const { object, stories } of all) yield* storyBatches(object, stories, ground.clock.nowMs);
    },
  };
}

function penFor(ground: OfficeGround, random: Random): OfficePen {
  const { clock } = ground;
  return {
    ...ground,
    random,
    write(day, values, changes = []) {
      const at = Math.min(clock.nowMs - 3_600_000, Math.max(clock.startMs - 5 * dayMs, clock.nowMs + day * dayMs));
      return { id: demoId(at, random), at, values, changes: changes.filter((change) => change.at > at) };
    },
  };
}

function running(campaigns: readonly Campaign[], occasion: string, atMs: number): string | undefined {
  return campaigns.find((campaign) => campaign.occasion === occasion && campaign.from <= atMs && atMs <= campaign.to)?.id;
}

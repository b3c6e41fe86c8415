import { buildWorld, type DemoWorld } from './demo-world.ts';
import type { DemoSettings } from './settings/demo-settings.ts';
import { habitOf, makeShopper, type Shopper, shopperRandom } from './shopper.ts';
import type { DemoOwner } from './staff/demo-owner.ts';
import { customerStory } from './stories/customer-story.ts';
import { dealStories } from './stories/deal-story.ts';
import { leadStories } from './stories/lead-story.ts';
import { type OrderStory, orderStory } from './stories/order-story.ts';
import { relationStory } from './stories/relation-story.ts';
import { taskStories } from './stories/task-story.ts';
import { ticketStories } from './stories/ticket-story.ts';
import { type DemoBatch, type Story, storyBatches } from './story.ts';

export interface DemoRequest {
  readonly settings: DemoSettings;
  readonly seed: number;
  readonly now: Date;
  /** Default: as the settings say. */
  readonly customers?: number;
  /** Default: as the settings say, in proportion to `customers`. */
  readonly orders?: number;
  /** People to whom records are given in turn; none when absent. */
  readonly owners?: readonly DemoOwner[];
}

/** Customers made at a time: memory does not grow with their number. */
const chunkSize = 2_000;

/**
 * Makes the history of a shop up to `now`: batches of wire rows in an order in which every link points to a record
 * already there. Pure: the same request gives the same rows.
 */
export function* generateDemo(request: DemoRequest): Generator<DemoBatch> {
  const { settings } = request;
  const customers = request.customers ?? settings.customers;
  const orders = request.orders ?? Math.round((settings.orders * customers) / settings.customers);
  const world = buildWorld(settings, request.seed, request.now, request.owners ?? []);
  yield* world.catalogue.batches();
  let chunk: Shopper[] = [];
  let index = 0;
  for (const count of orderCounts(world, customers, orders)) {
    chunk.push(makeShopper(world, index, count));
    index += 1;
    if (chunk.length < chunkSize && index < customers) continue;
    yield* chunkBatches(world, chunk);
    chunk = [];
  }
}

/** How many orders each customer gives; together exactly `orders`. Those who buy once have one where there is room for it. */
function* orderCounts(world: DemoWorld, customers: number, orders: number): Generator<number> {
  let once = 0;
  let total = 0;
  const weightOf = (index: number): { readonly once: boolean; readonly weight: number } => {
    const { habit, weight } = habitOf(world, shopperRandom(world, index));
    return { once: habit === 'one_timer', weight };
  };
  for (let index = 0; index < customers; index += 1) {
    const kind = weightOf(index);
    if (kind.once) once += 1;
    else total += kind.weight;
  }
  const fixed = orders >= customers;
  const shared = fixed ? orders - once : orders;
  const all = fixed ? total : total + once;
  let passed = 0;
  let given = 0;
  for (let index = 0; index < customers; index += 1) {
    const kind = weightOf(index);
    if (kind.once && fixed) {
      yield 1;
      continue;
    }
    passed += kind.weight;
    // The small addend lets the last customer reach the total in spite of rounding.
    const due = Math.floor((shared * passed) / all + 1e-6);
    yield due - given;
    given = due;
  }
}

function* chunkBatches(world: DemoWorld, shoppers: readonly Shopper[]): Generator<DemoBatch> {
  const stories: Record<'customer' | 'relation' | 'lead' | 'order' | 'deal' | 'ticket' | 'task', Story[]> = {
    customer: [],
    relation: [],
    lead: [],
    order: [],
    deal: [],
    ticket: [],
    task: [],
  };
  for (const shopper of shoppers) {
    const orders = shopper.purchases.map((purchase): OrderStory => orderStory(world, shopper, purchase));
    const spent = orders.reduce((sum, order) => sum + (order.kept ? order.total : 0), 0);
    const customer = customerStory(world, shopper, spent);
    const lead = leadStories(world, shopper);
    const deal = dealStories(world, shopper, orders);
    const ticket = ticketStories(world, shopper, orders);
    const own = { customer: [customer], order: orders, deal, ticket, lead: lead.filter(({ values }) => values.name !== shopper.name) };
    stories.customer.push(customer);
    stories.relation.push(...relationStory(world, shopper, shoppers));
    stories.lead.push(...lead);
    stories.order.push(...orders);
    stories.deal.push(...deal);
    stories.ticket.push(...ticket);
    stories.task.push(...taskStories(world, shopper, own));
  }
  for (const [object, list] of Object.entries(stories)) yield* storyBatches(object, list, world.clock.nowMs);
}

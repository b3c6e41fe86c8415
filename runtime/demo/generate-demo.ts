import { embellishCustomer, embellishLeads, embellishOrders, embellishTickets } from './books/embellish.ts';
import { GoalBook } from './books/goal-book.ts';
import { StockBook } from './books/stock-book.ts';
import { dealingObjects, tellDealings } from './books/tell-dealings.ts';
import { makeDealer } from './dealings/dealer.ts';
import { buildWorld, type DemoWorld } from './demo-world.ts';
import { enteredTwice } from './entered-twice.ts';
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
/** One customer of so many is one that is there already, entered a second time. */
const twinEvery = 250;

/**
 * Makes the history of a shop up to `now`: batches of wire rows in an order in which every link points to a record
 * already there. Pure: the same request gives the same rows.
 */
export function* generateDemo(request: DemoRequest): Generator<DemoBatch> {
  const { settings } = request;
  const customers = request.customers ?? settings.customers;
  const orders = request.orders ?? Math.round((settings.orders * customers) / settings.customers);
  const world = buildWorld(settings, request.seed, request.now, request.owners ?? []);
  const books = { stock: new StockBook(world), goals: new GoalBook(world) };
  yield* world.catalogue.batches();
  yield* world.office.batches();
  let chunk: Shopper[] = [];
  let index = 0;
  for (const count of orderCounts(world, customers, orders)) {
    const shopper = makeShopper(world, index, count);
    chunk.push(index % twinEvery === twinEvery - 1 ? enteredTwice(shopper, chunk.at(-1)) : shopper);
    index += 1;
    if (chunk.length < chunkSize && index < customers) continue;
    yield* chunkBatches(world, chunk, books);
    chunk = [];
  }
  yield* storyBatches('stock_movement', books.stock.supplies(), world.clock.nowMs);
  yield* storyBatches('goal', books.goals.stories(), world.clock.nowMs);
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

interface Books {
  readonly stock: StockBook;
  readonly goals: GoalBook;
}

const salesObjects = ['customer', 'relation', 'lead', 'order', 'deal', 'ticket', 'task'] as const;

function* chunkBatches(world: DemoWorld, shoppers: readonly Shopper[], { stock, goals }: Books): Generator<DemoBatch> {
  const stories = new Map<string, Story[]>([...salesObjects, ...dealingObjects, 'stock_movement'].map((object) => [object, []]));
  const add = (object: string, list: readonly Story[]): void => {
    stories.get(object)?.push(...list);
  };
  for (const shopper of shoppers) {
    const sales = salesOf(world, shopper, shoppers);
    for (const object of salesObjects) add(object, sales[object]);
    for (const order of sales.order) goals.note(order);
    const dealer = { ...sales.dealer, orders: sales.order };
    for (const [object, list] of Object.entries(tellDealings(dealer, sales))) add(object, list);
    add('stock_movement', stock.sales(dealer));
  }
  for (const [object, list] of stories) yield* storyBatches(object, list, world.clock.nowMs);
}

/** The customer with what was sold to them; numbers are drawn in this order, so that a recipe tells the same sales whatever else it tells. */
function salesOf(world: DemoWorld, shopper: Shopper, shoppers: readonly Shopper[]) {
  const bought = shopper.purchases.map((purchase): OrderStory => orderStory(world, shopper, purchase));
  const spent = bought.reduce((sum, order) => sum + (order.kept ? order.total : 0), 0);
  const dealer = makeDealer(world, shopper, bought);
  const order = embellishOrders(dealer, bought);
  const customer = customerStory(world, shopper, spent);
  const lead = leadStories(world, shopper);
  const deal = dealStories(world, shopper, bought);
  const ticket = ticketStories(world, shopper, bought);
  const own = { customer: [customer], order, deal, ticket, lead: lead.filter(({ values }) => values.name !== shopper.name) };
  return {
    dealer,
    customer: [embellishCustomer(dealer, customer)],
    relation: relationStory(world, shopper, shoppers),
    lead: embellishLeads(dealer, lead),
    order,
    deal,
    ticket: embellishTickets(dealer, ticket),
    task: taskStories(world, shopper, own),
  };
}

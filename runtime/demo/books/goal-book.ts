import { demoId } from '../chance/demo-id.ts';
import { Random } from '../chance/random.ts';
import { stateAt } from '../dealings/state-at.ts';
import type { DemoWorld } from '../demo-world.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { OrderStory } from '../stories/order-story.ts';
import type { Story } from '../story.ts';

// Beside the other streams.
const goalStream = 2 ** 42 + 1;
const months = 3;
const million = 1_000_000;

/** Revenue by month of sellers and of branches, and the goals that it is held against. */
export class GoalBook {
  readonly #world: DemoWorld;
  readonly #reached = new Map<string, number>();

  constructor(world: DemoWorld) {
    this.#world = world;
  }

  /** Counts what was delivered and not sent back. */
  note(order: OrderStory): void {
    const { clock } = this.#world;
    const state = stateAt(order, clock.nowMs);
    if (state.delivery_status !== 'delivered') return;
    const month = clock.date(Date.parse(String(state.delivered_at))).slice(0, 7);
    for (const whose of [state.owner, state.branch]) {
      if (whose === undefined) continue;
      const key = `${whose} ${month}`;
      this.#reached.set(key, (this.#reached.get(key) ?? 0) + order.total);
    }
  }

  /** A goal for each seller and each branch in this month and the two before it; to be asked for after all orders. */
  stories(): readonly Story[] {
    const { settings, clock, staff, catalogue, seed } = this.#world;
    const random = new Random(seed, goalStream);
    const { seller, branch: ofBranch } = settings.office.goal_names;
    return Array.from({ length: months }, (_, ago) => this.#month(months - 1 - ago))
      .flatMap((month) => {
        const label = `${Number(month.slice(5))}/${month.slice(0, 4)}`;
        const sellers = staff.customers.map((id) =>
          this.#goal({ month, whose: id, values: { name: seller.replace('{month}', label), person: id, ...ownedBy(id) } }, random),
        );
        const branches = catalogue.branches.items.map(({ id, code }) => {
          const name = ofBranch.replace('{month}', label).replace('{branch}', settings.branches.find((one) => one.code === code)?.name ?? code);
          return this.#goal({ month, whose: id, values: { name, branch: id } }, random);
        });
        return [...sellers, ...branches];
      })
      .filter(({ at }) => at < clock.nowMs);
  }

  /** YYYY-MM, so many months before this one. */
  #month(ago: number): string {
    const [year = 0, month = 1] = this.#world.clock.date(this.#world.clock.nowMs).split('-').map(Number);
    const index = year * 12 + month - 1 - ago;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  }

  #goal({ month, whose, values }: { readonly month: string; readonly whose: string; readonly values: Story['values'] }, random: Random): Story {
    const { clock, settings } = this.#world;
    const first = `${month}-01`;
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
    const at = clock.at(clock.dayOf(first), 8 * 60);
    const counted = Math.min(clock.nowMs - 60_000, clock.at(clock.dayOf(last), 23 * 60));
    const reached = Math.round(this.#reached.get(`${whose} ${month}`) ?? 0);
    const target = Math.max(10, Math.round((reached / million) * (0.85 + 0.4 * random.next()))) * million;
    const all = { ...values, measure: 'revenue', starts_on: first, ends_on: last, target: String(target), objective: settings.office.goal_names.objective };
    return { id: demoId(at, random), at, values: all, changes: counted > at ? [{ at: counted, values: { reached: String(reached) } }] : [] };
  }
}

import type { DemoSettings } from '../settings/demo-settings.ts';
import type { DemoOwner } from './demo-owner.ts';

/** Who has which demo records. Lists of ids may be empty: a workspace without staff can have demo data too. */
export interface DemoStaff {
  /** All who have customers. */
  readonly customers: readonly string[];
  /** Those who have customers of the branch with that code; all who have customers where none is of it. */
  ofBranch(code: string): readonly string[];
  readonly tickets: readonly string[];
  /** Those whose work tasks of that type are; undefined where they belong to whoever has the customer. */
  forTask(type: string): readonly string[] | undefined;
  /** Those who hold that role; empty where nobody does. */
  withRole(role: string): readonly string[];
}

/** Divides the work among the people by their roles, as the recipe says. */
export function divideWork(owners: readonly DemoOwner[], work: DemoSettings['work']): DemoStaff {
  const holding = (role: string): readonly DemoOwner[] => {
    const holders = owners.filter(({ roles }) => roles.includes(role));
    return holders.length > 0 ? holders : owners;
  };
  const ids = (people: readonly DemoOwner[]): readonly string[] => people.map(({ id }) => id);
  const sellers = holding(work.customers);
  const customers = ids(sellers);
  const byBranch = new Map<string, readonly string[]>();
  for (const code of new Set(sellers.flatMap(({ branches }) => branches))) byBranch.set(code, ids(sellers.filter(({ branches }) => branches.includes(code))));
  const byTask = new Map<string, readonly string[]>();
  for (const [type, role] of Object.entries(work.tasks)) {
    const holders = owners.filter(({ roles }) => roles.includes(role));
    if (holders.length > 0) byTask.set(type, ids(holders));
  }
  return {
    customers,
    ofBranch: (code) => byBranch.get(code) ?? customers,
    tickets: ids(holding(work.tickets)),
    forTask: (type) => byTask.get(type),
    withRole: (role) => ids(owners.filter(({ roles }) => roles.includes(role))),
  };
}

/** One of the people, always the same for the same number; undefined where there is nobody. */
export function inTurn(people: readonly string[], index: number): string | undefined {
  return people[index % Math.max(1, people.length)];
}

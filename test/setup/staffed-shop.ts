import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { refreshRollUps } from '../../engine/records/roll-ups/refresh-roll-ups.ts';
import { installDemo } from '../../runtime/demo/install-demo.ts';
import { sampleSettings } from '../../runtime/demo/sample-settings.ts';
import { makeStaff } from '../../runtime/demo/staff/make-staff.ts';
import type { RecipeDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from './shop-database.ts';

export interface StaffedShop extends ShopDatabase {
  /** The person with that key in the recipe, as the next request would resolve them. */
  staff(key: string): Promise<UserActor>;
}

/** Special Gift with its people, teams and territories and a small demo that is the same each time. */
export async function openStaffedShop(now: Date, customers = 60): Promise<StaffedShop> {
  const shop = await openShop('special-gift', () => now);
  const recipe = shop.models.current().recipes.get('people') as RecipeDocument;
  const owners = await makeStaff(shop, recipe);
  await shop.territories.refresh();
  await installDemo(shop.writer, shop.database, systemActor('demo'), { settings: sampleSettings(), seed: 1, now, customers, owners });
  await shop.placing.settled();
  await refreshRollUps({ database: shop.database, models: shop.models });
  const ids = new Map(recipe.people?.map(({ key }, index) => [key, owners[index]?.id ?? '']));
  return {
    ...shop,
    async staff(key) {
      const person = await shop.identity.person(ids.get(key) ?? '');
      if (!person) throw new Error(`nobody has the key ${key}`);
      return person;
    },
  };
}

import type { ModelStore } from '../../../engine/database/model-store.ts';
import { makeStaff } from './make-staff.ts';
import { findStaff } from './staff-record.ts';
import type { StaffServices } from './staff-transaction.ts';

/** Brings the people, teams and territories of a demo back whose removal was undone. */
export async function returnStaff(services: StaffServices & { readonly models: ModelStore }): Promise<void> {
  const staff = await findStaff(services.database);
  const recipe = services.models.current().recipes.get('people');
  if (staff && !staff.active && recipe?.people) await makeStaff(services, recipe);
}

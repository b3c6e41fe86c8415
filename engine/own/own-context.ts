import type { UserActor } from '../access/actor.ts';
import type { Database } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import type { Model } from '../metadata/model.ts';

/** What of the screens a person is shown; given by whoever knows how metadata is cut down. */
export interface ShownScreens {
  object(name: string): boolean;
  /** The object of the view; undefined where the view is not shown. */
  viewObject(name: string): string | undefined;
}

/** What people's own things are kept with. */
export interface OwnContext {
  readonly database: Database;
  readonly models: ModelStore;
  readonly clock: () => Date;
  shownScreens(model: Model, actor: UserActor): ShownScreens;
}

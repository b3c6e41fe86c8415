import type { ListSetting, ListSettingRequest, SavedView, SavedViewList, SavedViewRequest, SavedViewUpdate } from '../../schemas/generated/api.ts';
import type { UserActor } from '../access/actor.ts';
import type { Model } from '../metadata/model.ts';
import type { ScreenContext } from '../metadata/screens/screen-context.ts';

/** Whose views are asked for, and what that person is shown by the Model of the moment. */
export interface Viewer {
  readonly actor: UserActor;
  readonly model: Model;
  readonly screens: ScreenContext;
}

/** Views that people make for themselves and share. What the viewer is not shown is named in no answer, whoever made the view. */
export interface SavedViews {
  list(viewer: Viewer): Promise<SavedViewList>;
  /** Throws not_found for an object that the viewer does not see, unknown_field and bad_expression for what they could not ask of a list. */
  create(viewer: Viewer, wanted: SavedViewRequest): Promise<SavedView>;
  /** By its maker or an administrator; forbidden for others who have it, not_found for the rest. */
  update(viewer: Viewer, id: string, wanted: SavedViewUpdate): Promise<SavedView>;
  /** The same. */
  remove(viewer: Viewer, id: string): Promise<void>;
  /** Changes the viewer's own settings of one list. */
  set(viewer: Viewer, object: string, wanted: ListSettingRequest): Promise<ListSetting>;
}

import type { Viewbody } from '../../schemas/generated/api.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import type { ObjectModel } from '../metadata/model.ts';
import { readableView } from '../metadata/screens/readable-view.ts';
import { type Sight, sightOf } from '../metadata/screens/screen-context.ts';
import { compileFilter } from '../query/filter.ts';
import type { Viewer } from './saved-views.ts';
import { asDocument } from './view-rows.ts';

/** The object as the viewer is shown it, or not_found. */
export function viewedObject({ screens }: Viewer, name: string): ObjectModel {
  const object = screens.objects.get(name);
  if (!object) throw new AppError('not_found', `There is no object "${name}" that you can see.`, { issues: [{ pointer: '/object', message: 'unknown' }] });
  return object;
}

/**
 * Refuses a view that names what its maker is not shown: a view is no way to ask what a list would not answer. Hidden and missing fields are one
 * answer.
 */
export function assertReadableBody(viewer: Viewer, object: ObjectModel, body: Viewbody): void {
  const sight = sightOf(viewer.screens, 'view', object.name);
  if (!sight) throw new AppError('not_found', `There is no object "${object.name}" that you can see.`);
  if (body.filter !== undefined) compileFilter({ model: viewer.model, actor: viewer.actor, mode: 'list' }, object, body.filter);
  const issues = unreadable(sight, body);
  if (issues.length > 0) throw new AppError('unknown_field', issues[0]?.message ?? '', { issues });
  const kept = readableView(viewer.screens, asDocument({ id: '', object: object.name, label: '', body }));
  if (!kept) throw new AppError('unknown_field', 'The view stands on a field that there is not, or that you may not read.');
}

function unreadable(sight: Sight, body: Viewbody): readonly Issue[] {
  const issue = (pointer: string, path: string): Issue => {
    const name = path.replace(/^-/, '');
    return { pointer, message: `There is no field "${name}" that you can read here.`, params: { name } };
  };
  const wrong = (member: string, paths: readonly string[] | undefined, may: (path: string) => boolean): readonly Issue[] =>
    (paths ?? []).flatMap((path, index) => (may(path) ? [] : [issue(`/body/${member}/${index}`, path)]));
  return [
    ...wrong('columns', body.columns, sight.reads),
    ...wrong('sort', body.sort, sight.readsAtOnce),
    ...wrong('sums', body.sums, sight.readsAtOnce),
    ...(body.group === undefined || sight.readsAtOnce(body.group) ? [] : [issue('/body/group', body.group)]),
  ];
}

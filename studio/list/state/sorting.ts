/** The direction in which a list is sorted by a path first, or undefined. */
export function sortedBy(sort: string, path: string | undefined): 'ascending' | 'descending' | undefined {
  const first = sort.split(',')[0];
  if (path === undefined || first === undefined) return undefined;
  return first === path ? 'ascending' : first === `-${path}` ? 'descending' : undefined;
}

/** What a click on a header does: ascending, descending, then the order of the view again. */
export function nextSort(sort: string, path: string): string {
  const direction = sortedBy(sort, path);
  return direction === undefined ? path : direction === 'ascending' ? `-${path}` : '';
}

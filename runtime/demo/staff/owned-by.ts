/** `{owner}` when there is one to name, so that a workspace without staff can have demo data too. */
export function ownedBy(owner: string | undefined): { readonly owner?: string } {
  return owner === undefined ? {} : { owner };
}

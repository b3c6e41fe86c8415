import type { GrantRows, GrantRowsRequest, WhatIf } from '../../../schemas/generated/api.ts';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { request } from '../request.ts';

/** All roles, by name. */
export async function listRoles(signal?: AbortSignal): Promise<readonly RoleDocument[]> {
  return (await request<{ items: readonly RoleDocument[] }>('GET', '/api/metadata/role', { signal })).data.items;
}

/** One role as it is stored now. */
export async function loadRole(name: string, signal?: AbortSignal): Promise<RoleDocument> {
  return (await request<RoleDocument>('GET', `/api/metadata/role/${encodeURIComponent(name)}`, { signal })).data;
}

/** Who would gain and lose what if the role were so. Changes nothing. */
export async function whatIfRole(role: RoleDocument, signal?: AbortSignal): Promise<WhatIf> {
  return (await request<WhatIf>('POST', '/api/access/what-if', { body: { role }, signal })).data;
}

/** How many records a grant reaches, for a person where that matters. */
export async function countGrantRows(body: GrantRowsRequest, signal?: AbortSignal): Promise<GrantRows> {
  return (await request<GrantRows>('POST', '/api/access/rows', { body, signal })).data;
}

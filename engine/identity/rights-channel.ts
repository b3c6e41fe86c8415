/** Channel on which a committed change of what rights are resolved from is told; raised by triggers (migration 0005-rights). */
export const rightsChannel = 'trellis_rights';

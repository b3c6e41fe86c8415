/** The rows of schema sys that widen what roles grant, resolved for one person; see load-rights.ts. */
export interface ActorRights {
  /** To whom records are shared where they are shared with the person: `user:<id>`, `team:<id>`, `role:<name>`. */
  readonly subjects: readonly string[];
  /** Ids of the people in the person's teams and in the teams beneath. */
  readonly colleagues: readonly string[];
  /** Ids of those who report to the person, directly or through others, and the person's own. */
  readonly managed: readonly string[];
  /** Ids of the person's territories and of those beneath. */
  readonly territories: readonly string[];
  /** Their numbers as records hold them: by rule, and negative where given by hand. */
  readonly places: readonly number[];
  /** Shares by rule that apply to one of the subjects. */
  readonly shareRules: readonly ShareRule[];
}

/** Records of an object that meet a condition, shared with a subject. Never changed: another condition is another rule with another id. */
export interface ShareRule {
  readonly id: string;
  readonly object: string;
  readonly condition: string;
  readonly can: readonly ShareAction[];
  /** ISO 8601; null for ever. */
  readonly expires_at: string | null;
}

export type ShareAction = 'read' | 'update' | 'delete';

/** Of a person who is in no team and no territory, manages nobody, and with whom nothing is shared. */
export const noRights: ActorRights = { subjects: [], colleagues: [], managed: [], territories: [], places: [], shareRules: [] };

/** A refusal of a right. It names who, what call, which object, record and fields, and never a value. */
export interface Denial {
  /** Id of the person; null where nobody was signed in. */
  readonly actor: string | null;
  readonly actorName: string;
  readonly via: 'session' | 'api_token' | 'nobody';
  /** Method and template of the route, such as `PATCH /api/records/:object/:id`. */
  readonly action: string;
  /** Empty where the call is about no object; `*` for several. */
  readonly object: string;
  /** Id of the record; empty where the call is about no record; `*` for several. */
  readonly record: string;
  /** The error code that was answered. */
  readonly code: string;
  /** Names of the fields that were refused, or nothing. */
  readonly detail: string;
}

type JsonSchema = Record<string, unknown>;

/** Nullable text. */
export function textSchema(keywords: JsonSchema = {}): JsonSchema {
  return { type: ['string', 'null'], ...keywords };
}

/** A nullable object; with `closed` it has no other members. */
export function objectSchema(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[], closed = true): JsonSchema {
  return { type: ['object', 'null'], properties, required, ...(closed ? { additionalProperties: false } : {}) };
}

/** Canonical decimal text, nullable. */
export function decimalOutputSchema(): JsonSchema {
  return textSchema({ pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?$' });
}

/** What is accepted for an amount: decimal text (no grouping) or a number, nullable. */
export function decimalInputSchema(): JsonSchema {
  return { anyOf: [textSchema({ maxLength: 60 }), { type: 'number' }] };
}

export const uuidPattern = '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$';

/** An id, or an object with an id (other members are ignored), nullable. */
export function referenceInputSchema(): JsonSchema {
  return { anyOf: [textSchema({ pattern: `^$|${uuidPattern}` }), objectSchema({ id: { type: 'string', pattern: uuidPattern } }, ['id'], false)] };
}

/** An object with an id and whatever else was asked for. */
export function referenceOutputSchema(): JsonSchema {
  return objectSchema({ id: { type: 'string', format: 'uuid' } }, ['id'], false);
}

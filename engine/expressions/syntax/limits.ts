/** What one expression may be at most; larger ones are refused when saved, so that evaluating stays cheap. */
export const limits = { characters: 4_000, nodes: 1_000, depth: 50 } as const;

/** Names an object or field may not take, with the reason shown to people. */

/** Standard columns that every record has. */
const standardNames = ['id', 'owner', 'record_type', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at'] as const;

// The reserved key words of PostgreSQL 18 (Appendix C). Unquoted they break plain SQL written by people.
const reservedWords = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently constraint create cross
  current_catalog current_date current_role current_schema current_time current_timestamp current_user default deferrable desc distinct do else end except false
  fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime
  localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar some
  symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where window with
  drop delete insert update truncate alter`.split(/\s+/),
);

// Reached through an object's prototype in JavaScript.
const prototypeNames = new Set(['constructor', 'prototype', 'toString', 'valueOf', 'hasownproperty', 'proto']);

// Written with its schema or table (crm.order, line.order) PostgreSQL takes any word; shops cannot do without this one.
const wordsAllowed = new Set(['order']);

const pattern = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** Why this name cannot be used, or undefined when it can. */
export function nameProblem(name: string, kind: 'object' | 'field'): string | undefined {
  if (name.length > 48) return `The name has ${name.length} characters; at most 48 are allowed.`;
  if (!pattern.test(name)) {
    if (/[^\x20-\x7e]/.test(name)) return 'The name has characters outside a-z, 0-9 and _ (some letters only look like Latin ones).';
    return 'A name starts with a letter a-z and has only a-z, 0-9 and single underscores between them.';
  }
  if (prototypeNames.has(name)) return `"${name}" has a meaning in JavaScript; choose another name.`;
  if (kind === 'field' && (standardNames as readonly string[]).includes(name)) return `"${name}" is a standard column of every record.`;
  if (reservedWords.has(name) && !wordsAllowed.has(name)) return `"${name}" is an SQL word; choose another name.`;
  if (name.startsWith('pg_') || name.startsWith('sys_')) return 'Names starting with pg_ or sys_ belong to the system.';
  return undefined;
}

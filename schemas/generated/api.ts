// Generated from schemas/api by "npm run codegen". Do not edit.

import type { AppDocument, ChangeSetDocument, Color, FieldDocument, Label, LayoutDocument, ViewDocument } from './metadata.ts';

/**
 * A condition in the expression language over the fields of the object, such as `total > 100 && customer.name == "An"`.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "filter".
 */
export type Filter = string
/**
 * A field name, or a path over links such as customer.name, to depth 3.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "path".
 */
export type Path = string
/**
 * A path or the name of a measure; a minus sign in front means descending.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "sortkey".
 */
export type Sortkey = string
/**
 * The id of a record, user, operation or other row: a UUID.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "id".
 */
export type Id = string
/**
 * A moment: ISO 8601 in UTC with milliseconds.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "time".
 */
export type Time = string

/**
 * Totals by group.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AggregateAnswer".
 */
export interface AggregateAnswer {
/**
 * One object a group: grouped paths as written and measures. Counts are numbers, other figures decimal text, of money {amount, currency}.
 */
rows: {
[k: string]: unknown
}[]
/**
 * Measures that skipped cells the caller may not read.
 */
hidden?: string[]
}
/**
 * Totals over the records of one object.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AggregateRequest".
 */
export interface AggregateRequest {
/**
 * Which records.
 */
filter?: Filter
/**
 * Text searched as in a list.
 */
search?: string
/**
 * Groupings in order; none gives one row of totals.
 * 
 * @maxItems 8
 * 
 * Items: One grouping.
 */
group?: {
/**
 * What to group by.
 */
field: Path
/**
 * How dates are grouped, in the caller's zone.
 */
bucket?: ("hour" | "weekday" | "day" | "week" | "month" | "quarter" | "year")
}[]
/**
 * Figures of each group.
 * 
 * @minItems 1
 * @maxItems 20
 * 
 * Items: One figure.
 */
measures: {
/**
 * What is computed.
 */
fn: ("count" | "count_distinct" | "sum" | "avg" | "min" | "max" | "median")
/**
 * Of what; not for a plain count.
 */
field?: Path
/**
 * Its name in the rows.
 */
as: string
}[]
/**
 * Order of the rows; default by the groups.
 * 
 * @maxItems 4
 */
sort?: Sortkey[]
/**
 * Most rows.
 */
limit?: number
}
/**
 * What became of each item, in the order sent.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "BulkAnswer".
 */
export interface BulkAnswer {
/**
 * The operation, for undo.
 */
operation: Id
/**
 * One result an item.
 */
results: ({
/**
 * Written.
 */
ok: true
/**
 * The record.
 */
id: Id
/**
 * Its version now.
 */
version: number
/**
 * False when an update changed nothing.
 */
changed: boolean
} | {
/**
 * Refused.
 */
ok: false
/**
 * Why, as an error code.
 */
code: string
/**
 * Everything wrong with it.
 */
issues: Problemissue[]
/**
 * More about a conflict.
 */
extra?: {
[k: string]: unknown
}
})[]
}
/**
 * One thing wrong with the input.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "problemissue".
 */
export interface Problemissue {
/**
 * JSON Pointer to what is wrong; empty for the whole input.
 */
pointer: string
/**
 * What is wrong, in English.
 */
message: string
/**
 * Stable code for translation.
 */
code?: string
/**
 * Values for the translated message.
 */
params?: {
[k: string]: string | number
}
[k: string]: unknown
}
/**
 * Writes many records of one object as one operation.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "BulkRequest".
 */
export interface BulkRequest {
/**
 * Writes in order; at most 10,000.
 * 
 * @maxItems 10000
 * 
 * Items: One write.
 */
items: {
/**
 * What to do; default create.
 */
op?: ("create" | "update" | "delete" | "restore")
/**
 * The record; for create an id of one's own.
 */
id?: Id
/**
 * The version the writer saw; edits of the same fields since then conflict.
 */
version?: number
/**
 * Values for create and update.
 */
values?: Values
}[]
/**
 * all: one failing item refuses everything (the default). valid: valid items are written, the others reported.
 */
mode?: ("all" | "valid")
}
/**
 * Wire values by field name; docs/decisions/0001-contracts.md lists the form of each field type.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "values".
 */
export interface Values {
[k: string]: unknown
}
/**
 * A change set that was made.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ChangeSetCreated".
 */
export interface ChangeSetCreated {
/**
 * The change set.
 */
id: Id
/**
 * What the change is.
 */
title: string
/**
 * Where it stands.
 */
status: ("draft" | "applying" | "building" | "applied" | "failed" | "rolled_back")
}
/**
 * Change sets, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ChangeSetList".
 */
export interface ChangeSetList {
/**
 * Change sets.
 */
items: ChangeSet[]
}
/**
 * A change set with its plan and progress.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ChangeSet".
 */
export interface ChangeSet {
/**
 * The change set.
 */
id: Id
/**
 * What the change is.
 */
title: string
/**
 * Where it stands.
 */
status: ("draft" | "applying" | "building" | "applied" | "failed" | "rolled_back")
/**
 * Edits.
 */
changes: {
[k: string]: unknown
}[]
/**
 * What it would do; null before it is planned.
 */
plan: ({
/**
 * Model version the plan was made against.
 */
model_version: number
/**
 * What it would do, in sentences.
 */
story: {
/**
 * English.
 */
en: string
/**
 * Vietnamese.
 */
vi: string
}[]
/**
 * How careful to be.
 */
risk: ("safe" | "careful" | "dangerous")
/**
 * Why it cannot be applied as it stands.
 */
issues: Problemissue[]
/**
 * Objects touched.
 */
objects: {
/**
 * Object.
 */
object: string
/**
 * Rows it has.
 */
rows: number
}[]
/**
 * Values that would be lost.
 */
unconvertible: {
/**
 * Field document.
 */
field: string
/**
 * Values that would not convert.
 */
count: number
/**
 * Up to 20 of them.
 */
samples: {
/**
 * Record.
 */
id: string
/**
 * Its value.
 */
value: string
}[]
}[]
/**
 * What refers to what changes.
 */
dependants: {
/**
 * Kind of document.
 */
kind: string
/**
 * Its name.
 */
name: string
/**
 * Where in it.
 */
path: string
/**
 * What it refers to.
 */
refers_to: string
}[]
/**
 * Statements in order.
 */
ddl: {
/**
 * Statement.
 */
sql: string
/**
 * Lock it takes.
 */
lock: string
/**
 * When it runs.
 */
phase: ("apply" | "queued")
}[]
} | null)
/**
 * Model version it made; null before it is applied.
 */
model_version: (number | null)
/**
 * Queued steps after applying: backfill, validation, indexes.
 * 
 * Items: One step.
 */
steps: {
/**
 * What is done.
 */
name: string
/**
 * Where it stands.
 */
state: ("waiting" | "running" | "done" | "failed")
/**
 * Rows done.
 */
done: number
/**
 * Rows in all.
 */
total: number
}[]
/**
 * When it was made.
 */
created_at: Time
/**
 * When it was applied; null before.
 */
applied_at: (string | null)
}
/**
 * A draft of changes to metadata documents.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ChangeSetRequest".
 */
export interface ChangeSetRequest {
/**
 * What the change is, for people.
 */
title?: string
/**
 * Edits in any order.
 */
changes: NonNullable<ChangeSetDocument['changes']>
/**
 * Plans it and, when the plan has no issues and its risk is safe, applies it in the same call.
 */
apply_if_safe?: boolean
}
/**
 * A field as the screens know it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "clientfield".
 */
export interface Clientfield {
/**
 * API name.
 */
name: string
/**
 * Field type.
 */
type: NonNullable<FieldDocument['type']>
/**
 * What people read.
 */
label: Label
/**
 * A hint beside the field.
 */
help?: Label
/**
 * A value must be present.
 */
required?: boolean
/**
 * No two records share the value.
 */
unique?: boolean
/**
 * Part of search.
 */
searchable?: boolean
/**
 * Lists can be sorted by it.
 */
sortable: boolean
/**
 * It can stand in a filter.
 */
filterable: boolean
/**
 * Totals can be grouped by it.
 */
groupable: boolean
/**
 * The caller may not write it.
 */
read_only: boolean
/**
 * A standard field such as id or owner.
 */
system: boolean
/**
 * The related object of link, links, lines, roll_up and user.
 */
target?: string
/**
 * Settings of the field type.
 */
options: NonNullable<FieldDocument['options']>
/**
 * Comparisons offered in the filter builder.
 */
operators: string[]
/**
 * True where the caller sees the field as dots in some records or all, and may reveal it.
 */
masked?: boolean
}
/**
 * An object as the screens know it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "clientobject".
 */
export interface Clientobject {
/**
 * API name.
 */
name: string
/**
 * Singular label.
 */
label: Label
/**
 * Plural label.
 */
plural: Label
/**
 * What its records are.
 */
description?: Label
/**
 * Icon name.
 */
icon?: string
/**
 * Accent colour.
 */
color?: Color
/**
 * The field that names a record.
 */
title: string
/**
 * For owned lines: the link to the owning record.
 */
parent?: string
/**
 * For owned lines: the field that keeps their order.
 */
order?: string
/**
 * Record types as in the object document.
 */
record_types?: {
[k: string]: unknown
}[]
/**
 * What the caller may do.
 */
can: {
/**
 * May create.
 */
create: boolean
/**
 * May update some record.
 */
update: boolean
/**
 * May delete some record.
 */
delete: boolean
/**
 * May export.
 */
export: boolean
/**
 * May list, search and total; false where records are only opened by id and found by phone number.
 */
list: boolean
/**
 * May share some record.
 */
share: boolean
/**
 * May write many records at once.
 */
bulk: boolean
}
/**
 * Fields the caller may read.
 */
fields: Clientfield[]
}
/**
 * All the screens need in one answer: only what the caller may read.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ClientMetadata".
 */
export interface ClientMetadata {
/**
 * Version of the Model.
 */
version: number
/**
 * Settings of the workspace.
 */
settings: {
/**
 * Default currency.
 */
currency: string
/**
 * Zone of the workspace.
 */
zone: string
/**
 * Language of the workspace.
 */
locale: ("vi" | "en")
}
/**
 * Navigation.
 */
apps: AppDocument[]
/**
 * Saved lists.
 */
views: ViewDocument[]
/**
 * Record pages.
 */
layouts: LayoutDocument[]
/**
 * Objects.
 */
objects: Clientobject[]
/**
 * Where the caller begins, as the roles say; absent where none does.
 */
home?: {
/**
 * The app.
 */
app?: string
/**
 * The object whose list opens.
 */
object?: string
/**
 * The view of that list.
 */
view?: string
}
}
/**
 * A record: id, version and the fields asked for. Its other members are the fields of its object.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "wire".
 */
export interface Wire {
/**
 * The record's id.
 */
id: Id
/**
 * Rises with each change; the number in the ETag.
 */
version?: number
/**
 * Fields that exist and that the caller may not read in this record.
 */
_hidden?: string[]
/**
 * Of stored roll-ups by field, when the value was worked out (ISO 8601).
 */
_fresh?: {
[k: string]: string
}
[k: string]: unknown
}
/**
 * Who did something.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "person".
 */
export interface Person {
/**
 * The user's id; null for the system.
 */
id: (string | null)
/**
 * Name at the time of reading.
 */
name: string
}
/**
 * People of the demo whom one may sign in as with one click.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DemoPeople".
 */
export interface DemoPeople {
/**
 * In the order in which they are offered.
 */
people: {
/**
 * The person's id.
 */
id: Id
/**
 * Full name.
 */
name: string
/**
 * Name of the role held.
 */
role: string
/**
 * The role for people.
 */
label: Label
/**
 * What people with the role do and see, in a line.
 */
description?: Label
/**
 * Names of the person's teams.
 */
teams: string[]
}[]
}
/**
 * Opens a session as one of the people of the demo.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DemoSignInRequest".
 */
export interface DemoSignInRequest {
/**
 * Id of the person, as GET /api/auth/demo names it.
 */
person: Id
}
/**
 * Metadata documents of one kind, by name.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DocumentList".
 */
export interface DocumentList {
/**
 * Documents as schemas/metadata describes them.
 */
items: {
[k: string]: unknown
}[]
}
/**
 * A list as a file.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ExportRequest".
 */
export interface ExportRequest {
/**
 * Which records.
 */
filter?: Filter
/**
 * Text searched as in a list.
 */
search?: string
/**
 * Order of the rows.
 * 
 * @maxItems 4
 */
sort?: Sortkey[]
/**
 * Columns; default every stored field.
 * 
 * @maxItems 200
 */
fields?: Path[]
/**
 * Form of the file.
 */
format: ("csv" | "json")
}
/**
 * The form of an object, for @rjsf/core.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "FormDefinition".
 */
export interface FormDefinition {
/**
 * JSON Schema 2020-12 of the wire values the caller may write.
 */
schema: {
[k: string]: unknown
}
/**
 * How to show it: ui:order, per field ui:field and ui:options with its conditions as expressions, ui:options.sections from the layout.
 */
ui: {
[k: string]: unknown
}
}
/**
 * Whether the process lives and may be sent requests.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Health".
 */
export interface Health {
/**
 * ok, or unavailable with status 503.
 */
status: ("ok" | "unavailable")
}
/**
 * Changes of one record, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "HistoryAnswer".
 */
export interface HistoryAnswer {
/**
 * Changes.
 * 
 * Items: One change.
 */
items: {
/**
 * The version the change made.
 */
version: number
/**
 * When.
 */
at: Time
/**
 * Who.
 */
actor: Person
/**
 * The operation it was part of, for undo.
 */
operation: Id
/**
 * What happened.
 */
kind: ("create" | "update" | "delete" | "restore")
/**
 * Readable fields that changed.
 * 
 * Items: One field.
 */
changes: {
/**
 * Field name.
 */
field: string
/**
 * Wire value before.
 */
before: {
[k: string]: unknown
}
/**
 * Wire value after.
 */
after: {
[k: string]: unknown
}
/**
 * True when the values are no longer kept: only that the field changed is known.
 */
expired?: boolean
}[]
}[]
}
/**
 * Query parameters of POST /api/imports; the body is the file.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportQuery".
 */
export interface ImportQuery {
/**
 * Name of the mapping document.
 */
mapping: string
/**
 * Name of the file, for people.
 */
file_name?: string
/**
 * Reports what would be written and writes nothing.
 */
dry_run?: boolean
}
/**
 * An import that was taken in; it goes on by itself.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportStarted".
 */
export interface ImportStarted {
/**
 * The import.
 */
id: Id
}
/**
 * State and progress of an import.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Import".
 */
export interface Import {
/**
 * The import.
 */
id: Id
/**
 * Where it stands.
 */
status: string
[k: string]: unknown
}
/**
 * Query parameters of GET /api/records/:object; lists are separated by commas.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ListQuery".
 */
export interface ListQuery {
/**
 * Which records.
 */
filter?: Filter
/**
 * Sort keys such as -created_at,name; id is always the last.
 */
sort?: string
/**
 * Records in a page.
 */
limit?: number
/**
 * next_cursor of the page before, of the same list.
 */
cursor?: string
/**
 * Paths to answer; default every stored field.
 */
fields?: string
/**
 * Text searched in the searchable fields, blind to case and diacritics.
 */
search?: string
/**
 * Whether to count all records: not at all, up to 2,000 (500 for a search with a word of one or two letters), or exactly.
 */
count?: ("none" | "capped" | "exact")
/**
 * Lists deleted records instead.
 */
trash?: boolean
}
/**
 * Changes one's own settings.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "MeUpdate".
 */
export interface MeUpdate {
/**
 * IANA time zone, such as Asia/Ho_Chi_Minh.
 */
zone?: string
/**
 * Language of the screens.
 */
locale?: ("vi" | "en")
}
/**
 * Who is signed in.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "MeAnswer".
 */
export interface MeAnswer {
/**
 * The person; null when nobody is signed in.
 */
user: (SignedInUser | null)
/**
 * True where nobody is signed in and one may sign in as a person of the demo: GET /api/auth/demo.
 */
demo?: boolean
}
/**
 * A person as they see themselves.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "signedInUser".
 */
export interface SignedInUser {
/**
 * The user's id.
 */
id: Id
/**
 * Full name.
 */
name: string
/**
 * E-mail address.
 */
email: string
/**
 * Names of the role documents held.
 */
roles: string[]
/**
 * IANA time zone in which dates are shown and bucketed.
 */
zone: string
/**
 * Language of the screens.
 */
locale: ("vi" | "en")
/**
 * Whether a role gives admin rights.
 */
admin: boolean
}
/**
 * Server-sent event `model`: the metadata changed; fetch it again.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ModelEvent".
 */
export interface ModelEvent {
/**
 * The new version.
 */
version: number
}
/**
 * Operations, newest first: one's own, for administrators everyone's.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "OperationList".
 */
export interface OperationList {
/**
 * Operations.
 * 
 * Items: One operation.
 */
items: {
/**
 * The operation.
 */
id: Id
/**
 * What it was: edit, bulk, import, demo, undo ...
 */
kind: string
/**
 * What it was for.
 */
note: (string | null)
/**
 * Who.
 */
actor: Person
/**
 * When it began.
 */
at: Time
/**
 * Rows written.
 */
rows: number
/**
 * Where it stands.
 */
status: string
/**
 * The operation that undid it.
 */
undone_by: (string | null)
/**
 * The operation it undid.
 */
undoes: (string | null)
}[]
}
/**
 * Every answer that is not 2xx: problem details of RFC 9457.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Problem".
 */
export interface Problem {
/**
 * https://trellis.dev/errors/<code>; docs/errors.md lists them.
 */
type: string
/**
 * The kind of problem, in English.
 */
title: string
/**
 * The HTTP status.
 */
status: number
/**
 * Stable code of the kind of problem.
 */
code: string
/**
 * What went wrong this time.
 */
detail: string
/**
 * Everything wrong with the input.
 */
issues: Problemissue[]
/**
 * Names this occurrence; a 5xx is logged under it.
 */
instance: string
/**
 * conflict: the record as it is now.
 */
current?: Wire
/**
 * conflict: the clashing fields as the writer saw them.
 */
base?: {
[k: string]: unknown
}
/**
 * conflict: fields that both sides changed.
 */
fields?: string[]
/**
 * too_many_requests: how long to wait.
 */
retry_after_seconds?: number
[k: string]: unknown
}
/**
 * Server-sent event `records`: something changed; fetch it again to see what.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RecordEvent".
 */
export interface RecordEvent {
/**
 * Object.
 */
object: string
/**
 * Records; empty when there were many or not all may be seen: refetch what is shown.
 */
ids: Id[]
/**
 * The operation; null when there were several, or none.
 */
operation: (string | null)
/**
 * True where nobody changed the records, but stored roll-ups of theirs were worked out anew.
 */
refreshed?: boolean
}
/**
 * A page of records.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RecordPage".
 */
export interface RecordPage {
/**
 * The records of this page.
 */
items: Wire[]
/**
 * Give it as cursor for the next page; null on the last.
 */
next_cursor: (string | null)
/**
 * How many records the list has; null when not asked for.
 */
count: (number | null)
/**
 * True when counting stopped (at 2,000, or at 500 for a search with a word of one or two letters): there are at least `count`.
 */
count_capped?: boolean
}
/**
 * Records found by text (GET /api/search?q&objects&limit) or by the ending of a phone number (GET /api/find?phone).
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SearchAnswer".
 */
export interface SearchAnswer {
/**
 * Hits.
 * 
 * Items: One hit.
 */
items: {
/**
 * Object of the record.
 */
object: string
/**
 * The record.
 */
id: Id
/**
 * What names it.
 */
title: string
/**
 * What matched.
 */
matched: string
}[]
}
/**
 * Opens a session.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SignInRequest".
 */
export interface SignInRequest {
/**
 * E-mail address of the account, in any case.
 */
email: string
/**
 * The password.
 */
password: string
}
/**
 * The person signed in.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SignedInAnswer".
 */
export interface SignedInAnswer {
/**
 * The person.
 */
user: SignedInUser
}
/**
 * A file that was uploaded; also the value of a field of type file.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "StoredFile".
 */
export interface StoredFile {
/**
 * The file; what a record is given as the value of a field.
 */
id: Id
/**
 * Its name without a path.
 */
name: string
/**
 * Its size.
 */
size_bytes: number
/**
 * Its media type, judged from its first bytes.
 */
media_type: string
}
/**
 * A new API token with its secret, which is never shown again.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TokenCreated".
 */
export interface TokenCreated {
/**
 * Names the token for revoking it.
 */
id: Id
/**
 * What the token is for.
 */
name: string
/**
 * When it was made.
 */
created_at: Time
/**
 * When it was last used, to the minute; null when never.
 */
last_used_at: (string | null)
/**
 * When it ends by itself; null when never.
 */
expires_at: (string | null)
/**
 * What it may be used for: read, write (and read), metadata, or full.
 */
scopes: ("read" | "write" | "metadata" | "full")[]
/**
 * The only objects whose records it reaches; null for all.
 */
objects: (string[] | null)
/**
 * The secret: send it as "Authorization: Bearer <token>".
 */
token: string
}
/**
 * The caller's API tokens that are not revoked, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TokenList".
 */
export interface TokenList {
/**
 * Tokens.
 */
items: Token[]
}
/**
 * An API token without its secret.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Token".
 */
export interface Token {
/**
 * Names the token for revoking it.
 */
id: Id
/**
 * What the token is for.
 */
name: string
/**
 * When it was made.
 */
created_at: Time
/**
 * When it was last used, to the minute; null when never.
 */
last_used_at: (string | null)
/**
 * When it ends by itself; null when never.
 */
expires_at: (string | null)
/**
 * What it may be used for: read, write (and read), metadata, or full.
 */
scopes: ("read" | "write" | "metadata" | "full")[]
/**
 * The only objects whose records it reaches; null for all.
 */
objects: (string[] | null)
}
/**
 * Makes an API token that acts as the caller.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TokenRequest".
 */
export interface TokenRequest {
/**
 * What the token is for.
 */
name: string
/**
 * When it ends by itself; absent is never.
 */
expires_at?: string
/**
 * What it may be used for: read, write (and read), metadata, or full. Absent is full.
 * 
 * @minItems 1
 */
scopes?: ("read" | "write" | "metadata" | "full")[]
/**
 * The only objects whose records it reaches, with their lines; goes with the scopes read and write. Absent is all.
 * 
 * @minItems 1
 * @maxItems 100
 */
objects?: string[]
}
/**
 * What undoing an operation did.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "UndoAnswer".
 */
export interface UndoAnswer {
/**
 * The operation that undid it; it can be undone too.
 */
operation: Id
/**
 * Rows taken back.
 */
undone: number
/**
 * Records that were edited since.
 * 
 * Items: One record.
 */
kept: {
/**
 * Object.
 */
object: string
/**
 * Record.
 */
id: Id
/**
 * Fields edited since, left as they are.
 */
fields: string[]
}[]
}
/**
 * Query parameters of POST /api/files; the body is the file.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "UploadQuery".
 */
export interface UploadQuery {
/**
 * The object whose record is to hold the file.
 */
object: string
/**
 * The field of type file; its limits hold.
 */
field: string
/**
 * Name of the file, for people.
 */
file_name?: string
}

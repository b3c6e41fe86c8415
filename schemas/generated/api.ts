// Generated from schemas/api by "npm run codegen". Do not edit.

import type { AppDocument, ChangeSetDocument, Color, ConversionDocument, CounterDocument, FieldDocument, HomeDocument, Label, LayoutDocument, MappingDocument, Name, ObjectDocument, PrintDocument, ViewDocument } from './metadata.ts';

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
 * A quantity above zero in decimal text.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "quantity".
 */
export type Quantity = string

/**
 * Alerts, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AccessAlertList".
 */
export interface AccessAlertList {
/**
 * Alerts, newest first.
 */
items: AccessAlert[]
/**
 * Where the next page begins; null at the end.
 */
next_cursor: (string | null)
}
/**
 * Something unusual that administrators are told of.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AccessAlert".
 */
export interface AccessAlert {
/**
 * The alert.
 */
id: Id
/**
 * When it was raised.
 */
at: Time
/**
 * Whom it is about.
 */
actor: Person
/**
 * What is unusual: reads, the number of records read in an hour.
 */
kind: "reads"
/**
 * The hour it is about, by its beginning.
 */
hour: Time
/**
 * Records read in that hour when it was raised.
 */
rows: number
/**
 * What the person's roles foresee.
 */
limit_rows: number
/**
 * When an administrator took note of it; null before that.
 */
seen_at: (string | null)
/**
 * Who took note of it; null before that.
 */
seen_by: (Person | null)
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
 * Query parameters of the logs of access.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AccessLogQuery".
 */
export interface AccessLogQuery {
/**
 * Only of this person.
 */
actor?: Id
/**
 * Only about this object; not for alerts.
 */
object?: string
/**
 * From this moment on.
 */
from?: Time
/**
 * Before this moment.
 */
to?: Time
/**
 * Rows in a page.
 */
limit?: number
/**
 * next_cursor of the page before, with the same filters.
 */
cursor?: string
}
/**
 * What a person may do, object by object.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AccessOfPerson".
 */
export interface AccessOfPerson {
/**
 * Who.
 */
person: Person
/**
 * True where a role gives everything.
 */
admin: boolean
/**
 * Roles held.
 * 
 * Items: One role.
 */
roles: {
/**
 * API name.
 */
name: string
/**
 * Name for people.
 */
label: Said
/**
 * How the person comes by the role; empty where nobody holds it yet.
 * 
 * Items: One way.
 */
held: Accessheld[]
}[]
/**
 * Teams they are in.
 * 
 * Items: One team.
 */
teams: {
/**
 * The team.
 */
id: Id
/**
 * Its name.
 */
name: string
/**
 * Whether they lead it.
 */
lead: boolean
}[]
/**
 * Territories given to them.
 * 
 * Items: One territory.
 */
territories: {
/**
 * The territory.
 */
id: Id
/**
 * Its name.
 */
name: string
/**
 * Since when.
 */
since: Time
}[]
/**
 * Who they report to.
 */
manager: (Person | null)
/**
 * Every object.
 * 
 * Items: One object.
 */
objects: {
/**
 * API name.
 */
object: string
/**
 * Its plural.
 */
label: Said
/**
 * Every action.
 * 
 * Items: One action.
 */
actions: {
/**
 * What.
 */
action: ("create" | "read" | "update" | "delete" | "export" | "bulk" | "import" | "share" | "merge" | "list")
/**
 * In all records, in some or in none.
 */
reach: ("all" | "some" | "none")
/**
 * In which records.
 */
scope: Said
}[]
/**
 * Fields that are not simply read and written with their record.
 * 
 * Items: One field.
 */
fields: {
/**
 * API name.
 */
field: string
/**
 * Its label.
 */
label: Said
/**
 * all: wherever the record is read; some: in some of these records; masked: only by a click; hidden: never.
 */
read: ("all" | "some" | "masked" | "hidden")
/**
 * all: wherever the record is changed; some: in some of these records; none: never; computed: nobody writes it.
 */
write: ("all" | "some" | "none" | "computed")
/**
 * read some: in which records.
 */
scope: (Said | null)
/**
 * read some: what it is in some of the others.
 */
elsewhere: ("masked" | "hidden" | null)
}[]
}[]
}
/**
 * A sentence, or a part of one, in both languages.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "said".
 */
export interface Said {
/**
 * In English.
 */
en: string
/**
 * In Vietnamese.
 */
vi: string
}
/**
 * How a role is held.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "accessheld".
 */
export interface Accessheld {
/**
 * self: given to the person; team: given to a team that they are in, or to one above it.
 */
via: ("self" | "team")
/**
 * The team that was given the role.
 */
team?: {
/**
 * The team.
 */
id: Id
/**
 * Its name.
 */
name: string
}
}
/**
 * Who may do what with a record.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AccessOfRecord".
 */
export interface AccessOfRecord {
/**
 * Its object.
 */
object: string
/**
 * The record.
 */
record: Id
/**
 * Its title.
 */
title: (string | null)
/**
 * Active people by name; those who can read it first.
 * 
 * Items: One person.
 */
people: {
/**
 * Who.
 */
person: Person
/**
 * What they may do with it.
 * 
 * Items: What.
 */
can: ("read" | "update" | "delete" | "share")[]
/**
 * Of each thing they may do why; where they cannot even read it, why not.
 * 
 * Items: One reason.
 */
reasons: {
/**
 * What.
 */
action: ("read" | "update" | "delete" | "share")
/**
 * Why.
 */
text: Said
}[]
}[]
/**
 * People who were not looked at, because there are more than are looked at in one call.
 */
left_out: number
}
/**
 * What is asked about.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AccessWhyQuery".
 */
export interface AccessWhyQuery {
/**
 * The object.
 */
object: string
/**
 * Id of a record; absent asks about the object as a whole.
 */
record?: string
/**
 * A field of the object, to read, reveal or write.
 */
field?: string
/**
 * What would be done; default read. With a field read, reveal or write. list, create, bulk and import are of the object as a whole.
 */
action?: ("read" | "reveal" | "write" | "update" | "delete" | "share" | "merge" | "export" | "list" | "create" | "bulk" | "import")
/**
 * Id of the person; default oneself. Others only for administrators.
 */
person?: string
}
/**
 * One thing that must be granted.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "accesspart".
 */
export interface Accesspart {
/**
 * What grants are asked for.
 */
action: ("create" | "read" | "update" | "delete" | "export" | "bulk" | "import" | "share" | "merge")
/**
 * The field that is asked for, too; null for the record or the object as a whole.
 */
field: (string | null)
/**
 * Whether the part holds: one grant holds and all that the field is made of can be read.
 */
allowed: boolean
/**
 * Every grant of the person's roles for the object.
 * 
 * Items: One grant.
 */
grants: Accessgrant[]
/**
 * What a formula or roll-up is made of in other objects.
 * 
 * Items: One value.
 */
made_of: {
/**
 * The field, over links; null where the caller may not know it.
 */
path: (string | null)
/**
 * Its labels, one behind the other; null with the path.
 */
label: (Said | null)
/**
 * Whether it can be read.
 */
allowed: boolean
}[]
}
/**
 * One grant and how it judges.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "accessgrant".
 */
export interface Accessgrant {
/**
 * The role.
 */
role: {
/**
 * API name; `everyone` for what all who are signed in may.
 */
name: string
/**
 * Name for people.
 */
label: Said
}
/**
 * How the person comes by the role; empty where nobody holds it yet.
 * 
 * Items: One way.
 */
held: Accessheld[]
/**
 * JSON Pointer of the grant in the role document; empty for `everyone`.
 */
place: string
/**
 * Whether this grant alone gives what is asked; null where that would tell the caller something hidden from them.
 */
allowed: (boolean | null)
/**
 * Whether it names the action, and is not kept to single records where many are asked for.
 */
grants_action: boolean
/**
 * What it says of the field; null where none is asked for.
 */
field: ("reads" | "masks" | "hides" | "leaves_out" | "writes" | "does_not_write" | null)
/**
 * What a formula is made of and this grant does not show; only what the caller knows.
 * 
 * Items: Name of a field.
 */
missing: string[]
/**
 * The forms of its rows, one of which must hold; empty for every row.
 * 
 * Items: One form.
 */
forms: Accessform[]
/**
 * Its own condition, which must hold as well.
 */
condition: (Accesscondition | null)
/**
 * What it gives or what is missing, as a sentence without its end.
 */
text: Said
}
/**
 * One way in which records belong to a person.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "accessform".
 */
export interface Accessform {
/**
 * Which.
 */
form: ("own" | "team" | "managed" | "territory" | "shared" | "inherit")
/**
 * Whether it reaches the record; null where none is asked for, or where the caller may not know.
 */
allowed: (boolean | null)
/**
 * The fact, as a part of a sentence.
 */
text: Said
/**
 * territory: where the record lies, as far as the caller may know.
 * 
 * Items: One territory.
 */
places?: {
/**
 * The territory.
 */
id: Id
/**
 * Its name.
 */
name: string
/**
 * Since when.
 */
since: Time
/**
 * Placed by hand, not by a rule.
 */
manual: boolean
}[]
/**
 * shared: the shares with the person.
 * 
 * Items: One share.
 */
shares?: {
/**
 * user:<id>, team:<id> or role:<name>.
 */
subject: string
/**
 * What it was shared for.
 * 
 * Items: What for.
 */
can: ("read" | "update" | "delete")[]
/**
 * Name of who shared it; null for a rule or where unknown.
 */
by: (string | null)
/**
 * When it ends (ISO 8601); null for never.
 */
until: (string | null)
/**
 * True for a share by rule.
 */
rule: boolean
/**
 * Whether it gives what is asked now.
 */
allowed: (boolean | null)
}[]
/**
 * inherit: the record behind the link; null where there is none or the caller may not know it.
 */
record?: ({
/**
 * Its object.
 */
object: string
/**
 * Its id.
 */
id: Id
/**
 * Its title; null where the caller cannot see it.
 */
title: (string | null)
/**
 * How the grants judge that record; empty below the first level and where the caller cannot see it.
 * 
 * Items: One grant.
 */
grants: Accessgrant[]
} | null)
}
/**
 * A condition.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "accesscondition".
 */
export interface Accesscondition {
/**
 * The expression with API names; null where it reads what the caller may not.
 */
source: (string | null)
/**
 * The expression with labels; null with the source.
 */
text: (Said | null)
/**
 * Whether it holds for the record; null where none is asked for, or where the caller may not know.
 */
allowed: (boolean | null)
}
/**
 * Whether a person may do something, with the reasons.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AccessWhy".
 */
export interface AccessWhy {
/**
 * The verdict: what reading and writing would say now.
 */
allowed: boolean
/**
 * The verdict with its main reason.
 */
sentence: Said
/**
 * What was asked.
 */
question: {
/**
 * The object.
 */
object: string
/**
 * The record; null for the object as a whole.
 */
record: (string | null)
/**
 * The record's title as the caller sees it.
 */
title: (string | null)
/**
 * The field.
 */
field: (string | null)
/**
 * What is asked.
 */
action: ("read" | "reveal" | "write" | "update" | "delete" | "share" | "merge" | "export" | "list" | "create" | "bulk" | "import")
/**
 * Who is asked about.
 */
person: Person
}
/**
 * How the verdict came about.
 */
trace: {
/**
 * True where a role gives everything; then there is no more to tell.
 */
admin: boolean
/**
 * write: why nobody writes the field, whatever is granted.
 */
fixed: ("computed" | "read_only" | null)
/**
 * What must be granted, all of it.
 * 
 * Items: One part.
 */
parts: Accesspart[]
}
}
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
 * Server-sent event `alert`, to administrators only: there is a new alert; GET /api/access/alerts tells it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AlertEvent".
 */
export interface AlertEvent {
/**
 * The alert.
 */
id: Id
/**
 * What is unusual, as in the alert.
 */
kind: "reads"
}
/**
 * Files of a record.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AttachmentList".
 */
export interface AttachmentList {
/**
 * Files, the one changed last first.
 */
items: Attachment[]
/**
 * Whether the caller may add and delete files: whoever may change the record.
 */
can_change: boolean
}
/**
 * A file of a record, with its versions.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Attachment".
 */
export interface Attachment {
/**
 * Its id.
 */
id: Id
/**
 * The name; an upload under the same name is its next version.
 */
name: string
/**
 * Newest first; at least one.
 * 
 * Items: One version.
 */
versions: {
/**
 * 1 for the first one.
 */
n: number
/**
 * The file.
 */
file: StoredFile
/**
 * When it came.
 */
at: Time
/**
 * Who sent it.
 */
by: Person
}[]
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
 * What became of many records, or would.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "BulkEditAnswer".
 */
export interface BulkEditAnswer {
/**
 * The operation, for undo; null of a dry run, or where nothing changed.
 */
operation: (string | null)
/**
 * Records asked for.
 */
total: number
/**
 * Records that change.
 */
changed: number
/**
 * Records that have these values already.
 */
unchanged: number
/**
 * Records that stay as they are because the change is not allowed for them.
 */
refused: number
/**
 * The first records that change, at most five.
 * 
 * Items: A record.
 */
examples: Id[]
/**
 * Why records stay as they are, the most frequent first.
 * 
 * Items: One reason.
 */
refusals: {
/**
 * Why, as an error code.
 */
code: string
/**
 * The field that is in the way; empty for the record as a whole.
 */
field: string
/**
 * What is wrong.
 */
issue: Problemissue
/**
 * Records to which it applies.
 */
count: number
/**
 * The first of them, at most five.
 * 
 * Items: A record.
 */
examples: Id[]
}[]
}
/**
 * Changes or deletes many records of one object alike, as one operation. What is not allowed for a record leaves that one as it is.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "BulkEditRequest".
 */
export interface BulkEditRequest {
/**
 * The records; either these or `match`. One that is named twice is changed once.
 * 
 * @minItems 1
 * @maxItems 10000
 * 
 * Items: A record.
 */
ids?: Id[]
/**
 * All records of a list, at most 10,000.
 */
match?: {
/**
 * Which records; all without one.
 */
filter?: Filter
/**
 * Text searched as in a list.
 */
search?: string
}
/**
 * What to do.
 */
op: ("update" | "delete")
/**
 * update: the values that all of them get.
 */
values?: Values
/**
 * Only tells what would become of it.
 */
dry_run?: boolean
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
/**
 * May import files.
 */
import: boolean
/**
 * May make records one: in some records merge, change and delete.
 */
merge: boolean
}
/**
 * Fields the caller may read.
 */
fields: Clientfield[]
/**
 * How calls from a record are logged.
 */
log?: NonNullable<ObjectDocument['log']>
/**
 * Rules by which possible duplicates are shown before saving.
 */
duplicates?: NonNullable<ObjectDocument['duplicates']>
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
 * What the business is called, on receipts and the like; absent where that is not known.
 */
name?: Label
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
/**
 * Quick sales.
 */
counters: CounterDocument[]
/**
 * Print templates.
 */
prints: PrintDocument[]
/**
 * What records can be turned into.
 */
conversions: ConversionDocument[]
/**
 * The caller's first page; absent where there is none.
 */
today?: HomeDocument
}
/**
 * Comments of a record, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "CommentList".
 */
export interface CommentList {
/**
 * Comments.
 */
items: Comment[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * A comment on a record.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Comment".
 */
export interface Comment {
/**
 * Its id.
 */
id: Id
/**
 * Who wrote it.
 */
author: Person
/**
 * Plain text with line breaks. `@Name` of those in `mentions` addresses them.
 */
text: string
/**
 * People whom it addresses.
 * 
 * Items: A person.
 */
mentions: {
/**
 * The person.
 */
id: Id
/**
 * Name.
 */
name: string
/**
 * True where the person cannot see the record; told only to those who may know: administrators, and whoever may share the record.
 */
unseen?: boolean
}[]
/**
 * When.
 */
created_at: Time
/**
 * When its author changed it last; null where never.
 */
edited_at: (string | null)
/**
 * True for the author: they may change and delete it.
 */
mine: boolean
}
/**
 * Writes a comment, or changes an own one.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "CommentRequest".
 */
export interface CommentRequest {
/**
 * Plain text; line breaks stay.
 */
text: string
/**
 * Ids of people whom the text addresses by `@Name`.
 * 
 * @maxItems 50
 */
mentions?: string[]
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
 * A record that an undo keeps as it is, wholly or in part.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "kept".
 */
export interface Kept {
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
}
/**
 * A record by object and id.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "recordname".
 */
export interface Recordname {
/**
 * Its object.
 */
object: Name
/**
 * Its id.
 */
id: Id
}
/**
 * An amount of money.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "amount".
 */
export interface Amount {
/**
 * Exact decimal text, such as "1500000".
 */
amount: string
/**
 * ISO 4217.
 */
currency: string
}
/**
 * One change.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "change".
 */
export interface Change {
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
}
/**
 * What a conversion made.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ConversionAnswer".
 */
export interface ConversionAnswer {
/**
 * The operation; undoing it takes all of it back.
 */
operation: Id
/**
 * Records made or taken, in the order of the steps; those left out are missing.
 */
records: {
/**
 * The step.
 */
as: Name
/**
 * The object.
 */
object: Name
/**
 * The record.
 */
id: Id
/**
 * True: it had been there.
 */
taken: boolean
}[]
}
/**
 * What a conversion would make of a record, as the caller may see it. Nothing has been written.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ConversionPreview".
 */
export interface ConversionPreview {
/**
 * The conversion.
 */
conversion: Name
/**
 * The object converted.
 */
object: Name
/**
 * The record converted.
 */
id: Id
/**
 * Records that would be made, in order.
 */
steps: {
/**
 * Name of the step.
 */
as: Name
/**
 * The object made.
 */
object: Name
/**
 * Heading.
 */
label: Label
/**
 * Whether the step can be left out.
 */
optional: boolean
/**
 * Whether a record that is there can be taken in place of a new one.
 */
match: boolean
/**
 * Values of the record as it would be, without links to records of other steps.
 */
values: Values
/**
 * Field to the step whose record it would point to.
 */
links: {
[k: string]: string
}
/**
 * Records that may be the same one, by the rules of the object; empty without match.
 */
duplicates: {
/**
 * The record.
 */
id: Id
/**
 * Its title.
 */
title: string
/**
 * Why it may be the same one.
 * 
 * Items: Label of a rule.
 */
reasons: Label[]
/**
 * What it lacks and would get if it were taken.
 */
fills: Values
}[]
}[]
}
/**
 * How a record is to be converted. A step that is not named makes a new record of the values that its preview shows.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ConversionRequest".
 */
export interface ConversionRequest {
/**
 * By name of the step.
 */
steps?: {
[k: string]: {
/**
 * A record that is there, taken in place of a new one. Only its empty fields are filled.
 */
id?: Id
/**
 * True: the step is left out, where it is optional.
 */
skip?: boolean
/**
 * Of a new record: values that differ from those of the preview, or come to them. Of one that is taken: all that it may be filled with; empty leaves it as it is, save for links to other steps.
 */
values?: Values
}
}
}
/**
 * Promotions that a counter may give now, as the seller is shown them. One that is for products of which the seller is shown none is not among them: it gives nothing, and is none for the whole sale.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "CounterPromotionList".
 */
export interface CounterPromotionList {
/**
 * The promotions.
 */
items: {
/**
 * The promotion.
 */
id: Id
/**
 * What names it, for the reason on a line.
 */
title: string
/**
 * A fraction off: 0.1 is 10 %.
 */
percent?: string
/**
 * An amount off the whole sale.
 */
amount?: Amount
/**
 * Least total of the sale before it.
 */
minimum?: Amount
/**
 * Products it is for, as far as they are shown; none means the whole sale.
 */
products: Id[]
}[]
}
/**
 * A sale that was written. One operation holds all of it: the sale, its payment and a new customer.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "CounterSale".
 */
export interface CounterSale {
/**
 * The operation, for undo.
 */
operation: Id
/**
 * The object of the sale.
 */
object: string
/**
 * The sale.
 */
id: Id
/**
 * What names it; empty where the caller may not read it.
 */
title: string
/**
 * What was paid.
 */
total: Amount
/**
 * The customer, a new one too.
 */
customer: (Id | null)
/**
 * The payment, where it is a record of its own.
 */
payment: (Id | null)
}
/**
 * A sale at a counter, with the prices and the total as they stood on the screen: where they are others by now, nothing is written.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "CounterSaleRequest".
 */
export interface CounterSaleRequest {
/**
 * Who buys: by id, or to be made by name and phone number. Absent: nobody in particular.
 */
customer?: {
/**
 * A customer that there is.
 */
id?: Id
/**
 * Name of a new one.
 */
name?: string
/**
 * Phone number of a new one.
 */
phone?: string
}
/**
 * What is sold, in order.
 * 
 * @minItems 1
 * @maxItems 300
 * 
 * Items: One line.
 */
lines: {
/**
 * The product.
 */
product: Id
/**
 * How many.
 */
quantity: Quantity
/**
 * The price of one, before a promotion, as it stood on the screen.
 */
price: Amount
/**
 * The price was agreed at the counter: lists and promotions do not change it.
 */
own_price?: boolean
}[]
/**
 * The promotion that is given; null or absent: none.
 */
promotion?: (Id | null)
/**
 * Key of the way of paying; needed where the counter records payments.
 */
method?: string
/**
 * What is paid.
 */
total: Amount
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
 * Refusals of rights, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DenialList".
 */
export interface DenialList {
/**
 * Rows, newest first.
 * 
 * Items: Refusals of one person in one minute that are alike.
 */
items: {
/**
 * The row.
 */
id: Id
/**
 * When the first of them was, in the minute in which they are counted together.
 */
at: Time
/**
 * Who was refused; without id and name where nobody was signed in.
 */
actor: Person
/**
 * How they came in.
 */
via: ("session" | "api_token" | "nobody")
/**
 * The call: method and template of the route, such as PATCH /api/records/:object/:id.
 */
action: string
/**
 * The object; null for none, * for several.
 */
object: (string | null)
/**
 * Id of the record; null for none, * for several. Whether it is missing or hidden is not told apart.
 */
record: (string | null)
/**
 * The error code that was answered.
 */
code: string
/**
 * Names that were refused.
 */
fields: string[]
/**
 * How often in that minute.
 */
count: number
}[]
/**
 * Where the next page begins; null at the end.
 */
next_cursor: (string | null)
}
/**
 * Where a favourite or something opened lately leads.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Destination".
 */
export interface Destination {
/**
 * record: a record; object: its list; view: a list by a view; page: an address of the screens.
 */
kind: ("record" | "object" | "view" | "page")
/**
 * record, object: the object.
 */
object?: string
/**
 * record: its id.
 */
id?: string
/**
 * view: its name.
 */
view?: string
/**
 * page: its address, such as /find or /records/order?filter=total%20%3E%201000000.
 */
to?: string
/**
 * page: what the person calls it.
 */
label?: string
}
/**
 * That records which look the same are not.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DifferentRequest".
 */
export interface DifferentRequest {
/**
 * The records: each of them is none of the others.
 * 
 * @minItems 2
 * @maxItems 10
 */
ids: Id[]
/**
 * False takes back that they are not the same; default true.
 */
different?: boolean
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
 * Query of a list of duplicates.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DuplicateGroupsQuery".
 */
export interface DuplicateGroupsQuery {
/**
 * Groups at most.
 */
limit?: number
/**
 * Of the page before.
 */
cursor?: string
/**
 * Fields of the records, separated by commas; absent: the title and the fields of the rules.
 */
fields?: string
/**
 * Only by this rule.
 */
rule?: string
}
/**
 * Records that are there and may be the same, by the rules of the object in their order.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DuplicateGroups".
 */
export interface DuplicateGroups {
/**
 * One page of groups.
 * 
 * Items: Records that are alike.
 */
items: {
/**
 * Name of the rule by which they are the same.
 */
rule: string
/**
 * Why they may be the same, for people.
 */
label: Label
/**
 * The records, the oldest first, at most ten; with the fields asked for.
 */
records: Wire[]
/**
 * True: there are others that are the same, too.
 */
more: boolean
}[]
/**
 * Where the next page begins; null at the end.
 */
next_cursor: (string | null)
}
/**
 * Records that may be the same, by the rules of the object in their order; at most five.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DuplicatesAnswer".
 */
export interface DuplicatesAnswer {
/**
 * The records.
 * 
 * Items: One record.
 */
items: {
/**
 * The record.
 */
id: Id
/**
 * What names it.
 */
title: string
/**
 * Name of the rule by which it was found, the first of several.
 */
rule: string
/**
 * Why it may be the same, for people.
 */
label: Label
/**
 * Its title and the fields of the object's rules, as the caller may read them.
 */
record: Wire
}[]
}
/**
 * Asks which records may be the same as one about to be saved.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "DuplicatesRequest".
 */
export interface DuplicatesRequest {
/**
 * What has been entered so far; fields that no rule of duplicates names are passed over.
 */
values: Values
/**
 * The record that is being edited: it is like itself.
 */
except?: Id
}
/**
 * Exports, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ExportList".
 */
export interface ExportList {
/**
 * Rows, newest first.
 * 
 * Items: One export.
 */
items: {
/**
 * The export; the watermark in its file.
 */
id: Id
/**
 * When it began.
 */
at: Time
/**
 * Who took it.
 */
actor: Person
/**
 * The object.
 */
object: string
/**
 * The filter, and in a further line the words searched for; null for all records.
 */
filter: (string | null)
/**
 * Columns.
 */
fields: string[]
/**
 * Form of the file: csv or json.
 */
format: string
/**
 * What it was for, in the person's words.
 */
reason: string
/**
 * Records that left; while it runs and after a crash, as last noted.
 */
rows: number
/**
 * running; done: all of it left; cut_off: it ended before.
 */
state: ("running" | "done" | "cut_off")
}[]
/**
 * Where the next page begins; null at the end.
 */
next_cursor: (string | null)
}
/**
 * A list as a file. Each record carries the id of the export: CSV in a last column `_watermark`, JSON in a member of that name.
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
 * Of the records that filter and search leave, only these. What the caller may not export among them is not in the file.
 * 
 * @minItems 1
 * @maxItems 100000
 * 
 * Items: A record.
 */
ids?: Id[]
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
/**
 * What the export is for; it is logged with the person and the number of records. Counted without outer space.
 */
reason: string
}
/**
 * Own favourites in order, without those that cannot be seen any more.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "FavouriteList".
 */
export interface FavouriteList {
/**
 * Favourites.
 */
items: OwnEntry[]
}
/**
 * A favourite, or something opened lately, as its person sees it now.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "OwnEntry".
 */
export interface OwnEntry {
/**
 * record: a record; object: its list; view: a list by a view; page: an address of the screens.
 */
kind: ("record" | "object" | "view" | "page")
/**
 * record, object, view: the object.
 */
object?: string
/**
 * record: its id.
 */
id?: string
/**
 * view: its name.
 */
view?: string
/**
 * page: its address.
 */
to?: string
/**
 * page: what the person calls it.
 */
label?: string
/**
 * record: its title as the person sees it now; null where there is none that they see.
 */
title?: (string | null)
/**
 * Of what was opened: when, last.
 */
at?: string
}
/**
 * All favourites in order. What the person cannot see is left out; what they could not see when they asked stays where it was.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "FavouritesRequest".
 */
export interface FavouritesRequest {
/**
 * Favourites in order.
 * 
 * @maxItems 100
 */
items: Destination[]
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
 * A full export that stands in the log and can be fetched once, within an hour.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "FullExportPlan".
 */
export interface FullExportPlan {
/**
 * The export.
 */
id: Id
/**
 * Records there are, lines among them.
 */
records: number
/**
 * Files there are.
 */
files: number
}
/**
 * A full export to be planned.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "FullExportRequest".
 */
export interface FullExportRequest {
/**
 * What it is for; stands in the log.
 */
reason: string
}
/**
 * How far a full export has come.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "FullExportState".
 */
export interface FullExportState {
/**
 * The export.
 */
id: Id
/**
 * When it was planned.
 */
at: Time
/**
 * running; done: all of it left; cut_off: it ended before.
 */
state: ("running" | "done" | "cut_off")
/**
 * Records that have left.
 */
done: number
}
/**
 * A grant as it is being written.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "GrantRowsRequest".
 */
export interface GrantRowsRequest {
/**
 * The object that is counted in; a grant for * reaches it as well.
 */
object: string
/**
 * One item of `grants` of a role document; judged as a change set would judge it.
 */
grant: {
[k: string]: unknown
}
/**
 * Id of the person who would hold it; absent: nobody, so that rows that depend on the person count as none.
 */
person?: string
}
/**
 * How many records a grant reaches now.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "GrantRows".
 */
export interface GrantRows {
/**
 * Records; at least so many where capped.
 */
count: number
/**
 * True where counting stopped.
 */
capped: boolean
/**
 * What of the grant depends on who holds it. Without a person these reach nothing.
 * 
 * Items: Form, such as own or inherit:order; `condition` where the condition asks who acts.
 */
depends_on_person: string[]
/**
 * The rows in words.
 */
text: Said
}
/**
 * What was handed over, or would be.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "HandOverAnswer".
 */
export interface HandOverAnswer {
/**
 * The operation, for undoing it; null after a dry run and where there was nothing to hand over.
 */
operation: (string | null)
/**
 * True when nothing was changed.
 */
dry_run: boolean
/**
 * Records whose owner the successor is, by object; objects without any are absent.
 * 
 * Items: Records of one object.
 */
records: {
/**
 * Object.
 */
object: string
/**
 * Records.
 */
count: number
}[]
/**
 * Records that a rule of their object keeps from being handed over: the first hundred. They stay with the person.
 * 
 * Items: One record.
 */
refused: {
/**
 * Object.
 */
object: string
/**
 * Record.
 */
id: Id
/**
 * Why, in the caller's language.
 */
message: string
}[]
/**
 * Shares of single records.
 */
shares: number
/**
 * Shares by rule.
 */
share_rules: number
/**
 * People who report to the successor from then on.
 */
reports: number
/**
 * Teams that the successor leads from then on.
 */
teams: number
/**
 * Whether the person is disabled.
 */
disabled: boolean
}
/**
 * Gives what a person has to another, as one operation that can be undone.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "HandOverRequest".
 */
export interface HandOverRequest {
/**
 * Who takes over; must be active.
 */
to: Id
/**
 * Objects whose records are handed over; absent is all that have an owner.
 * 
 * @maxItems 500
 */
objects?: string[]
/**
 * Whether what is shared with the person is shared with the successor from then on; absent is yes.
 */
shares?: boolean
/**
 * Whether those who report to the person report to the successor from then on, and teams that the person leads are led by the successor; absent is yes.
 */
reports?: boolean
/**
 * Whether the person is disabled in the end; absent is no.
 */
disable?: boolean
/**
 * True counts and changes nothing.
 */
dry_run?: boolean
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
 */
items: Change[]
}
/**
 * Query parameters of POST /api/imports/inspect; the body is the file.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportInspectQuery".
 */
export interface ImportInspectQuery {
/**
 * Name of the file, for people.
 */
file_name?: string
/**
 * The object to import into; absent: judged.
 */
object?: string
}
/**
 * How a staged file is to be looked at.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportInspectRequest".
 */
export interface ImportInspectRequest {
/**
 * Position of the sheet; absent: the first that is shown and has rows.
 */
sheet?: number
/**
 * The row that names the columns, null for none; absent: judged.
 */
header_row?: (number | null)
/**
 * Rows to import although they look like totals, titles or notes.
 * 
 * @maxItems 10000
 * 
 * Items: Row.
 */
keep?: number[]
/**
 * The object to import into; absent: judged. Makes a suggestion anew.
 */
object?: string
/**
 * Name of a mapping document or id of a saved mapping to go by.
 */
mapping?: string
}
/**
 * What was understood of a staged file.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportInspected".
 */
export interface ImportInspected {
/**
 * The staged file; it belongs to who sent it.
 */
file: Id
/**
 * Its name.
 */
file_name: string
/**
 * What it is.
 */
kind: ("csv" | "xlsx")
/**
 * When it is thrown away.
 */
expires_at: string
/**
 * The tables of the file.
 * 
 * Items: One table.
 */
sheets: {
/**
 * Its name.
 */
name: string
/**
 * The spreadsheet hides it.
 */
hidden: boolean
/**
 * Rows with something in them; null for CSV.
 */
rows: (number | null)
}[]
/**
 * Position of the table looked at.
 */
sheet: number
/**
 * The row that names the columns; null where there is none.
 */
header_row: (number | null)
/**
 * The first rows, to choose another header from.
 * 
 * Items: One row.
 */
head: {
/**
 * Row of the file.
 */
row: number
/**
 * Its first cells, shortened.
 * 
 * Items: Cell.
 */
cells: string[]
}[]
/**
 * Rows of data among those looked at.
 */
rows: number
/**
 * There may be more rows than were looked at.
 */
rows_capped: boolean
/**
 * Cells that got the value of a cell merged over several rows.
 */
filled_down: number
/**
 * The first rows that are left out.
 * 
 * Items: One row.
 */
left_out: {
/**
 * Row of the file.
 */
row: number
/**
 * Why it is no record.
 */
kind: ("title" | "total" | "header_again" | "numbering" | "footer")
/**
 * What stands in it, shortened.
 */
text: string
}[]
/**
 * All rows that are left out.
 */
left_out_count: number
/**
 * The columns.
 * 
 * Items: One column.
 */
columns: {
/**
 * Its name, each once; a nameless one is called by its letter.
 */
name: string
/**
 * Different cells, shortened.
 * 
 * Items: Cell.
 */
samples: string[]
/**
 * Cells with something in them, of those looked at.
 */
filled: number
}[]
/**
 * The same for files with the same columns.
 */
fingerprint: string
/**
 * What the person may import into, the likeliest first.
 * 
 * Items: One object.
 */
objects: {
/**
 * Its name.
 */
name: string
/**
 * Fields that the person may fill.
 * 
 * Items: One field.
 */
targets: {
/**
 * The field.
 */
name: string
/**
 * Members with columns of their own, such as ward.
 * 
 * Items: Member.
 */
parts: string[]
/**
 * link: fields by which records can be found.
 * 
 * Items: Field.
 */
find: string[]
/**
 * Needed for a new record and without default.
 */
required: boolean
}[]
}[]
/**
 * How columns become records.
 */
mapping: MappingDocument
/**
 * Where the mapping is from.
 */
origin: ("suggested" | "saved" | "document")
/**
 * How sure the suggestions are; empty for a mapping that was made by people.
 * 
 * Items: One match.
 */
matches: {
/**
 * Position of the column.
 */
column: number
/**
 * The field, a part of one, or key.
 */
field: string
/**
 * From 0 to 1.
 */
confidence: number
/**
 * What speaks for it.
 */
reason: ("label" | "api_name" | "synonym" | "similar" | "values")
}[]
/**
 * Mappings to choose from.
 * 
 * Items: One mapping.
 */
mappings: {
/**
 * Id of a saved mapping or name of a document.
 */
id: string
/**
 * Its name.
 */
label: Label
/**
 * Saved by this person.
 */
own: boolean
/**
 * Its columns are in the file.
 */
fits: boolean
}[]
}
/**
 * Imports of the person who asks, the latest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportList".
 */
export interface ImportList {
/**
 * At most 50.
 * 
 * Items: One import.
 */
items: Import[]
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
/**
 * The whole import was taken back.
 */
undone?: boolean
[k: string]: unknown
}
/**
 * Mappings that the person saved.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportMappingList".
 */
export interface ImportMappingList {
/**
 * The latest first.
 * 
 * Items: One mapping.
 */
items: {
/**
 * Its id.
 */
id: Id
/**
 * What people call it.
 */
name: string
/**
 * Of the columns it was made for.
 */
fingerprint: string
/**
 * The mapping.
 */
document: MappingDocument
}[]
}
/**
 * Saves how the columns of a file were matched.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportMappingRequest".
 */
export interface ImportMappingRequest {
/**
 * What people call it; one of that name is replaced.
 */
name: string
/**
 * Of the columns, as the inspection gave it.
 */
fingerprint: string
/**
 * The mapping.
 */
document: MappingDocument
}
/**
 * A mapping that was saved.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportMappingSaved".
 */
export interface ImportMappingSaved {
/**
 * Its id.
 */
id: Id
}
/**
 * How the first rows are to be tried.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportPreviewRequest".
 */
export interface ImportPreviewRequest {
/**
 * Position of the sheet; absent: the first that is shown and has rows.
 */
sheet?: number
/**
 * The row that names the columns, null for none; absent: judged.
 */
header_row?: (number | null)
/**
 * Rows to import although they look like totals, titles or notes.
 * 
 * @maxItems 10000
 * 
 * Items: Row.
 */
keep?: number[]
/**
 * How columns become records.
 */
mapping: MappingDocument
/**
 * Cells corrected before the import.
 * 
 * @maxItems 5000
 * 
 * Items: One cell.
 */
corrections?: {
/**
 * Row of the file.
 */
row: number
/**
 * Position of the column, from 0.
 */
column: number
/**
 * What stands in the cell instead.
 */
value: string
}[]
}
/**
 * The first rows as they will be.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportPreview".
 */
export interface ImportPreview {
/**
 * What the texts of the rows are of.
 * 
 * Items: One field.
 */
columns: {
/**
 * Position in entries.
 */
entry: number
/**
 * The object.
 */
object: string
/**
 * The field.
 */
field: string
/**
 * Position of the column of the file.
 */
column: number
}[]
/**
 * The records that each row may write.
 * 
 * Items: One entry.
 */
entries: {
/**
 * Name of the entry.
 */
name: string
/**
 * The object.
 */
object: string
}[]
/**
 * The first 100 rows.
 * 
 * Items: One row.
 */
rows: {
/**
 * Row of the file.
 */
row: number
/**
 * As the file has it, with corrections.
 * 
 * Items: Cell.
 */
cells: string[]
/**
 * By entry.
 * 
 * Items: What becomes of the record.
 */
outcomes: ("created" | "updated" | "unchanged" | "none")[]
/**
 * By column of the preview; empty where nothing is read.
 * 
 * Items: Value for people.
 */
texts: string[]
/**
 * What is wrong.
 * 
 * Items: One fault.
 */
faults: {
/**
 * Position of the column; null where the row as a whole is at fault.
 */
column: (number | null)
/**
 * What is wrong.
 */
message: string
/**
 * Stable code of the message.
 */
code: (string | null)
}[]
}[]
/**
 * Rows of data; of a very long file those that were read.
 */
rows_total: number
/**
 * What was judged of the columns.
 * 
 * Items: One judgement; its other members hang on the kind.
 */
judgements: {
/**
 * Name of the column.
 */
column: string
/**
 * What was judged.
 */
kind: ("date" | "number" | "id" | "phone" | "choice")
/**
 * number, date, id: a cell that was judged; null where none had anything to judge.
 */
sample?: (string | null)
/**
 * number, date: no cell told; it is a guess.
 */
ambiguous?: boolean
/**
 * number, date: cells that the judgement cannot read.
 */
contradicting?: number
/**
 * number: the decimal mark.
 */
decimal_mark?: ("." | ",")
/**
 * date: the order of day and month.
 */
order?: ("day_first" | "month_first" | "year_first")
/**
 * id: fraction zeros are left out.
 */
strips_zeros?: boolean
/**
 * phone: numbers that had lost their first zero.
 */
lost_zeros?: number
/**
 * phone: mobile numbers of eleven digits.
 */
old_prefixes?: number
/**
 * phone: cells with more than one number.
 */
several?: number
/**
 * choice: the object.
 */
object?: string
/**
 * choice: the field.
 */
field?: string
/**
 * choice: texts that are none of the choices.
 * 
 * Items: One text.
 */
unknown?: {
/**
 * As it stands in the file.
 */
text: string
/**
 * How often, among the rows looked at.
 */
count: number
/**
 * Key of the likeliest choice.
 */
suggestion: (string | null)
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
 * Starts the import of a staged file.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ImportStartRequest".
 */
export interface ImportStartRequest {
/**
 * Position of the sheet; absent: the first that is shown and has rows.
 */
sheet?: number
/**
 * The row that names the columns, null for none; absent: judged.
 */
header_row?: (number | null)
/**
 * Rows to import although they look like totals, titles or notes.
 * 
 * @maxItems 10000
 * 
 * Items: Row.
 */
keep?: number[]
/**
 * How columns become records.
 */
mapping: MappingDocument
/**
 * Cells corrected before the import.
 * 
 * @maxItems 5000
 * 
 * Items: One cell.
 */
corrections?: {
/**
 * Row of the file.
 */
row: number
/**
 * Position of the column, from 0.
 */
column: number
/**
 * What stands in the cell instead.
 */
value: string
}[]
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
 * Changes to one's settings of a list; what is absent stays.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ListSettingRequest".
 */
export interface ListSettingRequest {
/**
 * The view the list opens with; null as the roles say.
 */
opens?: (string | null)
/**
 * Views whose widths are set; those of other views stay.
 * 
 * @maxItems 60
 * 
 * Items: One view.
 */
views?: {
/**
 * Name of the view document, or id of the saved view.
 */
view: string
/**
 * Widths in pixels by path.
 */
widths: {
[k: string]: number
}
}[]
}
/**
 * How a person has set up the list of one object.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ListSetting".
 */
export interface ListSetting {
/**
 * The object.
 */
object: string
/**
 * The view the list opens with: name of a view document or id of a saved view; null as the roles say.
 */
opens: (string | null)
/**
 * Widths of columns by view.
 * 
 * @maxItems 60
 * 
 * Items: One view.
 */
views: {
/**
 * Name of the view document, or id of the saved view.
 */
view: string
/**
 * Widths in pixels by path.
 */
widths: {
[k: string]: number
}
}[]
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
 * People whom a comment can address.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "MentionList".
 */
export interface MentionList {
/**
 * At most twenty people, by name.
 * 
 * Items: A person.
 */
items: {
/**
 * The person.
 */
id: Id
/**
 * Name.
 */
name: string
/**
 * True where the person cannot see the record; told only to those who may know: administrators, and whoever may share the record.
 */
unseen?: boolean
}[]
}
/**
 * That records have become one.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "MergeAnswer".
 */
export interface MergeAnswer {
/**
 * The operation; undoing it takes all of it back.
 */
operation: Id
/**
 * The record that was kept.
 */
id: Id
/**
 * The records that went into it.
 */
merged: Id[]
}
/**
 * What a merge would make, as the caller is shown it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "MergePreview".
 */
export interface MergePreview {
/**
 * The records, the kept one first: their title and all that a merge could take over.
 */
records: Wire[]
/**
 * Fields in which the records differ, as far as they are shown.
 * 
 * Items: One field.
 */
fields: {
/**
 * The field.
 */
field: Name
/**
 * The records that its value would come from.
 */
from: Id[]
/**
 * True: a list, with what all of them have.
 */
united: boolean
/**
 * The records whose value may be chosen; none where the caller may not write the field.
 */
choices: Id[]
}[]
/**
 * Records that would point to the kept one instead: those that the caller may list.
 * 
 * Items: Records of one object.
 */
pointing: {
/**
 * The object.
 */
object: Name
/**
 * How many; counting stops at 1,000.
 */
count: number
}[]
/**
 * Comments that would move along.
 */
comments: number
/**
 * Attached files that would move along.
 */
files: number
}
/**
 * Which records go into the one that is kept, and whose values it gets.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "MergeRequest".
 */
export interface MergeRequest {
/**
 * The records that go into the kept one and then to the trash. Where several could fill a blank, the first does.
 * 
 * @minItems 1
 * @maxItems 9
 */
others: Id[]
/**
 * By field the record whose value is taken. A field that is not named keeps the value of the kept record, or where that is blank takes the first of the others; lists are united.
 */
choose?: {
[k: string]: Id
}
/**
 * By id the versions of the records that were looked at; another one is a conflict.
 */
versions?: {
[k: string]: number
}
/**
 * True: nothing is written, and the answer is a MergePreview.
 */
dry_run?: boolean
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
 * How many groups hold something unread.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "NotificationCount".
 */
export interface NotificationCount {
/**
 * Groups with something unread; counting stops at 99.
 */
unread: number
/**
 * When what is held back will be shown; null where nothing is.
 */
next_at: (string | null)
}
/**
 * Sent when the number of unread groups may have changed.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "NotificationEvent".
 */
export interface NotificationEvent {
/**
 * Groups with something unread; counting stops at 99.
 */
unread: number
}
/**
 * What the caller should know of, grouped by record, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "NotificationList".
 */
export interface NotificationList {
/**
 * Groups.
 * 
 * Items: All about one record.
 */
items: {
/**
 * Names the group where it is marked as read.
 */
key: string
/**
 * The object.
 */
object: string
/**
 * The record; null where many were assigned at once.
 */
record: (string | null)
/**
 * Title of the record; null where it has none or it is not shown.
 */
title: (string | null)
/**
 * How many of it have not been read.
 */
unread: number
/**
 * The newest.
 */
at: Time
/**
 * Whether the caller muted the record.
 */
muted: boolean
/**
 * The five newest.
 * 
 * Items: One notification.
 */
items: {
/**
 * Its id.
 */
id: Id
/**
 * mention: somebody addressed the caller; comment: on a record that they own or follow; assigned: they became the owner; due: a record of theirs falls due; created: somebody made one that concerns them.
 */
kind: ("mention" | "comment" | "assigned" | "due" | "created")
/**
 * When.
 */
at: Time
/**
 * Who caused it.
 */
actor: Person
/**
 * Whether it has been read.
 */
read: boolean
/**
 * assigned: how many records at once.
 */
count: number
/**
 * mention and comment: how the comment begins.
 */
text?: string
}[]
}[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * Marks notifications.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "NotificationReadRequest".
 */
export interface NotificationReadRequest {
/**
 * True for read, false for unread.
 */
read: boolean
/**
 * Keys of groups; absent marks all that is shown.
 * 
 * @maxItems 200
 */
groups?: string[]
}
/**
 * Changes how the caller wants to be told; what is absent stays.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "NotificationSettingsUpdate".
 */
export interface NotificationSettingsUpdate {
/**
 * Full hour of the caller's zone at which everything is shown once a day; null shows it at once.
 */
digest_hour?: (number | null)
/**
 * Hours of the caller's zone in which nothing new is shown; null for none.
 */
quiet?: (null | {
/**
 * Beginning, as HH:MM.
 */
from: string
/**
 * End, as HH:MM; before `from` it is the next day.
 */
to: string
})
/**
 * Kinds that are not wanted.
 */
muted_kinds?: ("mention" | "comment" | "assigned" | "due" | "created")[]
}
/**
 * How the caller wants to be told.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "NotificationSettings".
 */
export interface NotificationSettings {
/**
 * Full hour of the caller's zone at which everything is shown once a day; null shows it at once.
 */
digest_hour: (number | null)
/**
 * Hours of the caller's zone in which nothing new is shown; null for none.
 */
quiet: (null | {
/**
 * Beginning, as HH:MM.
 */
from: string
/**
 * End, as HH:MM; before `from` it is the next day.
 */
to: string
})
/**
 * Kinds that are not wanted.
 */
muted_kinds: ("mention" | "comment" | "assigned" | "due" | "created")[]
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
items: Operation[]
}
/**
 * What one act changed, as the unit of undo; with the progress of an undo in the background.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Operation".
 */
export interface Operation {
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
 * Where it stands; other than done only of an undo in the background.
 */
status: ("running" | "done" | "failed" | "cancelled")
/**
 * The operation that undid it.
 */
undone_by: (string | null)
/**
 * The operation it undid.
 */
undoes: (string | null)
/**
 * Records dealt with, whether taken back or kept. This and what follows: only of an undo that runs, or ran, in the background.
 */
done?: number
/**
 * Records to deal with.
 */
total?: number
/**
 * Rows taken back.
 */
undone?: number
/**
 * The first 200 records that were edited since.
 */
kept?: Kept[]
/**
 * How many records were kept, listed or not.
 */
kept_count?: number
/**
 * Why it failed; what had been undone before stays so.
 */
issues?: Problemissue[]
}
/**
 * Own parked sales of a counter, the latest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ParkedSaleList".
 */
export interface ParkedSaleList {
/**
 * The sales.
 */
items: ParkedSale[]
}
/**
 * A sale that somebody put aside at a counter; nobody else sees it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ParkedSale".
 */
export interface ParkedSale {
/**
 * Its id, chosen by the one who parked it.
 */
id: Id
/**
 * What tells it from others, such as the customer's name.
 */
label: string
/**
 * The sale as far as it had come.
 */
sale: {
/**
 * Who buys: by id, or to be made by name and phone number. Absent: nobody in particular.
 */
customer?: {
/**
 * A customer that there is.
 */
id?: Id
/**
 * Name of a new one.
 */
name?: string
/**
 * Phone number of a new one.
 */
phone?: string
}
/**
 * What is to be sold.
 * 
 * @maxItems 300
 * 
 * Items: One line.
 */
lines: {
/**
 * The product.
 */
product: Id
/**
 * How many.
 */
quantity: Quantity
/**
 * A price agreed at the counter.
 */
own_price?: Amount
}[]
/**
 * The promotion chosen; null: none; absent: the best.
 */
promotion?: (Id | null)
}
/**
 * When it was put aside.
 */
parked_at: Time
}
/**
 * Puts a sale aside, or puts it aside anew.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ParkedSaleRequest".
 */
export interface ParkedSaleRequest {
/**
 * What tells it from others, such as the customer's name.
 */
label: string
/**
 * The sale as far as it had come.
 */
sale: {
/**
 * Who buys: by id, or to be made by name and phone number. Absent: nobody in particular.
 */
customer?: {
/**
 * A customer that there is.
 */
id?: Id
/**
 * Name of a new one.
 */
name?: string
/**
 * Phone number of a new one.
 */
phone?: string
}
/**
 * What is to be sold.
 * 
 * @maxItems 300
 * 
 * Items: One line.
 */
lines: {
/**
 * The product.
 */
product: Id
/**
 * How many.
 */
quantity: Quantity
/**
 * A price agreed at the counter.
 */
own_price?: Amount
}[]
/**
 * The promotion chosen; null: none; absent: the best.
 */
promotion?: (Id | null)
}
}
/**
 * A new password; the former one no longer holds and all sessions have ended.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PasswordAnswer".
 */
export interface PasswordAnswer {
/**
 * Shown this once.
 */
password: string
}
/**
 * Changes the own password.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PasswordRequest".
 */
export interface PasswordRequest {
/**
 * The password so far.
 */
current: string
/**
 * The new one: at least 10 characters.
 */
new: string
}
/**
 * Somebody just added.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PersonCreated".
 */
export interface PersonCreated {
/**
 * The person: the id of the user.
 */
id: Id
/**
 * What colleagues read.
 */
name: string
/**
 * The address that the person signs in with.
 */
email: string
/**
 * False: may not sign in; sessions have ended and API tokens do not work.
 */
active: boolean
/**
 * Names of the roles given to the person; those of teams are not among them.
 */
roles: string[]
/**
 * Teams that the person is in.
 * 
 * Items: One team.
 */
teams: {
/**
 * Team.
 */
id: Id
/**
 * Its name.
 */
name: string
/**
 * True: leads it.
 */
lead: boolean
}[]
/**
 * Whom the person reports to.
 */
manager: ({
/**
 * Person.
 */
id: Id
/**
 * Name.
 */
name: string
} | null)
/**
 * Territories that the person works in.
 * 
 * Items: One territory.
 */
territories: {
/**
 * Territory.
 */
id: Id
/**
 * Its name.
 */
name: string
}[]
/**
 * Language chosen; null takes that of the workspace.
 */
locale: ("vi" | "en" | null)
/**
 * IANA time zone chosen; null takes that of the workspace.
 */
zone: (string | null)
/**
 * When the person was added.
 */
created_at: Time
/**
 * The password, where it was generated: shown this once.
 */
password?: string
}
/**
 * People by name.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PersonList".
 */
export interface PersonList {
/**
 * People.
 */
items: PersonAnswer[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * Somebody who signs in, as administrators see them.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PersonAnswer".
 */
export interface PersonAnswer {
/**
 * The person: the id of the user.
 */
id: Id
/**
 * What colleagues read.
 */
name: string
/**
 * The address that the person signs in with.
 */
email: string
/**
 * False: may not sign in; sessions have ended and API tokens do not work.
 */
active: boolean
/**
 * Names of the roles given to the person; those of teams are not among them.
 */
roles: string[]
/**
 * Teams that the person is in.
 * 
 * Items: One team.
 */
teams: {
/**
 * Team.
 */
id: Id
/**
 * Its name.
 */
name: string
/**
 * True: leads it.
 */
lead: boolean
}[]
/**
 * Whom the person reports to.
 */
manager: ({
/**
 * Person.
 */
id: Id
/**
 * Name.
 */
name: string
} | null)
/**
 * Territories that the person works in.
 * 
 * Items: One territory.
 */
territories: {
/**
 * Territory.
 */
id: Id
/**
 * Its name.
 */
name: string
}[]
/**
 * Language chosen; null takes that of the workspace.
 */
locale: ("vi" | "en" | null)
/**
 * IANA time zone chosen; null takes that of the workspace.
 */
zone: (string | null)
/**
 * When the person was added.
 */
created_at: Time
}
/**
 * Adds a person.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PersonRequest".
 */
export interface PersonRequest {
/**
 * What people read.
 */
name: string
/**
 * The address to sign in with.
 */
email: string
/**
 * Names of roles.
 * 
 * @maxItems 50
 */
roles?: string[]
/**
 * Whom the person reports to; null is nobody.
 */
manager?: (string | null)
/**
 * Language of the screens.
 */
locale?: ("vi" | "en")
/**
 * IANA time zone, such as Asia/Ho_Chi_Minh.
 */
zone?: string
/**
 * At least 10 characters; absent has one generated, which the answer shows once.
 */
password?: string
}
/**
 * Changes somebody else. One's own settings are changed at /api/auth/me.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PersonUpdate".
 */
export interface PersonUpdate {
/**
 * What people read.
 */
name?: string
/**
 * Names of roles; those that are not named are taken away.
 * 
 * @maxItems 50
 */
roles?: string[]
/**
 * Whom the person reports to; null is nobody.
 */
manager?: (string | null)
/**
 * False ends all sessions and stops API tokens at once; true lets the person sign in again.
 */
active?: boolean
/**
 * Language of the screens.
 */
locale?: ("vi" | "en")
/**
 * IANA time zone, such as Asia/Ho_Chi_Minh.
 */
zone?: string
}
/**
 * Changes of own preferences; members that are absent stay.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PreferencesUpdate".
 */
export interface PreferencesUpdate {
/**
 * Appearance; auto follows the device.
 */
theme?: ("auto" | "light" | "dark")
/**
 * How much room rows and inputs take.
 */
density?: ("comfortable" | "compact")
/**
 * Whether single keys, such as c for a new record, do something.
 */
single_keys?: boolean
/**
 * The app used last; null: the one that the roles begin with.
 */
app?: (string | null)
/**
 * Own settings of first pages, by their names.
 */
home?: Record<string, { hidden?: string[]; order?: string[] }>
}
/**
 * How a person has set up their screens, on all devices.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Preferences".
 */
export interface Preferences {
/**
 * Appearance; auto follows the device.
 */
theme: ("auto" | "light" | "dark")
/**
 * How much room rows and inputs take.
 */
density: ("comfortable" | "compact")
/**
 * Whether single keys, such as c for a new record, do something.
 */
single_keys: boolean
/**
 * The app used last; null: the one that the roles begin with.
 */
app: (string | null)
/**
 * Own settings of first pages, by their names.
 */
home: Record<string, { hidden?: string[]; order?: string[] }>
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
 * What was deleted for good.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PurgeAnswer".
 */
export interface PurgeAnswer {
/**
 * Records that are gone, without their lines.
 */
purged: number
/**
 * Records that stay in the trash since others still point to them.
 */
held: Recordname[]
}
/**
 * Records of the trash to be deleted for good.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PurgeRequest".
 */
export interface PurgeRequest {
/**
 * The records. Those that are not in the trash are passed over.
 * 
 * @minItems 1
 * @maxItems 500
 */
items: Recordname[]
}
/**
 * What was opened lately, on any device, newest first, without what cannot be seen any more.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RecentList".
 */
export interface RecentList {
/**
 * At most 50.
 */
items: OwnEntry[]
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
 * The operation; null when there were several, none, or when it is of somebody else and not all records of the object are shown.
 */
operation: (string | null)
/**
 * True where nobody changed the records, but stored roll-ups of theirs were worked out anew.
 */
refreshed?: boolean
/**
 * True where nobody changed the records, but there are comments or files beside them that are new, changed or gone.
 */
beside?: boolean
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
 * The value of a field that was masked.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RevealAnswer".
 */
export interface RevealAnswer {
/**
 * The wire value of the field, as in a record; null where the cell is empty.
 */
value: {
[k: string]: unknown
}
}
/**
 * Masked cells that were shown, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RevealList".
 */
export interface RevealList {
/**
 * Rows, newest first.
 * 
 * Items: One cell that was shown.
 */
items: {
/**
 * The row.
 */
id: Id
/**
 * When.
 */
at: Time
/**
 * Who saw it.
 */
actor: Person
/**
 * The object.
 */
object: string
/**
 * The record.
 */
record: Id
/**
 * The field.
 */
field: string
}[]
/**
 * Where the next page begins; null at the end.
 */
next_cursor: (string | null)
}
/**
 * Asks for the value of a masked field of one record; that it was shown is logged.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RevealRequest".
 */
export interface RevealRequest {
/**
 * Name of the field.
 */
field: string
}
/**
 * Changes of people, teams, territories and shares, and what was deleted for good, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RightsChangeList".
 */
export interface RightsChangeList {
/**
 * Changes.
 * 
 * Items: One change.
 */
items: {
/**
 * The entry.
 */
id: Id
/**
 * When.
 */
at: Time
/**
 * Who; the name is that of the moment.
 */
actor: Person
/**
 * What happened: person_created, person_changed, person_password, person_handed_over, hand_over_undone, team_created, team_changed, team_deleted, territory_created, territory_changed, territory_deleted, record_placed, record_unplaced, share_created, share_removed, share_rule_created, share_rule_removed or records_purged (deleted for good).
 */
what: string
/**
 * Id and name of what was changed and, of a change, the members that differ as `before` and `after`; of what was deleted for good `object` and `count`.
 */
detail: {
[k: string]: unknown
}
}[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * What removing the sample records would take away and what would stay.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SampleDataPreview".
 */
export interface SampleDataPreview {
/**
 * By object; those of which there is nothing are left out.
 */
objects: {
/**
 * The object; lines go and stay with their record and are not counted.
 */
object: Name
/**
 * Sample records that go.
 */
goes: number
/**
 * Sample records that stay since somebody changed them.
 */
changed: number
/**
 * Sample records that stay since records that stay point to them.
 */
needed: number
/**
 * Records that people added: they stay.
 */
own: number
}[]
/**
 * Sample people who can sign in and will not be able to any more.
 */
people: number
/**
 * Sample teams and territories that go.
 */
teams: number
}
/**
 * Whether there are sample records, and how far their removal is.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SampleDataState".
 */
export interface SampleDataState {
/**
 * none: there never were any; there: they can be removed; removing: that is under way; stopped: it was cancelled or failed and can go on; removed: they are gone, which can be undone; returning: that is being undone.
 */
status: ("none" | "there" | "removing" | "stopped" | "removed" | "returning")
/**
 * The operation that removes, or removed: its progress and undo are those of any operation. Null where nothing was removed.
 */
operation: (string | null)
/**
 * When that began (ISO 8601).
 */
at: (string | null)
/**
 * Records dealt with.
 */
done: number
/**
 * Records that there are to deal with.
 */
total: number
/**
 * Records kept since somebody changed or needs them.
 */
kept_count: number
/**
 * Why it failed.
 */
issues: Problemissue[]
/**
 * Sample people who can sign in.
 */
people: number
}
/**
 * Views and settings of lists that the caller has.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SavedViewList".
 */
export interface SavedViewList {
/**
 * Own views, then those shared with the caller, by position and label.
 */
items: SavedView[]
/**
 * Settings of the caller's lists.
 */
settings: ListSetting[]
/**
 * With whom the caller may share a view: everyone, their teams and roles; administrators all.
 * 
 * Items: A team or role, or everyone.
 */
subjects: {
/**
 * What a view names: `everyone`, `team:<id>` or `role:<name>`.
 */
subject: string
/**
 * Name; of a role its label in the caller's language; empty for everyone.
 */
name: string
}[]
}
/**
 * A view that a person made, as far as the caller is shown what it names.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SavedView".
 */
export interface SavedView {
/**
 * Its id.
 */
id: Id
/**
 * The object.
 */
object: string
/**
 * Name for people, as its maker wrote it.
 */
label: string
/**
 * What it shows.
 */
body: Viewbody
/**
 * Who made it.
 */
owner: Person
/**
 * The caller made it.
 */
mine: boolean
/**
 * The caller may change and delete it: its maker and administrators may.
 */
editable: boolean
/**
 * Who else has it: `everyone`, `team:<id>`, `role:<name>`. Told to those who may change it; others get an empty list.
 */
shared_with: string[]
/**
 * Place among the views of its maker.
 */
position: number
}
/**
 * What a view shows: the members of a view document that say it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "viewbody".
 */
export interface Viewbody {
/**
 * How records are shown; a table unless it says otherwise.
 */
type?: NonNullable<ViewDocument['type']>
/**
 * Columns in order.
 */
columns: NonNullable<ViewDocument['columns']>
/**
 * Rows stand in groups by this field.
 */
group?: NonNullable<ViewDocument['group']>
/**
 * How long a group of a date is.
 */
bucket?: NonNullable<ViewDocument['bucket']>
/**
 * Fields summed in heads and foot.
 */
sums?: NonNullable<ViewDocument['sums']>
/**
 * What the columns of a board are.
 */
board?: NonNullable<ViewDocument['board']>
/**
 * Where a record stands in a calendar.
 */
calendar?: NonNullable<ViewDocument['calendar']>
/**
 * Which address counts on a map.
 */
map?: NonNullable<ViewDocument['map']>
/**
 * Which records.
 */
filter?: NonNullable<ViewDocument['filter']>
/**
 * Sort order.
 */
sort?: NonNullable<ViewDocument['sort']>
}
/**
 * A view to be kept.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SavedViewRequest".
 */
export interface SavedViewRequest {
/**
 * The object.
 */
object: string
/**
 * Name for people.
 */
label: string
/**
 * What it shows.
 */
body: Viewbody
/**
 * Who else has it; nobody unless it says so.
 * 
 * @maxItems 20
 * 
 * Items: `everyone`, `team:<id>` or `role:<name>`.
 */
shared_with?: string[]
/**
 * Place among one's views; 0 unless it says otherwise.
 */
position?: number
}
/**
 * Changes to a saved view; what is absent stays.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SavedViewUpdate".
 */
export interface SavedViewUpdate {
/**
 * Name for people.
 */
label?: string
/**
 * What it shows, whole.
 */
body?: Viewbody
/**
 * Who else has it, whole.
 * 
 * @maxItems 20
 * 
 * Items: `everyone`, `team:<id>` or `role:<name>`.
 */
shared_with?: string[]
/**
 * Place among one's views.
 */
position?: number
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
 * The caller's sessions that have not ended: the one that asks first, then those used last.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SessionList".
 */
export interface SessionList {
/**
 * Sessions.
 */
items: Session[]
}
/**
 * A place where the caller is signed in.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Session".
 */
export interface Session {
/**
 * Names the session for ending it. It is not its secret.
 */
id: string
/**
 * What the browser called itself when it signed in; null where it said nothing.
 */
agent: (string | null)
/**
 * When it signed in.
 */
created_at: Time
/**
 * When it was last used, to the minute.
 */
last_seen_at: Time
/**
 * True for the session that asks.
 */
current: boolean
}
/**
 * How many sessions were ended.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "SessionsEnded".
 */
export interface SessionsEnded {
/**
 * Sessions.
 */
ended: number
}
/**
 * Shares of a record that hold, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ShareList".
 */
export interface ShareList {
/**
 * Shares.
 */
items: Share[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * One record, shared with somebody.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Share".
 */
export interface Share {
/**
 * The share.
 */
id: Id
/**
 * With whom: `user:<id>`, `team:<id>` or `role:<name>`.
 */
subject: string
/**
 * Their name; of a role its label in the caller's language.
 */
subject_name: string
/**
 * What it opens, where a grant has the form `shared`.
 */
can: ("read" | "update" | "delete")[]
/**
 * Why.
 */
reason: (string | null)
/**
 * When it ends by itself; null when never.
 */
expires_at: (string | null)
/**
 * When it was made.
 */
created_at: Time
/**
 * Who made it.
 */
created_by: Person
/**
 * Whether the caller may remove it.
 */
removable: boolean
}
/**
 * Shares a record. Nobody shares more than they may do with it themselves.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ShareRequest".
 */
export interface ShareRequest {
/**
 * With whom: `user:<id>`, `team:<id>` or `role:<name>`.
 */
subject: string
/**
 * What it opens; `read` is always among it.
 * 
 * @minItems 1
 */
can: ("read" | "update" | "delete")[]
/**
 * Why, for those who look at it later.
 */
reason?: string
/**
 * When it ends by itself; absent is never.
 */
expires_at?: string
}
/**
 * Shares by rule that hold, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ShareRuleList".
 */
export interface ShareRuleList {
/**
 * Rules.
 */
items: ShareRuleAnswer[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * All records of an object that meet a condition, shared with somebody.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ShareRuleAnswer".
 */
export interface ShareRuleAnswer {
/**
 * The rule.
 */
id: Id
/**
 * Object.
 */
object: string
/**
 * Which records.
 */
condition: string
/**
 * Why the condition no longer shares anything, in English; null when it does.
 */
problem: (string | null)
/**
 * With whom: `user:<id>`, `team:<id>` or `role:<name>`.
 */
subject: string
/**
 * Their name; of a role its label in the caller's language.
 */
subject_name: string
/**
 * What it opens, where a grant has the form `shared`.
 */
can: ("read" | "update" | "delete")[]
/**
 * Why.
 */
reason: (string | null)
/**
 * When it ends by itself; null when never.
 */
expires_at: (string | null)
/**
 * When it was made.
 */
created_at: Time
/**
 * Who made it.
 */
created_by: Person
}
/**
 * Shares all records of an object that meet a condition. A rule is removed and made anew, never edited.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ShareRuleRequest".
 */
export interface ShareRuleRequest {
/**
 * Object.
 */
object: string
/**
 * Which records.
 */
condition: Filter
/**
 * With whom: `user:<id>`, `team:<id>` or `role:<name>`.
 */
subject: string
/**
 * What it opens; `read` is always among it.
 * 
 * @minItems 1
 */
can: ("read" | "update" | "delete")[]
/**
 * Why, for those who look at it later.
 */
reason?: string
/**
 * When it ends by itself; absent is never.
 */
expires_at?: string
}
/**
 * With whom a record can be shared.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ShareSubjects".
 */
export interface ShareSubjects {
/**
 * People, then teams, then roles; up to twenty.
 * 
 * Items: A person, team or role.
 */
items: {
/**
 * What a share names: `user:<id>`, `team:<id>` or `role:<name>`.
 */
subject: string
/**
 * What it is.
 */
kind: ("user" | "team" | "role")
/**
 * Name; of a role its label in the caller's language.
 */
name: string
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
 * Asks since when records have been in their stage.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "StageAgesRequest".
 */
export interface StageAgesRequest {
/**
 * The choice field whose options are stages.
 */
field: string
/**
 * The records.
 * 
 * @minItems 1
 * @maxItems 1000
 * 
 * Items: A record.
 */
ids: Id[]
}
/**
 * Since when records have been in their stage.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "StageAges".
 */
export interface StageAges {
/**
 * Those of the records that the caller may list with their stage, in no order.
 * 
 * Items: One record.
 */
items: {
/**
 * The record.
 */
id: Id
/**
 * Key of the choice.
 */
stage: string
/**
 * When the record came into the stage.
 */
entered_at: Time
/**
 * How long it has been there.
 */
seconds: number
/**
 * True where that is longer than the stage says is good.
 */
rotting: boolean
}[]
}
/**
 * Through which stages a record went.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "StageHistory".
 */
export interface StageHistory {
/**
 * Stays, oldest first; the latest 500.
 * 
 * Items: One stay.
 */
items: {
/**
 * Key of the choice; null where the record had none, or where it is no longer kept.
 */
stage: (string | null)
/**
 * When the record came into the stage.
 */
entered_at: Time
/**
 * When it left; null of the stage that it is in.
 */
left_at: (string | null)
/**
 * How long it stayed, or has stayed until now.
 */
seconds: number
/**
 * Who moved it there.
 */
by: Person
/**
 * True where it is no longer kept which stage it was.
 */
expired?: boolean
}[]
/**
 * True where the record has been in its stage for longer than the stage says is good.
 */
rotting: boolean
}
/**
 * Asks through which stages a record went.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "StageQuery".
 */
export interface StageQuery {
/**
 * The choice field whose options are stages.
 */
field: string
}
/**
 * Teams by name.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TeamList".
 */
export interface TeamList {
/**
 * Teams.
 */
items: Team[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * People who share what rows of the form `team` give. A team beneath another is within it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Team".
 */
export interface Team {
/**
 * The team.
 */
id: Id
/**
 * Its name.
 */
name: string
/**
 * The team above; null at the top.
 */
parent: (string | null)
/**
 * Who is in it itself, by name.
 * 
 * Items: One person.
 */
members: {
/**
 * Person.
 */
id: Id
/**
 * Name.
 */
name: string
/**
 * Whether the person may sign in.
 */
active: boolean
/**
 * True: leads the team.
 */
lead: boolean
/**
 * Since when.
 */
since: Time
}[]
/**
 * Roles that all members have, and those of teams beneath.
 */
roles: string[]
/**
 * When it was made.
 */
created_at: Time
}
/**
 * Makes a team.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TeamRequest".
 */
export interface TeamRequest {
/**
 * What people read.
 */
name: string
/**
 * The team above; null at the top.
 */
parent?: (string | null)
/**
 * Everybody in the team itself; who is not named leaves it.
 * 
 * @maxItems 2000
 * 
 * Items: One person.
 */
members?: {
/**
 * Person.
 */
user: Id
/**
 * True: leads the team; absent is no.
 */
lead?: boolean
}[]
/**
 * Names of roles that all members have.
 * 
 * @maxItems 50
 */
roles?: string[]
}
/**
 * Changes a team; what is absent stays.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TeamUpdate".
 */
export interface TeamUpdate {
/**
 * What people read.
 */
name?: string
/**
 * The team above; null at the top.
 */
parent?: (string | null)
/**
 * Everybody in the team itself; who is not named leaves it.
 * 
 * @maxItems 2000
 * 
 * Items: One person.
 */
members?: {
/**
 * Person.
 */
user: Id
/**
 * True: leads the team; absent is no.
 */
lead?: boolean
}[]
/**
 * Names of roles that all members have.
 * 
 * @maxItems 50
 */
roles?: string[]
}
/**
 * Territories by name, without counts of records.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TerritoryList".
 */
export interface TerritoryList {
/**
 * Territories.
 */
items: Territory[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
}
/**
 * A part of the market. Records lie in it by rule or by hand; one beneath another is within it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Territory".
 */
export interface Territory {
/**
 * The territory.
 */
id: Id
/**
 * Its name.
 */
name: string
/**
 * The territory above; null at the top.
 */
parent: (string | null)
/**
 * Who works in it itself, by name.
 * 
 * Items: One person.
 */
members: {
/**
 * Person.
 */
id: Id
/**
 * Name.
 */
name: string
/**
 * Whether the person may sign in.
 */
active: boolean
/**
 * Since when.
 */
since: Time
}[]
/**
 * By which conditions records lie in it.
 * 
 * Items: The rule of one object.
 */
rules: {
/**
 * Object.
 */
object: string
/**
 * Records that meet it lie in the territory.
 */
condition: string
/**
 * Why the condition no longer places records, in English; null when it does.
 */
problem: (string | null)
}[]
/**
 * Objects of the rules whose records are being placed anew in the background.
 */
placing: string[]
/**
 * When it was made.
 */
created_at: Time
/**
 * Records that lie in the territory itself, by object; not in lists.
 * 
 * Items: Records of one object.
 */
records?: {
/**
 * Object.
 */
object: string
/**
 * Records that lie in it.
 */
count: number
/**
 * How many of them were placed by hand.
 */
by_hand: number
}[]
}
/**
 * Makes a territory.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TerritoryRequest".
 */
export interface TerritoryRequest {
/**
 * What people read.
 */
name: string
/**
 * The territory above; null at the top.
 */
parent?: (string | null)
/**
 * Ids of everybody who works in it; who is not named leaves it.
 * 
 * @maxItems 2000
 */
members?: string[]
/**
 * All rules of the territory; what is not named is removed.
 * 
 * @maxItems 200
 * 
 * Items: The rule of one object.
 */
rules?: {
/**
 * Object; one rule for each.
 */
object: string
/**
 * A condition over fields of the record itself: no links, no roll-ups, no clock.
 */
condition: Filter
}[]
}
/**
 * Changes a territory; what is absent stays. New rules place all records of their objects anew in the background.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TerritoryUpdate".
 */
export interface TerritoryUpdate {
/**
 * What people read.
 */
name?: string
/**
 * The territory above; null at the top.
 */
parent?: (string | null)
/**
 * Ids of everybody who works in it; who is not named leaves it.
 * 
 * @maxItems 2000
 */
members?: string[]
/**
 * All rules of the territory; what is not named is removed.
 * 
 * @maxItems 200
 * 
 * Items: The rule of one object.
 */
rules?: {
/**
 * Object; one rule for each.
 */
object: string
/**
 * A condition over fields of the record itself: no links, no roll-ups, no clock.
 */
condition: Filter
}[]
}
/**
 * Which part of a timeline is asked for.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TimelineQuery".
 */
export interface TimelineQuery {
/**
 * Kinds between commas: `change`, `comment`, and `record:<object>` for related records; absent is all.
 */
kinds?: string
/**
 * Most items, at most 100; 30 where absent.
 */
limit?: number
/**
 * `next_cursor` of the page before, with the same kinds.
 */
cursor?: string
}
/**
 * What happened to a record and around it, newest first.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Timeline".
 */
export interface Timeline {
/**
 * Items.
 * 
 * Items: One thing that happened.
 */
items: {
/**
 * What it is.
 */
kind: ("change" | "comment" | "file" | "record")
/**
 * Unique within the timeline.
 */
id: string
/**
 * When it happened.
 */
at: Time
/**
 * Who did it; without name where that is not shown.
 */
actor: Person
/**
 * kind change: the change as in the history of the record.
 */
change?: Change
/**
 * kind comment: the comment.
 */
comment?: Comment
/**
 * kind file: a file that was sent, or a version of one; of files that were deleted there is none.
 */
file?: {
/**
 * The file of the record, as its list names it.
 */
attachment: Id
/**
 * Its name.
 */
name: string
/**
 * Which of its versions this is, 1 for the first one.
 */
version: number
/**
 * What was sent.
 */
file: StoredFile
}
/**
 * kind record: a related record.
 */
record?: {
/**
 * Its object.
 */
object: string
/**
 * Its id.
 */
id: Id
/**
 * Its title; null where that is not shown.
 */
title: (string | null)
/**
 * The fields that the layout names, as a list answers them.
 */
fields: Wire
}
}[]
/**
 * Asks for the next page; null on the last one.
 */
next_cursor: (string | null)
/**
 * The kinds that there can be: what `kinds` takes.
 */
kinds: string[]
}
/**
 * What records are called.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TitlesAnswer".
 */
export interface TitlesAnswer {
/**
 * Those of the records that the caller may open, in no order.
 * 
 * Items: One record.
 */
items: {
/**
 * The record.
 */
id: Id
/**
 * Its title as text; null where it has none or the caller may not read it.
 */
title: (string | null)
}[]
}
/**
 * Asks what records are called.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TitlesRequest".
 */
export interface TitlesRequest {
/**
 * The records.
 * 
 * @minItems 1
 * @maxItems 200
 * 
 * Items: A record.
 */
ids: Id[]
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
 * What lies in the trash, newest first: records that the caller may read and delete. Lines go and come with their record.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TrashAnswer".
 */
export interface TrashAnswer {
/**
 * Deleted records.
 */
items: {
/**
 * Its object.
 */
object: Name
/**
 * The record.
 */
id: Id
/**
 * Its title; empty where that is hidden.
 */
title: string
/**
 * When it was deleted; null where that is hidden.
 */
deleted_at: (string | null)
/**
 * Who changed it last, which is who deleted it; null where that is hidden, or was the system.
 */
deleted_by: (Person | null)
}[]
/**
 * Cursor of the next page; null on the last.
 */
next_cursor: (string | null)
/**
 * Objects whose trash the caller sees.
 * 
 * Items: An object.
 */
objects: Name[]
/**
 * After how many days the trash empties itself; null for never.
 */
keeps_days: (number | null)
}
/**
 * Query parameters of the trash.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TrashQuery".
 */
export interface TrashQuery {
/**
 * Only of this object.
 */
object?: Name
/**
 * Words, blind to case and diacritics, in the searchable fields.
 */
search?: string
/**
 * Items of a page; default 50.
 */
limit?: number
/**
 * next_cursor of the page before.
 */
cursor?: string
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
 */
kept: Kept[]
}
/**
 * An undo that goes on in the background, since the operation touched many records.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "UndoStarted".
 */
export interface UndoStarted {
/**
 * The operation that undoes it: read it for the progress, cancel it, or undo it later.
 */
operation: Id
/**
 * It is under way.
 */
status: "running"
/**
 * Records dealt with.
 */
done: number
/**
 * Records to deal with.
 */
total: number
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
/**
 * Whether the caller is told of what happens to a record.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "Watch".
 */
export interface Watch {
/**
 * following: of every comment; muted: of nothing; default: of comments on records that one owns, and of mentions.
 */
state: ("following" | "muted" | "default")
}
/**
 * A role as it would be.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "WhatIfRequest".
 */
export interface WhatIfRequest {
/**
 * The role document; judged as a change set would judge it.
 */
role: {
[k: string]: unknown
}
/**
 * Who would hold a role that there is not yet.
 */
holders?: {
/**
 * Ids of people.
 * 
 * Items: A person.
 */
people?: Id[]
/**
 * Ids of teams; teams beneath them count.
 * 
 * Items: A team.
 */
teams?: Id[]
}
}
/**
 * A number of records or cells.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "whatifamount".
 */
export interface Whatifamount {
/**
 * How many; at least so many where capped.
 */
count: number
/**
 * True where counting stopped.
 */
capped: boolean
}
/**
 * What changes.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "whatifchange".
 */
export interface Whatifchange {
/**
 * More than now.
 */
gained: Whatifamount
/**
 * Less than now.
 */
lost: Whatifamount
}
/**
 * A record.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "whatifexample".
 */
export interface Whatifexample {
/**
 * The record.
 */
id: Id
/**
 * Its title.
 */
title: string
/**
 * Name of a person for whom it changes.
 */
person: string
}
/**
 * What people who hold a role would gain and lose if it were so.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "WhatIf".
 */
export interface WhatIf {
/**
 * Name of the role.
 */
role: string
/**
 * True where there is no such role yet.
 */
is_new: boolean
/**
 * Who holds it.
 */
people: {
/**
 * People who were looked at, by name.
 */
counted: number
/**
 * Others who hold it and were not looked at.
 */
left_out: number
/**
 * Of those looked at, how many gain a cell or an action.
 */
gaining: number
/**
 * How many lose one.
 */
losing: number
}
/**
 * False where counting stopped at a limit somewhere: such an amount says `capped`.
 */
exact: boolean
/**
 * Over all objects and the people looked at; a cell is one field of one record for one person.
 */
totals: {
/**
 * Cells that are read.
 */
read: Whatifchange
/**
 * Cells that are revealed by a click, or read.
 */
reveal: Whatifchange
/**
 * Cells that are written.
 */
write: Whatifchange
}
/**
 * Objects in which something changes.
 * 
 * Items: One object.
 */
objects: {
/**
 * API name.
 */
object: string
/**
 * Its plural.
 */
label: Said
/**
 * Records that are seen, over all people.
 */
rows: Whatifchange
/**
 * Groups of fields.
 * 
 * Items: Fields.
 */
fields: {
/**
 * Fields that change in the same way.
 * 
 * Items: API name.
 */
fields: string[]
/**
 * What is done with them.
 */
cell: ("read" | "reveal" | "write")
/**
 * People who gain.
 */
people_gaining: number
/**
 * People who lose.
 */
people_losing: number
/**
 * Cells, over these fields and all people.
 */
cells: Whatifchange
}[]
/**
 * Actions that change.
 * 
 * Items: One action.
 */
actions: {
/**
 * What.
 */
action: ("create" | "read" | "update" | "delete" | "export" | "bulk" | "import" | "share" | "merge" | "list")
/**
 * People who can do it in some record and could not, or in more of them.
 */
people_gaining: number
/**
 * People who could, or in more of them.
 */
people_losing: number
/**
 * In how many records; null where it is of the object as a whole.
 */
rows: (Whatifchange | null)
}[]
/**
 * Up to three records each.
 */
examples: {
/**
 * Gained.
 * 
 * Items: One record.
 */
gained: Whatifexample[]
/**
 * Lost.
 * 
 * Items: One record.
 */
lost: Whatifexample[]
}
}[]
/**
 * People looked at for whom something changes, by name.
 * 
 * Items: One person.
 */
each: {
/**
 * Who.
 */
person: Person
/**
 * Objects in which something changes for them.
 * 
 * Items: One object.
 */
objects: {
/**
 * API name.
 */
object: string
/**
 * Records that are seen.
 */
rows: Whatifchange
/**
 * Cells that are read.
 */
read: Whatifchange
/**
 * Cells that are revealed or read.
 */
reveal: Whatifchange
/**
 * Cells that are written.
 */
write: Whatifchange
/**
 * Actions that could be done in no record and now can.
 * 
 * Items: Action.
 */
actions_gained: string[]
/**
 * Actions that can be done in no record any more.
 * 
 * Items: Action.
 */
actions_lost: string[]
}[]
}[]
}

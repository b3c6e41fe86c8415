// Generated from schemas/metadata by "npm run codegen". Do not edit.

/**
 * An API name: lower case a-z, digits and single underscores, starting with a letter, at most 48 characters. It is the table or column name.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "name".
 */
export type Name = string
/**
 * A field's document name: object name, a dot, field name.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "docname".
 */
export type Docname = string
/**
 * An expression of the expression language (schemas/functions.json lists its functions).
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "expression".
 */
export type Expression = string
/**
 * A field name, or a path over links to a field of a related object, such as customer.name.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "path".
 */
export type Path = string
/**
 * A colour name of the theme.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "color".
 */
export type Color = ("gray" | "red" | "pink" | "grape" | "violet" | "indigo" | "blue" | "cyan" | "teal" | "green" | "lime" | "yellow" | "orange")

/**
 * Navigation: the objects and views of one working area.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "AppDocument".
 */
export interface AppDocument {
/**
 * Always "app".
 */
kind: "app"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * Icon name of the Tabler set.
 */
icon?: string
/**
 * Position among apps.
 */
order?: number
/**
 * Roles that see the app; absent means everybody. Administrators see all apps.
 */
roles?: Name[]
/**
 * Groups of entries in order.
 */
groups: {
/**
 * Heading; none for the first group.
 */
label?: Label
/**
 * Entries in order.
 */
items: {
/**
 * The object listed.
 */
object: Name
/**
 * The view opened; default is the object's default view.
 */
view?: Name
}[]
}[]
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * A text that people read, in both languages.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "label".
 */
export interface Label {
/**
 * English text.
 */
en: string
/**
 * Vietnamese text.
 */
vi: string
}
/**
 * Where the document came from; kept so that a template upgrade can merge three ways.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "origin".
 */
export interface Origin {
/**
 * Name of the template the document came from.
 */
template: string
/**
 * Template version it came from.
 */
version: string
}
/**
 * A business calendar: working hours, holidays and swapped days.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "CalendarDocument".
 */
export interface CalendarDocument {
/**
 * Always "calendar".
 */
kind: "calendar"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * IANA time zone, such as Asia/Ho_Chi_Minh.
 */
zone: string
/**
 * Working hours per weekday; several spans a day are allowed.
 */
hours: {
/**
 * 1 Monday to 7 Sunday.
 */
weekday: number
/**
 * Opening, HH:MM.
 */
from: string
/**
 * Closing, HH:MM, 24:00 for midnight.
 */
to: string
}[]
/**
 * Days off.
 */
holidays?: {
/**
 * The day off.
 */
date: string
/**
 * Its name.
 */
label: Label
}[]
/**
 * Days worked by way of exception.
 */
swapped?: {
/**
 * A day worked in place of another.
 */
date: string
/**
 * Whose hours apply.
 */
as_weekday: number
}[]
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * A set of edits to metadata documents that is planned and applied as one.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ChangeSetDocument".
 */
export interface ChangeSetDocument {
/**
 * What the change is, for people.
 */
title?: string
/**
 * Edits in any order.
 * 
 * @minItems 1
 * @maxItems 5000
 */
changes: [{
/**
 * put creates or replaces, delete removes.
 */
op: ("put" | "delete")
/**
 * Kind of document.
 */
kind: ("object" | "field" | "layout" | "view" | "app" | "role" | "calendar" | "mapping" | "recipe")
/**
 * The document's name (object.field for a field).
 */
name: string
/**
 * The new document, for put.
 */
document?: {

}
}, ...({
/**
 * put creates or replaces, delete removes.
 */
op: ("put" | "delete")
/**
 * Kind of document.
 */
kind: ("object" | "field" | "layout" | "view" | "app" | "role" | "calendar" | "mapping" | "recipe")
/**
 * The document's name (object.field for a field).
 */
name: string
/**
 * The new document, for put.
 */
document?: {

}
})[]]
}
/**
 * One option of a choice field; the order of the array is the order shown.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "choice".
 */
export interface Choice {
/**
 * The stable stored key.
 */
key: string
/**
 * What people read.
 */
label: Label
/**
 * Colour of the badge.
 */
color?: Color
/**
 * False: existing values stay readable, new ones are refused.
 */
active?: boolean
/**
 * For stages: the chance of winning, 0 to 1.
 */
probability?: number
/**
 * For stages: what the stage means for the pipeline.
 */
outcome?: ("open" | "won" | "lost")
}
/**
 * A field of an object. Its column is named after it.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "FieldDocument".
 */
export interface FieldDocument {
/**
 * Always "field".
 */
kind: "field"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Docname
/**
 * The object it belongs to.
 */
object: Name
/**
 * The field's own API name; name is object.field.
 */
field: Name
/**
 * The field type: a folder of engine/fields and studio/fields.
 */
type: ("text" | "long_text" | "email" | "phone" | "url" | "integer" | "decimal" | "money" | "percent" | "boolean" | "date" | "datetime" | "choice" | "multi_choice" | "tags" | "person_name" | "address" | "link" | "links" | "lines" | "any_link" | "user" | "file" | "auto_number" | "formula" | "roll_up" | "identities" | "external_keys")
/**
 * What people read.
 */
label: Label
/**
 * A hint beside the field.
 */
help?: Label
/**
 * Position among the object's fields; ties by name.
 */
order?: number
/**
 * A value must be present.
 */
required?: boolean
/**
 * No two records outside the trash share the value; texts compare folded.
 */
unique?: boolean
/**
 * Part of search, with a trigram index on its folded form.
 */
searchable?: boolean
/**
 * Gets an index for filter and sort.
 */
indexed?: boolean
/**
 * Never written by people or API clients, only by the system.
 */
read_only?: boolean
/**
 * Value of a new record when none is given.
 */
default?: Expression
/**
 * Condition under which a value must be present.
 */
required_when?: Expression
/**
 * Condition under which screens show the field.
 */
visible_when?: Expression
/**
 * Condition under which the field may not change.
 */
read_only_when?: Expression
/**
 * Settings of the field type; each type's folder says which it reads.
 */
options?: {
/**
 * text, long_text: most characters (code points).
 */
max_length?: number
/**
 * decimal, percent, money, numeric formula: digits kept after the point.
 */
scale?: number
/**
 * Numbers: least value.
 */
minimum?: number
/**
 * Numbers: greatest value.
 */
maximum?: number
/**
 * money: default currency (ISO 4217).
 */
currency?: string
/**
 * phone: default country (ISO 3166), VN unless set.
 */
country?: string
/**
 * date: a value may leave out the year (--MM-DD).
 */
year_optional?: boolean
/**
 * choice, multi_choice: the options in order.
 */
choices?: Choice[]
/**
 * link, links, lines, roll_up: the related object.
 */
object?: Name
/**
 * any_link: objects allowed; absent means all.
 */
objects?: Name[]
/**
 * lines, roll_up: the link field of the related object that points back here.
 */
link?: Name
/**
 * link, links, any_link: what deleting the target does to this record. refuse (the default): the target cannot be deleted; clear: the link is emptied; cascade: this record is deleted, too; keep: the link stays.
 */
on_delete?: ("refuse" | "clear" | "cascade" | "keep")
/**
 * formula: the formula.
 */
expression?: Expression
/**
 * formula: type of the result.
 */
result?: ("text" | "number" | "integer" | "money" | "percent" | "boolean" | "date" | "datetime")
/**
 * formula of result money: the money field that gives the currency.
 */
currency_field?: Path
/**
 * roll_up: aggregate function.
 */
function?: ("count" | "sum" | "avg" | "min" | "max")
/**
 * roll_up: field of the related object that is aggregated (not for count).
 */
field?: Name
/**
 * roll_up: condition on the related records; link: condition that selectable records meet.
 */
filter?: Expression
/**
 * roll_up: the value is kept in a table of its own and brought up to date shortly after each change, so that whole objects are sorted and filtered by it at once. Needs exposes.
 */
stored?: boolean
/**
 * roll_up, with stored: says that the total counts every related record, those too that the viewer may not see. result: for a formula, says that its result is shown to whoever may read the formula, also where they may not read what it is made of.
 */
exposes?: ("all_records" | "result")
/**
 * auto_number: literal text with {yyyy} {yy} {mm} {dd} and one run of zeros in braces such as {00000}.
 */
pattern?: string
/**
 * auto_number: when the counter starts again.
 */
reset?: ("never" | "year" | "month" | "day")
/**
 * identities: channels offered, such as phone, email, zalo, facebook.
 */
channels?: string[]
/**
 * file: greatest size in bytes.
 */
max_size_bytes?: number
/**
 * file: media types accepted, such as image/png.
 */
accept?: string[]
}
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * How a record page and its form are arranged.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "LayoutDocument".
 */
export interface LayoutDocument {
/**
 * Always "layout".
 */
kind: "layout"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * The object.
 */
object: Name
/**
 * Name for people.
 */
label: Label
/**
 * Key facts shown beside the title.
 * 
 * @maxItems 8
 */
header?: []|[Path]|[Path, Path]|[Path, Path, Path]|[Path, Path, Path, Path]|[Path, Path, Path, Path, Path]|[Path, Path, Path, Path, Path, Path]|[Path, Path, Path, Path, Path, Path, Path]|[Path, Path, Path, Path, Path, Path, Path, Path]
/**
 * Sections in order.
 */
sections: {
/**
 * Heading.
 */
label: Label
/**
 * Columns on a wide screen.
 */
columns?: number
/**
 * Fields in order.
 */
fields: Name[]
/**
 * Condition under which the section shows.
 */
visible_when?: Expression
}[]
/**
 * Lists of related records under the record.
 */
related?: {
/**
 * The related object.
 */
object: Name
/**
 * Its link field that points to this record.
 */
link: Name
/**
 * Heading; default is the plural label.
 */
label?: Label
/**
 * Columns shown.
 */
columns?: Path[]
/**
 * Sort order, such as -created_at.
 */
sort?: string[]
}[]
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * How the columns of a file become records of one or several objects.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "MappingDocument".
 */
export interface MappingDocument {
/**
 * Always "mapping".
 */
kind: "mapping"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * What file it reads.
 */
description?: Label
/**
 * How to read the file; all is judged from the file where it says auto or is absent.
 */
file?: {
/**
 * Column separator.
 */
delimiter?: ("auto" | "," | ";" | "\t" | "|")
/**
 * Text encoding.
 */
encoding?: ("auto" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "iso-8859-1")
/**
 * True: the first row names the columns.
 */
header?: boolean
/**
 * Names of the columns when there is no header row.
 */
columns?: string[]
}
/**
 * Source name written into external keys.
 */
source?: string
/**
 * IANA time zone of date-times without offset; default is the zone of the person who imports.
 */
zone?: string
/**
 * Entries, each writing one object; those linked to come first.
 * 
 * @minItems 1
 */
records: [{
/**
 * The object written.
 */
object: Name
/**
 * Name by which later entries refer to this record; default is the object.
 */
as?: Name
/**
 * Write it only where this column is not empty.
 */
when?: string
/**
 * How an existing record is found: upsert by it. Absent: always create.
 */
key?: {
/**
 * Match by this external_keys field; the id is taken from column.
 */
external?: Name
/**
 * Column with the outside id.
 */
column?: string
/**
 * The outside id is a number: it is read with this decimal mark and written without fraction zeros, so that 17850.0 and 17850 are one.
 */
number?: ("auto" | "point" | "comma")
/**
 * Match by these fields (an exact comparison of stored values).
 */
fields?: Name[]
}
/**
 * For lines: the integer field set to the 1-based position of the row within its parent; parent and ordinal together are the key.
 */
ordinal?: Name
/**
 * For lines: the entry (as) of the owning record.
 */
parent?: Name
/**
 * Which row wins when several rows meet one record: the first, the last, or the first non-empty value per field.
 */
write?: ("first" | "last" | "fill")
/**
 * Field name to its source. Parts of names and addresses may have columns of their own: name.given, address.ward.
 */
fields: {
[k: string]: string | {
/**
 * Column name.
 */
column?: string
/**
 * The entry (as) this link points to.
 */
record?: Name
/**
 * A constant value.
 */
value?: {
[k: string]: unknown
}
/**
 * money: a fixed currency for a bare amount.
 */
currency?: string
/**
 * date, datetime: explicit format such as DD/MM/YYYY HH:mm (M, D, H take one or two digits); ISO 8601, also with a space before the time, is always read as well. Default is judged per column.
 */
format?: string
/**
 * Decimal mark; default is judged per column. In a text field or person name: the text is a number and loses its fraction zeros (17850.0 becomes 17850).
 */
number?: ("auto" | "point" | "comma")
/**
 * Text in the file to stored value.
 */
map?: {
[k: string]: string
}
}
}
}, ...({
/**
 * The object written.
 */
object: Name
/**
 * Name by which later entries refer to this record; default is the object.
 */
as?: Name
/**
 * Write it only where this column is not empty.
 */
when?: string
/**
 * How an existing record is found: upsert by it. Absent: always create.
 */
key?: {
/**
 * Match by this external_keys field; the id is taken from column.
 */
external?: Name
/**
 * Column with the outside id.
 */
column?: string
/**
 * The outside id is a number: it is read with this decimal mark and written without fraction zeros, so that 17850.0 and 17850 are one.
 */
number?: ("auto" | "point" | "comma")
/**
 * Match by these fields (an exact comparison of stored values).
 */
fields?: Name[]
}
/**
 * For lines: the integer field set to the 1-based position of the row within its parent; parent and ordinal together are the key.
 */
ordinal?: Name
/**
 * For lines: the entry (as) of the owning record.
 */
parent?: Name
/**
 * Which row wins when several rows meet one record: the first, the last, or the first non-empty value per field.
 */
write?: ("first" | "last" | "fill")
/**
 * Field name to its source. Parts of names and addresses may have columns of their own: name.given, address.ward.
 */
fields: {
[k: string]: string | {
/**
 * Column name.
 */
column?: string
/**
 * The entry (as) this link points to.
 */
record?: Name
/**
 * A constant value.
 */
value?: {
[k: string]: unknown
}
/**
 * money: a fixed currency for a bare amount.
 */
currency?: string
/**
 * date, datetime: explicit format such as DD/MM/YYYY HH:mm (M, D, H take one or two digits); ISO 8601, also with a space before the time, is always read as well. Default is judged per column.
 */
format?: string
/**
 * Decimal mark; default is judged per column. In a text field or person name: the text is a number and loses its fraction zeros (17850.0 becomes 17850).
 */
number?: ("auto" | "point" | "comma")
/**
 * Text in the file to stored value.
 */
map?: {
[k: string]: string
}
}
}
})[]]
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * An object: a kind of record that gets a table, an API and screens. Its fields are documents of their own.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ObjectDocument".
 */
export interface ObjectDocument {
/**
 * Always "object".
 */
kind: "object"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Singular label.
 */
label: Label
/**
 * Plural label.
 */
plural: Label
/**
 * What records of this object are, for people.
 */
description?: Label
/**
 * Icon name of the Tabler set, such as users.
 */
icon?: string
/**
 * Accent colour of the object.
 */
color?: Color
/**
 * The field whose value names a record in links, lists and headers.
 */
title: Name
/**
 * For owned lines: the link field (of this object) that points to the owning record. Lines are written, versioned, authorised and undone with it.
 */
parent?: Name
/**
 * For owned lines: the integer field that keeps their order within the parent.
 */
order?: Name
/**
 * True: records lie in territories, by rule or by hand; roles may then grant rows by territory.
 */
territories?: boolean
/**
 * Variants of the object with their own choices, pipeline and layout; stored in the record's record_type.
 */
record_types?: {
/**
 * Stored key of the record type.
 */
name: Name
/**
 * What people read.
 */
label: Label
/**
 * Layout used for records of this type.
 */
layout?: Name
/**
 * Per choice or multi_choice field: the keys allowed for this type, checked on every write of the type or the field; a field not named allows all.
 */
choices?: {
[k: string]: string[]
}
}[]
/**
 * Unique keys over several fields. A single field uses its own unique flag.
 */
unique?: {
/**
 * Name of the key, used in conflict errors.
 */
name: Name
/**
 * Fields that together must be unique among records not in the trash; texts compare folded (case, diacritics).
 * 
 * @minItems 1
 * @maxItems 5
 */
fields: [Name]|[Name, Name]|[Name, Name, Name]|[Name, Name, Name, Name]|[Name, Name, Name, Name, Name]
}[]
/**
 * Rules that a record must meet.
 */
validations?: {
/**
 * Name of the rule.
 */
name: Name
/**
 * Must not be false for a record to be saved (unknown passes).
 */
condition: Expression
/**
 * What the person reads when it is false.
 */
message: Label
/**
 * The field the message stands beside.
 */
field?: Name
}[]
/**
 * False keeps the object out of the global search.
 */
search?: boolean
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * How the demo generator fills a workspace: people, teams and territories, and the figures from which records are made.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RecipeDocument".
 */
export interface RecipeDocument {
/**
 * Always "recipe".
 */
kind: "recipe"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * People made with the demo, in the order in which the sign-in page offers them. Demo records are given to them, and demo sign-in lets one act as each of them.
 */
people?: {
/**
 * What the rest of the recipe calls the person.
 */
key: string
/**
 * Full name.
 */
name: string
/**
 * E-mail address; nobody else in the workspace may have it. The person has no password.
 */
email: string
/**
 * Roles held.
 * 
 * @minItems 1
 */
roles: [Name, ...(Name)[]]
/**
 * Key of the person they report to.
 */
manager?: string
}[]
/**
 * Teams made with the demo; a parent stands before what is beneath it.
 */
teams?: {
/**
 * Name of the team.
 */
name: string
/**
 * Name of the team it is beneath.
 */
parent?: string
/**
 * Code of the branch whose demo customers are given to people of this team.
 */
branch?: string
/**
 * Keys of its people.
 */
members: string[]
/**
 * Keys of the members who lead it.
 */
leads?: string[]
}[]
/**
 * Territories made with the demo; a parent stands before what is beneath it.
 */
territories?: {
/**
 * Name of the territory.
 */
name: string
/**
 * Name of the territory it is beneath.
 */
parent?: string
/**
 * Keys of the people whose territory it is.
 */
members: string[]
/**
 * What lies in it, at most one rule for an object.
 */
rules: {
/**
 * The object whose records it places.
 */
object: Name
/**
 * Records that meet it lie in the territory; it reads stored fields of the record itself.
 */
condition: Expression
}[]
}[]
/**
 * Figures read by the generator (runtime/demo); each key is described there.
 */
settings: {
[k: string]: unknown
}
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * What people with this role may do.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "RoleDocument".
 */
export interface RoleDocument {
/**
 * Always "role".
 */
kind: "role"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * What the role is for.
 */
description?: Label
/**
 * True: may do everything, including metadata, people and tokens.
 */
admin?: boolean
/**
 * Where people with this role begin. Of several roles the first by name that says it.
 */
home?: {
/**
 * The app that opens first.
 */
app?: Name
/**
 * The object whose list opens first.
 */
object?: Name
/**
 * The view of that list; default is the object's default view.
 */
view?: Name
}
/**
 * Brakes. Of several roles the most generous counts.
 */
limits?: {
/**
 * Most records in one export; absent means no limit.
 */
export_rows?: number
/**
 * Most records changed by one bulk call; absent means 10,000.
 */
bulk_rows?: number
/**
 * Records read in an hour above which administrators are alerted; absent means 20,000.
 */
reads_per_hour?: number
}
/**
 * Grants; a person holds the union, cell by cell, of those of all roles.
 */
grants: {
/**
 * An object's name, or * for every object.
 */
object: string
/**
 * What may be done. share: give others access to a record; merge: make two records one.
 */
actions: ("create" | "read" | "update" | "delete" | "export" | "bulk" | "import" | "share" | "merge")[]
/**
 * Which records: all, or those that one of the forms reaches. own: the person is the owner; team: the owner is in a team of the person, or in a team beneath it; managed: the owner is the person or reports to them, through at most three levels; territory: it lies in a territory of the person, or beneath it; shared: it was shared with the person, a team of theirs or a role of theirs, for what is done; inherit:<link>: the record behind the link may be read (for reading) or updated (for all else).
 */
rows: (("all" | "own" | "team" | "managed" | "territory" | "shared") | string[])
/**
 * Row rule: a record must also meet this condition.
 */
condition?: Expression
/**
 * False: records can be opened by id and found by phone number, but not listed, searched, counted, aggregated or exported. Absent means true.
 */
list?: boolean
/**
 * Fields readable; ["*"] or absent means all.
 */
read?: string[]
/**
 * Fields taken out of read and write again.
 */
hide?: string[]
/**
 * Of the readable fields those shown as dots: each is revealed by a click that is logged, and counts as hidden for filters, sorting, groups, search and export.
 */
mask?: string[]
/**
 * Fields writable; ["*"] or absent means all readable ones.
 */
write?: string[]
}[]
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * The manifest of a template: template.json beside its folders of documents.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "TemplateDocument".
 */
export interface TemplateDocument {
/**
 * Always "template".
 */
kind: "template"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * What it is for.
 */
description?: Label
/**
 * Semantic version.
 */
version: string
/**
 * Currency of the workspace.
 */
currency?: string
/**
 * IANA time zone of the workspace.
 */
zone?: string
/**
 * Default language.
 */
locale?: ("vi" | "en")
}
/**
 * A saved list of records.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ViewDocument".
 */
export interface ViewDocument {
/**
 * Always "view".
 */
kind: "view"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * The object.
 */
object: Name
/**
 * Name for people.
 */
label: Label
/**
 * How records are shown.
 */
type?: "table"
/**
 * Columns in order.
 * 
 * @minItems 1
 * @maxItems 40
 */
columns: [Path, ...(Path)[]]
/**
 * Which records.
 */
filter?: Expression
/**
 * Sort order; a minus sign means descending.
 * 
 * @maxItems 4
 */
sort?: []|[string]|[string, string]|[string, string, string]|[string, string, string, string]
/**
 * The view a list opens with.
 */
default?: boolean
/**
 * Position among the views of the object.
 */
order?: number
/**
 * Template origin.
 */
origin?: Origin
}

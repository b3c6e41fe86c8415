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
items: ({
[k: string]: unknown
} & {
/**
 * The object listed.
 */
object?: Name
/**
 * The view opened; default is the object's default view.
 */
view?: Name
/**
 * A counter (quick sale), instead of an object.
 */
counter?: Name
})[]
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
changes: {
/**
 * put creates or replaces, delete removes.
 */
op: ("put" | "delete")
/**
 * Kind of document.
 */
kind: ("object" | "field" | "layout" | "view" | "app" | "role" | "calendar" | "mapping" | "recipe" | "home" | "counter" | "print" | "conversion")
/**
 * The document's name (object.field for a field).
 */
name: string
/**
 * The new document, for put.
 */
document?: {

}
}[]
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
/**
 * For stages: keys of stages that may follow; absent means all.
 */
next?: string[]
/**
 * For stages: fields that must have a value before a record may enter the stage.
 */
requires?: Name[]
/**
 * For stages: roles whose people may move a record into the stage; absent means everybody who may write the field. Administrators may always.
 */
movers?: Name[]
/**
 * For stages: after so many days in it a record is marked as rotting.
 */
rot_days?: number
}
/**
 * Turns a record into others, such as a lead into a customer and a deal, in one operation that can be undone.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "ConversionDocument".
 */
export interface ConversionDocument {
/**
 * Always "conversion".
 */
kind: "conversion"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * The object converted.
 */
object: Name
/**
 * Which records can be converted.
 */
when?: Expression
/**
 * Records made or taken, in order.
 * 
 * @minItems 1
 * @maxItems 6
 */
steps: {
/**
 * Name by which links refer to the record.
 */
as: Name
/**
 * The object made.
 */
object: Name
/**
 * Heading in the dialogue.
 */
label: Label
/**
 * True: possible duplicates by the rules of the object are offered, and one of them can be taken instead of a new record. What it lacks is filled in.
 */
match?: boolean
/**
 * True: the step can be left out.
 */
optional?: boolean
/**
 * Field to where its value comes from.
 */
values: {
/**
 * Where a value comes from.
 */
[k: string]: {
/**
 * A field of the record converted.
 */
from?: Path
/**
 * A constant.
 */
value?: unknown
/**
 * A record made or found by another step.
 */
record?: Name
}
}
}[]
/**
 * What the converted record gets: field to where its value comes from.
 */
set?: {
/**
 * Where a value comes from.
 */
[k: string]: {
/**
 * A field of the record converted.
 */
from?: Path
/**
 * A constant.
 */
value?: unknown
/**
 * A record made or found by another step.
 */
record?: Name
}
}
/**
 * Related records that follow, such as calls and tasks.
 * 
 * @maxItems 8
 */
keeps?: {
/**
 * The object whose records follow.
 */
object: Name
/**
 * Its any-record link or link that points to the converted record.
 */
link: Name
/**
 * The step whose record they are shown with, too.
 */
to: Name
/**
 * Its link that gets the new record; absent: the any-record link stays and the timeline of the new record follows it back.
 */
by?: Name
}[]
/**
 * Template origin.
 */
origin?: Origin
}
/**
 * A quick sale at the counter: finds or makes the customer by phone, takes codes, prices them, takes the money and prints.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "CounterDocument".
 */
export interface CounterDocument {
/**
 * Always "counter".
 */
kind: "counter"
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
 * Who sees it; absent means everybody who may create what it makes.
 * 
 * Items: A role.
 */
roles?: Name[]
/**
 * The object that is made, such as order.
 */
object: Name
/**
 * Values of each record it makes, by field, as the API takes them.
 */
values?: {
[k: string]: unknown
}
/**
 * The lines field of the object.
 */
lines: Name
/**
 * Fields of a line.
 */
line: {
/**
 * Link to the product.
 */
product: Name
/**
 * Quantity.
 */
quantity: Name
/**
 * Unit price.
 */
price: Name
/**
 * Discount of the line: a share where the field is a percent, an amount where it is money; absent, the price itself is lowered.
 */
discount?: Name
/**
 * Text that says which price and promotion were used.
 */
note?: Name
}
/**
 * What is sold.
 */
product: {
/**
 * The object sold.
 */
object: Name
/**
 * Fields that a scanned or typed code is compared with.
 * 
 * @minItems 1
 * @maxItems 4
 * 
 * Items: A field.
 */
codes: Name[]
/**
 * Its price.
 */
price: Name
/**
 * Which are for sale.
 */
filter?: Expression
}
/**
 * The customer; a sale may go without.
 */
customer?: {
/**
 * Link of the object to the customer.
 */
link: Name
/**
 * The object of customers.
 */
object: Name
/**
 * Its phone field.
 */
phone: Name
/**
 * Its name field.
 */
name: Name
/**
 * Values of customers it makes.
 */
values?: {
[k: string]: unknown
}
}
/**
 * Price lists, before the product's own price.
 */
prices?: {
/**
 * The object of prices in lists.
 */
object: Name
/**
 * Its link to the product.
 */
product: Name
/**
 * Its price.
 */
price: Name
/**
 * Its least quantity.
 */
from_quantity?: Name
/**
 * Which apply now; of several that fit the lowest price wins.
 */
filter?: Expression
}
/**
 * Promotions.
 */
promotions?: {
/**
 * The object of promotions.
 */
object: Name
/**
 * Its percent off.
 */
percent?: Name
/**
 * Its amount off the whole sale.
 */
amount?: Name
/**
 * Its least total.
 */
minimum?: Name
/**
 * Its link(s) to products; empty means the whole sale.
 */
products?: Name
/**
 * Which apply now; of several that fit the best one is offered, and one may choose.
 */
filter?: Expression
}
/**
 * How the money is recorded.
 */
payment?: {
/**
 * The object of payments; absent: the money stands in the sale itself.
 */
object?: Name
/**
 * Its link to the sale.
 */
link?: Name
/**
 * The amount paid.
 */
amount: Name
/**
 * The choice field of methods, offered as buttons.
 */
method: Name
/**
 * Values of each payment.
 */
values?: {
[k: string]: unknown
}
}
/**
 * Print templates offered after the sale, the first by one key.
 * 
 * @maxItems 6
 * 
 * Items: A print template.
 */
prints?: Name[]
/**
 * Template origin.
 */
origin?: Origin
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
 * choice, multi_choice: the options in order. formula of result text: what its results are called, by key.
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
 * roll_up: aggregate function. first and last: the value of the related record that is first or last by options.by; mode: the value that most of them have.
 */
function?: ("count" | "sum" | "avg" | "min" | "max" | "first" | "last" | "mode")
/**
 * roll_up, with first and last: number or date field of the related object that says which is first and last. Records without it do not count; of two alike the younger is the last.
 */
by?: Name
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
 * The first page of people who hold a role: what is to be done today and their own numbers.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "HomeDocument".
 */
export interface HomeDocument {
/**
 * Always "home".
 */
kind: "home"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * Who gets it: people who hold one of these roles; absent means whoever gets no other. Of several the first by order, then by name.
 * 
 * Items: A role.
 */
roles?: Name[]
/**
 * Precedence among homes.
 */
order?: number
/**
 * Cards in order.
 * 
 * @minItems 1
 * @maxItems 16
 * 
 * Items: A card.
 */
cards: {
/**
 * list: the first records of a filter, each with its title and some fields; number: one figure; actions: buttons.
 */
type: ("list" | "number" | "actions")
/**
 * Heading.
 */
label: Label
/**
 * list, number: the object.
 */
object?: Name
/**
 * list, number: which records.
 */
filter?: Expression
/**
 * list: sort order.
 * 
 * @maxItems 4
 */
sort?: string[]
/**
 * list: fields shown beside the title.
 * 
 * @maxItems 6
 * 
 * Items: A field.
 */
columns?: Path[]
/**
 * list: most records shown; 5 unless it says otherwise.
 */
limit?: number
/**
 * list, number: the view that the heading opens; else the list with the filter.
 */
view?: Name
/**
 * list: a record is ticked off by setting this field, with undo.
 */
done?: {
/**
 * The field that is set.
 */
field: Name
/**
 * The value that says done.
 */
value: unknown
}
/**
 * number: what is measured.
 */
measure?: {
/**
 * Aggregate function.
 */
fn: ("count" | "count_distinct" | "sum" | "avg" | "min" | "max" | "median")
/**
 * The field measured; not for count.
 */
field?: Path
}
/**
 * number: the filter of what it is compared with, such as the same days of last month.
 */
against?: Expression
/**
 * actions: buttons in order.
 * 
 * @maxItems 8
 */
actions?: {
/**
 * Opens the form of a new record of this object.
 */
create?: Name
/**
 * Opens this counter.
 */
counter?: Name
/**
 * Opens the search by phone number, the import, or the search of everything.
 */
open?: ("find" | "import" | "search")
/**
 * Opens this view.
 */
view?: Name
/**
 * Text of the button; what it does has a text of its own.
 */
label?: Label
/**
 * Icon name of the Tabler set.
 */
icon?: string
}[]
/**
 * True: as wide as the page.
 */
wide?: boolean
}[]
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
 * People who hold one of these roles get this layout. Of several layouts the one that fits best: by role and record type, then by role, then by record type, then one that names neither; ties by name.
 * 
 * Items: A role.
 */
roles?: Name[]
/**
 * Records of these types get this layout; record_types[].layout of the object says the same.
 * 
 * Items: A record type of the object.
 */
record_types?: Name[]
/**
 * Key facts shown beside the title.
 * 
 * @maxItems 8
 */
header?: Path[]
/**
 * The choice field whose options are drawn as a path under the title; one moves a record by clicking a stage.
 */
stage?: Name
/**
 * Tabs in order; sections and lists name theirs. Absent: one tab. Timeline, files and history follow by themselves.
 * 
 * @maxItems 8
 */
tabs?: {
/**
 * Key of the tab, part of the address.
 */
name: Name
/**
 * Name for people.
 */
label: Label
}[]
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
/**
 * The tab it stands in; absent is the first.
 */
tab?: Name
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
/**
 * The tab it stands in; absent is the first.
 */
tab?: Name
/**
 * True: a short list in the column beside the sections, so that it is seen with them.
 */
panel?: boolean
/**
 * Which of the related records are shown.
 */
filter?: Expression
}[]
/**
 * Related records that stand in the timeline beside changes and comments, such as calls, orders and tickets.
 * 
 * @maxItems 12
 */
timeline?: {
/**
 * The related object.
 */
object: Name
/**
 * Its link or any-record link that points to this record.
 */
link: Name
/**
 * The date or date-time at which it happened; created_at where absent.
 */
at?: Name
/**
 * Fields shown beneath the title.
 * 
 * @maxItems 4
 * 
 * Items: A field.
 */
columns?: Path[]
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
/**
 * What becomes of fields whose column the file lacks: the file is refused (the default), or they are left out. For exports of which people choose the columns.
 */
missing?: ("refuse" | "skip")
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
records: {
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
/**
 * fields: a row in which they are empty has no key and makes a new record, instead of being at fault.
 */
optional?: boolean
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
/**
 * link, user: the field of the linked object that holds the text of the column, such as its title, code or phone number; of people name or email. Blind to case and diacritics. A text that no visible record has, or several, is a fault; nothing is created.
 */
find?: Name
/**
 * Which of several phone numbers in the cell, from 1.
 */
nth?: number
/**
 * identities: the channel of the text in the column. The identity is added to those that are there.
 */
channel?: string
/**
 * date, datetime: the order of day and month; default is judged per column.
 */
date_order?: ("day_first" | "month_first" | "year_first")
/**
 * Columns whose texts are put together with blanks between, such as last and first name; instead of column.
 * 
 * @minItems 2
 * @maxItems 5
 */
columns?: string[]
/**
 * Stored value for a text that is not in map and cannot be read.
 */
otherwise?: string
}
}
}[]
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
fields: Name[]
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
 * Rules by which a record is shown as a possible duplicate before it is saved; none refuses it.
 * 
 * @maxItems 8
 */
duplicates?: {
/**
 * Name of the rule.
 */
name: Name
/**
 * Why two records may be one, such as the same phone number.
 */
label: Label
/**
 * Two records are alike where all of these fields are: texts, names and addresses folded (case, diacritics), phones by number, identities by channel and value. Empty values are like nothing.
 * 
 * @minItems 1
 * @maxItems 4
 * 
 * Items: A field.
 */
fields: Name[]
}[]
/**
 * How a call to somebody from here is logged in two taps.
 */
log?: {
/**
 * The object of what is logged, such as interaction.
 */
object: Name
/**
 * Its link or any-record link to the record.
 */
link: Name
/**
 * Its choice field that tells calls from messages; gets call, sms, email or visit where it offers them.
 */
kind?: Name
/**
 * Its date-time field that gets the time.
 */
at?: Name
/**
 * Its text field that gets what was said.
 */
note?: Name
/**
 * Its choice field of results, offered as buttons.
 */
outcome?: Name
}
/**
 * People are reminded of records that fall due, by a notification: once for each record and moment, and only while they may open it.
 */
reminder?: {
/**
 * The date or date-time field that says when a record falls due; an index on it keeps this cheap.
 */
at: Name
/**
 * So many minutes before that the person is reminded; 1440 is a day.
 */
minutes_before?: number
/**
 * The full hour, in the zone of the workspace, at which a day counts as come, where the field is a date.
 */
hour?: number
/**
 * Only records that meet this, such as those that are not done; a reminder nobody has read goes when its record no longer does.
 */
when?: Expression
/**
 * The field that holds whom to remind; the owner unless it says otherwise.
 */
person?: Name
}
/**
 * Who is told by a notification when somebody else creates a record, such as customer.owner; only those who may open it, and nobody of more than twenty made at once.
 * 
 * @maxItems 5
 * 
 * Items: A field that holds a person, or a link and such a field of the record behind it.
 */
tells?: Path[]
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
 * A page to print for a record: a receipt, a delivery note, a quote, a label.
 * 
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "PrintDocument".
 */
export interface PrintDocument {
/**
 * Always "print".
 */
kind: "print"
/**
 * The API name: fixed when the document is created, never used again after deletion.
 */
name: Name
/**
 * Name for people.
 */
label: Label
/**
 * The object.
 */
object: Name
/**
 * Paper: sheets, rolls of receipt printers, or a label of 100 x 150 mm.
 */
paper: ("a4" | "a5" | "80mm" | "58mm" | "label")
/**
 * Position among the print templates of the object.
 */
order?: number
/**
 * Parts from top to bottom.
 * 
 * @minItems 1
 * @maxItems 40
 * 
 * Items: A part of the page.
 */
blocks: {
/**
 * heading, text: words; fields: label and value; lines: a table of owned lines; total: label and value, set off; rule: a line; space: a gap; signatures: places to sign; code: a value as a QR code.
 */
type: ("heading" | "text" | "fields" | "lines" | "total" | "rule" | "space" | "signatures" | "code")
/**
 * heading, text: words with {path} for values of the record, such as {customer.name}; {shop} is the name of the workspace, {now} the time of printing, {me} who prints.
 */
text?: Label
/**
 * heading, text: how it stands.
 */
align?: ("left" | "center" | "right")
/**
 * fields, total, code: values of the record.
 * 
 * @maxItems 20
 * 
 * Items: A field.
 */
fields?: Path[]
/**
 * fields: columns.
 */
columns?: number
/**
 * lines: the lines field.
 */
lines?: Name
/**
 * lines: columns.
 * 
 * @maxItems 8
 * 
 * Items: A field of the line.
 */
show?: Path[]
/**
 * signatures: who signs.
 * 
 * @maxItems 4
 * 
 * Items: A place to sign.
 */
labels?: Label[]
/**
 * Printed only where this holds.
 */
when?: Expression
}[]
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
roles: Name[]
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
 * A saved way to see records of an object: a table, a board of stages, a calendar or a map.
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
 * How records are shown; a table unless it says otherwise. Which others there are depends on board, calendar and map.
 */
type?: ("table" | "board" | "calendar" | "map")
/**
 * Columns in order.
 * 
 * @minItems 1
 * @maxItems 40
 */
columns: Path[]
/**
 * Tables: rows stand in groups by this field, each group with its count and sums.
 */
group?: Path
/**
 * Tables grouped by a date: how long a group is; a month unless it says otherwise.
 */
bucket?: ("day" | "week" | "month" | "quarter" | "year")
/**
 * Fields summed in the heads of groups and of the columns of a board.
 * 
 * @maxItems 4
 * 
 * Items: A field that can be summed.
 */
sums?: Path[]
/**
 * Boards: what the columns are and what a card shows.
 */
board?: {
/**
 * The choice field whose options are the columns.
 */
field: Name
/**
 * Fields shown on a card beneath the record's title.
 * 
 * @maxItems 6
 * 
 * Items: A field.
 */
card?: Path[]
}
/**
 * Calendars: where a record stands.
 */
calendar?: {
/**
 * The date or date-time at which a record stands.
 */
start: Name
/**
 * The end; absent, records have no length.
 */
end?: Name
/**
 * Records are coloured and filtered by this field, such as owner.
 */
by?: Path
/**
 * Two records that overlap and have all of these fields alike are in conflict, such as owner or branch; a warning and no refusal.
 * 
 * @maxItems 3
 * 
 * Items: A field.
 */
conflicts?: Name[]
}
/**
 * Maps: which address counts.
 */
map?: {
/**
 * The address field.
 */
address: Name
}
/**
 * Which records.
 */
filter?: Expression
/**
 * Sort order; a minus sign means descending.
 * 
 * @maxItems 4
 */
sort?: string[]
/**
 * The view a list opens with.
 */
default?: boolean
/**
 * People who hold one of these roles open the list with this view, before the default view.
 * 
 * Items: A role.
 */
roles?: Name[]
/**
 * Position among the views of the object.
 */
order?: number
/**
 * Template origin.
 */
origin?: Origin
}

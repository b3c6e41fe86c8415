import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateDocument } from '../../schemas/generated/metadata.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import type { MetadataDocument } from '../metadata/model.ts';
import { parseDocument, validateAgainstSchema } from '../metadata/parse-document.ts';

/** A template: its manifest and all its documents. */
export interface Template {
  readonly manifest: TemplateDocument | undefined;
  readonly documents: readonly MetadataDocument[];
}

/** Reads a folder of documents (a template or an export); every fault of every file is told, with the file as first part of the pointer. */
export async function loadTemplateFolder(folder: string): Promise<Template> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const issues: Issue[] = [];
  const documents: MetadataDocument[] = [];
  let manifest: TemplateDocument | undefined;
  for (const file of files) {
    const name = file.slice(folder.length + 1);
    const json = parseJson(await readFile(file, 'utf8'), name, issues);
    if (json === undefined) continue;
    if (name === 'template.json') {
      issues.push(...validateAgainstSchema('template', json).map((issue) => ({ ...issue, pointer: `${name}#${issue.pointer}` })));
      // @NOTE the schema has just accepted it, or an issue stops the load below.
      manifest = json as TemplateDocument;
      continue;
    }
    const parsed = parseDocument(json);
    if (parsed.ok) documents.push(parsed.value);
    else issues.push(...parsed.issues.map((issue) => ({ ...issue, pointer: `${name}#${issue.pointer}` })));
  }
  if (issues.length > 0) throw new AppError('invalid_document', `${issues[0]?.pointer}: ${issues[0]?.message}`, { issues });
  return { manifest, documents };
}

/** Where a document stands in such a folder. */
export function documentPath(document: MetadataDocument): string {
  return document.kind === 'field' ? join('fields', document.object, `${document.field}.json`) : join(`${document.kind}s`, `${document.name}.json`);
}

function parseJson(text: string, name: string, issues: Issue[]): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    issues.push({ pointer: name, message: `is not JSON: ${error instanceof Error ? error.message : String(error)}` });
    return undefined;
  }
}

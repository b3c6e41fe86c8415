import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Change } from '../../../engine/changes/change-sets.ts';
import { documentText } from '../../../engine/changes/documents/canonical-document.ts';
import { documentPath, loadTemplateFolder } from '../../../engine/changes/template-folder.ts';
import { loadStoredDocuments } from '../../../engine/database/model-store.ts';
import type { MetadataDocument } from '../../../engine/metadata/model.ts';
import { type Command, type CommandContext, requiredWord, UsageError } from './command.ts';

async function storedDocuments(context: CommandContext): Promise<readonly MetadataDocument[]> {
  const { documents } = await loadStoredDocuments(context.ground.database);
  return documents.map((entry) => entry.document);
}

async function exportFolder(context: CommandContext, folder: string): Promise<void> {
  const documents = await storedDocuments(context);
  for (const document of documents) {
    const file = join(folder, documentPath(document));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, documentText(document));
  }
  context.print(`${documents.length} documents in ${folder}`);
}

/** The edits that turn the workspace's documents into those of the folder. */
async function changesTo(context: CommandContext, folder: string): Promise<readonly Change[]> {
  const { documents: wanted } = await loadTemplateFolder(folder);
  const present = new Map((await storedDocuments(context)).map((document) => [`${document.kind} ${document.name}`, document]));
  const changes: Change[] = [];
  for (const given of wanted) {
    const key = `${given.kind} ${given.name}`;
    const before = present.get(key);
    present.delete(key);
    // A folder of seeds does not say where its documents come from; the workspace does, and keeps it.
    const document: MetadataDocument = given.origin === undefined && before?.origin !== undefined ? { ...given, origin: before.origin } : given;
    if (!before || documentText(before) !== documentText(document)) changes.push({ op: 'put', kind: document.kind, name: document.name, document });
  }
  for (const document of present.values()) changes.push({ op: 'delete', kind: document.kind, name: document.name });
  return changes;
}

export const metadataCommand: Command = {
  usage: 'metadata export <folder> | metadata diff <folder> | metadata import <folder>',
  summary: 'writes all documents to a folder, compares with one, or makes the workspace equal to one',
  async run(context) {
    const verb = requiredWord(context, 0, 'export, diff or import');
    const folder = requiredWord(context, 1, 'the folder');
    if (verb === 'export') {
      await exportFolder(context, folder);
      return 0;
    }
    if (verb !== 'diff' && verb !== 'import') throw new UsageError(`"metadata ${verb}" is not known`);
    const changes = await changesTo(context, folder);
    for (const change of changes) context.print(`${change.op} ${change.kind} ${change.name}`);
    if (verb === 'diff' || changes.length === 0) {
      if (changes.length === 0) context.print('no difference');
      return changes.length === 0 ? 0 : 1;
    }
    const { changeSets } = context.engine;
    const { id } = await changeSets.create(context.actor, { title: `import of ${folder}`, changes });
    const { status } = await changeSets.apply(context.actor, id);
    await changeSets.drain();
    context.print(`change set ${id}: ${(await changeSets.get(context.actor, id))?.status ?? status}`);
    return 0;
  },
};

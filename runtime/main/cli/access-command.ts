import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportHtml } from '../../../engine/rights/prove/report/report-html.ts';
import { reportNotes } from '../../../engine/rights/prove/report/report-notes.ts';
import { proveAccess } from '../proof/prove-access.ts';
import { type Command, type CommandContext, requiredWord, textOption, UsageError } from './command.ts';

const defaultFolder = 'proof-of-rights';

export const accessCommand: Command = {
  usage: 'access prove [--out <folder>] [--everyone]',
  summary: 'proves the rights of the live data, reading only, and writes report.html and report.json; exit code 1 where anything differs',
  async run(context) {
    if (requiredWord(context, 0, 'the word prove') !== 'prove') throw new UsageError('there is only: access prove');
    const folder = textOption(context, 'out') ?? defaultFolder;
    const { ground, engine, print } = context;
    const start = performance.now();
    const proof = await proveAccess(ground.database, engine, {
      everyone: context.options.everyone === true,
      onPerson: (name, index, of) => print(`${index + 1} of ${of}: ${name}`),
    });
    mkdirSync(folder, { recursive: true });
    const notes = reportNotes(engine.models.current());
    writeFileSync(join(folder, 'report.html'), reportHtml(proof, notes));
    writeFileSync(join(folder, 'report.json'), `${JSON.stringify({ ...proof, notes }, undefined, 2)}\n`);
    tell(
      context,
      proof.differences.length,
      `${proof.compared.toLocaleString('en')} cells and answers compared as ${proof.people.length} people in ${((performance.now() - start) / 1_000).toFixed(0)} s`,
    );
    print(join(folder, 'report.html'));
    return proof.differences.length === 0 ? 0 : 1;
  },
};

function tell({ print }: CommandContext, differences: number, what: string): void {
  print(differences === 0 ? `${what}: no difference` : `${what}: ${differences} differences`);
}

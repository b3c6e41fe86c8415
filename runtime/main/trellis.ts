/** The entry of the command line: npm run trellis -- <command>. Imports nothing at its top, so that an old Node gets to the message. */
const neededMajor = 24;

if (Number(process.versions.node.split('.')[0]) < neededMajor) {
  console.error(
    `Trellis needs Node ${neededMajor} or newer; this is Node ${process.versions.node}. Run it through "npm run trellis --", which brings its own.`,
  );
  process.exit(1);
}

const { runCommand } = await import('./cli/run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2), process.env);

/** The entry of the server. Imports nothing at its top, so that an old Node gets to the message. */
const neededMajor = 24;

if (Number(process.versions.node.split('.')[0]) < neededMajor) {
  console.error(`Trellis needs Node ${neededMajor} or newer; this is Node ${process.versions.node}. Run it through "npm start", which brings its own.`);
  process.exit(1);
}

const { runServer } = await import('./run-server.ts');
await runServer(process.argv.slice(2), process.env);

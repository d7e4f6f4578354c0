// node validate.mjs DOCUMENT: prints what the AsyncAPI parser says of it; ends with 1 if that is worse than information.
import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';

const SEVERITIES = ['error', 'warning', 'information', 'hint'];
const WARNING = 1;

const { document, diagnostics } = await new Parser().parse(await readFile(process.argv[2], 'utf8'));
for (const { severity, code, path, message } of diagnostics) {
  console.log(`${SEVERITIES[severity]} ${code} at ${path.join('/')}: ${message}`);
}
if (document) {
  console.log(`${document.channels().length} channels, ${document.operations().length} operations, ${document.messages().length} messages`);
}
process.exitCode = document && diagnostics.every(({ severity }) => severity > WARNING) ? 0 : 1;

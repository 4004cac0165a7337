// Fills templates with docxtemplater, one line of JSON in and one out: {"template", "data", "times"} gives how many
// milliseconds each time took, in memory, from the bytes of the template to those of the document.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../validators/package.json", import.meta.url));
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const options = { paragraphLoop: true, linebreaks: true, delimiters: { start: "{{", end: "}}" }, nullGetter: () => "" };

function fill(template, data) {
  const document = new Docxtemplater(new PizZip(template), options);
  document.render(data);
  return document.toBuffer();
}

for await (const line of createInterface({ input: process.stdin })) {
  const { template, data, times } = JSON.parse(line);
  const bytes = Buffer.from(template, "base64");
  const taken = [];
  let made;
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    made = fill(bytes, data);
    taken.push(performance.now() - start);
  }
  console.log(JSON.stringify({ taken, made: made.toString("base64") }));
}

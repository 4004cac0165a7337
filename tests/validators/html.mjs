// {"name": "<!doctype html>...", ...} on standard input -> [{name, rule, message, line, column}, ...] on standard output.
import { HtmlValidate } from 'html-validate'

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    // Not whether a page is valid but how its makers like to write.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    // The kit's error summary has its heading before the page's own.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // Only another server's files need a checksum, and there are none.
    'require-sri': ['error', { target: 'crossorigin' }],
    'no-inline-style': 'off',
    // The kit names a section with aria-label and writes tel: and e-mail as it likes.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'tel-non-breaking': 'off',
  },
})

let input = ''
for await (const part of process.stdin.setEncoding('utf8')) input += part

const found = []
for (const [name, page] of Object.entries(JSON.parse(input))) {
  const report = await checker.validateString(page)
  for (const { messages } of report.results)
    for (const { ruleId: rule, message, line, column } of messages) found.push({ name, rule, message, line, column })
}
process.stdout.write(JSON.stringify(found))

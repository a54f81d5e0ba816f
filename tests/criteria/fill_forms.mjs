// Fills XForms with ODK's own engine, line by line: {form, sets: [[[field, value], ...], ...]} in,
// one object of field: value for each set out. The engine wants the DOM of a browser.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const { resolve } = createRequire(new URL('../../pwa/package.json', import.meta.url))
const load = (name) => import(pathToFileURL(resolve(name)))

const { JSDOM } = await load('jsdom')
const { window } = new JSDOM()
for (const name of ['DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'Attr', 'Text', 'document']) {
  globalThis[name] = window[name]
}
globalThis.window = window
globalThis.__dirname = '' // its XPath parser takes Node for CommonJS
const { loadForm } = await load('@getodk/xforms-engine')

/** Every field of a form by its name, whatever its groups. */
function listFields(parent, fields = new Map()) {
  for (const node of parent.currentState.children ?? []) {
    const name = node.definition.nodeset.split('/').pop()
    if (node.nodeType === 'group') listFields(node, fields)
    else fields.set(name, node)
  }
  return fields
}

function answer(node, value) {
  if (node === undefined) throw new Error('no such field')
  if (node.nodeType === 'upload') node.setValue(value && new File(['a'], value, { type: 'image/jpeg' }))
  else if (node.nodeType !== 'select') node.setValue(value)
  else if (Array.isArray(value)) node.selectValues(value)
  else node.selectValue(value)
}

/** What the fields hold in the end, those that are not relevant left out, and what is refused. */
function read(fields) {
  const values = {}
  for (const [name, node] of fields) {
    if (node.currentState.relevant) values[name] = node.currentState.instanceValue
    if (node.validationState?.constraint?.valid === false) throw new Error(`${name} is refused`)
  }
  return values
}

/** The next answers in place of the last ones, as by a person who changes their mind. */
function answerAnew(fields, last, next) {
  const [before, after] = [new Map(last), new Map(next)]
  for (const name of before.keys()) {
    const node = fields.get(name)
    if (!after.has(name)) answer(node, node.nodeType === 'input' ? '' : null)
  }
  for (const [name, value] of after) {
    if (String(before.get(name)) !== String(value)) answer(fields.get(name), value)
  }
  return read(fields)
}

function fill(form, sets) {
  const fields = listFields(form.createInstance().root)
  return sets.map((answers, n) => answerAnew(fields, sets[n - 1] ?? [], answers))
}

for await (const line of createInterface({ input: process.stdin })) {
  const { form, sets } = JSON.parse(line)
  const loaded = await loadForm(form)
  if (loaded.status !== 'success') throw loaded.error
  process.stdout.write(JSON.stringify(fill(loaded, sets)) + '\n')
}

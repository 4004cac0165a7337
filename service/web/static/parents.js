// What the page for parents' texts does by itself when scripts run: look at a text while it is typed, mark the remarks in it,
// and put plainer words in. Without scripts the same buttons send the page. Saving while typing is wizard.js's.

const form = document.getElementById('blad')
const bar = document.getElementById('leesbaarheid')
const PAUSE = 350

let changed = 0
let timer = 0

const marked = (area) => document.getElementById(area.id + '-marked')

// The marks lie under the box, letter over letter. What is typed moves them, so they wait for the next answer; the plain
// text stays, and makes the box as high as it needs to be.
form.addEventListener('input', (event) => {
  if (event.target.tagName !== 'TEXTAREA') return
  marked(event.target).textContent = event.target.value
  changed += 1
  plan()
})

function plan() {
  clearTimeout(timer)
  timer = setTimeout(look, PAUSE)
}

async function look() {
  const now = changed
  try {
    const answer = await fetch(form.dataset.kijk, {
      method: 'POST',
      body: new FormData(form),
      headers: { Accept: 'application/json', 'X-CSRFToken': form.elements.csrf_token.value },
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    })
    if (!answer.ok || changed > now) return
    show(await answer.json(), now)
  } catch {
    // No connection: wizard.js says so. The next key asks again.
  }
}

function show(said, asked) {
  if (changed > asked) return
  bar.innerHTML = said.bar
  for (const [id, box] of Object.entries(said.boxes)) {
    const margin = document.getElementById(id + '-margin')
    if (!margin || margin.contains(document.activeElement)) continue
    margin.innerHTML = box.margin
    document.getElementById(id + '-marked').innerHTML = box.marked
  }
}

// Places are counted in characters, and a script counts in halves of some of them.
function halves(text, characters) {
  return [...text].slice(0, characters).join('').length
}

form.addEventListener('click', (event) => {
  const button = event.target.closest('[data-instead]')
  if (!button) return
  event.preventDefault()
  const area = document.getElementById(button.dataset.box)
  const words = button.dataset.words
  let start = halves(area.value, Number(button.dataset.start))
  if (area.value.slice(start, start + words.length) !== words) start = area.value.indexOf(words)
  area.focus()
  if (start >= 0) {
    area.setSelectionRange(start, start + words.length)
    // Not setRangeText: what this does can be undone with a key.
    document.execCommand('insertText', false, button.dataset.instead)
  }
})

// What a page of questions does by itself when scripts run: put a starter phrase at the cursor, and save while typing.
// Without scripts the same buttons send the page.

const form = document.getElementById('blad')
const status = document.getElementById('opgeslagen')

// A starter phrase goes where the cursor is, never over what is there. A box loses the cursor when a button is clicked,
// so the last one that had it is kept.
form.addEventListener('click', (event) => {
  const chip = event.target.closest('[data-zin]')
  if (!chip) return
  event.preventDefault()
  const area = document.getElementById(chip.dataset.voor)
  const at = area.dataset.cursor === undefined ? area.value.length : area.selectionStart
  const before = area.value.slice(0, at).trimEnd()
  const phrase = (before ? before + '\n' : '') + chip.dataset.zin + ' '
  area.value = phrase + area.value.slice(at).trimStart()
  area.focus()
  area.setSelectionRange(phrase.length, phrase.length)
  area.dispatchEvent(new Event('input', { bubbles: true }))
})
form.addEventListener('focusin', (event) => {
  if (event.target.tagName === 'TEXTAREA') event.target.dataset.cursor = ''
})

// Saving: a moment after the last key, one request at a time, again and again until it worked.
const PAUSE = 800
const AGAIN = 4000
let changed = 0
let kept = 0
let timer = 0
let sending = false
let underway = Promise.resolve()
let leaving = false

// Spoken only when it matters: not at every pause in the typing.
let fine = true
function say(text, icon, ok) {
  status.setAttribute('aria-live', ok && fine ? 'off' : 'polite')
  if (icon !== 'wait') fine = ok
  status.querySelector('span').textContent = text
  status.querySelector('use').setAttribute('href', status.dataset[icon])
  status.classList.toggle('zr-saved--not', !ok)
}

function plan(wait) {
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (!sending && !leaving) underway = send()
  }, wait)
}

function post(options) {
  return fetch(form.dataset.concept, {
    method: 'POST',
    body: new FormData(form),
    headers: { Accept: 'application/json', 'X-CSRFToken': form.elements.csrf_token.value },
    redirect: 'error',
    signal: AbortSignal.timeout(20_000),
    ...options,
  })
}

// Signed out and in again elsewhere: this page's token is of the session before. A fresh page has one that holds.
async function renew() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const token = page.querySelector('#blad [name=csrf_token]')
  if (token) form.elements.csrf_token.value = token.value
}

async function send() {
  sending = true
  const now = changed
  say(form.dataset.busy, 'wait', true)
  try {
    const answer = await post()
    const said = await answer.json()
    if (answer.ok) {
      kept = now
      say(said.message, 'check', true)
      const meter = document.getElementById('lengte')
      if (meter) meter.innerHTML = said.meter
    } else {
      // First this: its answer brings a cookie, which may not come after the one of somebody who signs in on our word.
      if (answer.status === 400) await renew()
      const forUs = [401, 409, 413].includes(answer.status)
      say((forUs && said.message) || form.dataset.refused, 'alert', false)
      if (![409, 413].includes(answer.status)) plan(AGAIN)
    }
  } catch {
    if (!leaving) say(form.dataset.offline, 'alert', false)
    plan(AGAIN)
  }
  sending = false
  if (changed > now) plan(PAUSE)
}

form.addEventListener('input', () => {
  changed += 1
  plan(PAUSE)
})
// What is on its way goes first: arriving after the page itself, it would come back as a draft.
form.addEventListener('submit', (event) => {
  leaving = true
  clearTimeout(timer)
  if (!sending) return
  event.preventDefault()
  underway.then(() => form.requestSubmit(event.submitter))
})
// Back from the page's cache: typing goes on.
window.addEventListener('pageshow', () => {
  leaving = false
})
window.addEventListener('online', () => {
  if (changed > kept) plan(0)
})
// Someone leaves before the pause is over: the browser sends it along, up to 64 kB.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' && !leaving && changed > kept) post({ keepalive: true }).catch(() => {})
})

// A page of work that goes on elsewhere keeps asking how far it is. Without this one refreshes it by hand.
const card = document.getElementById('ronde')
const title = document.getElementById('h-run')
const left = document.getElementById('nog')
const bar = card.querySelector('progress')
const EVERY = 1000
let first

document.getElementById('ververs').hidden = true

function say(element, text) {
  if (element.textContent !== text) element.textContent = text
}

// How long it still takes at the speed since this page was opened.
function estimate(done, total) {
  first ??= { done, at: Date.now() }
  const made = done - first.done
  const seconds = made > 0 ? Math.ceil(((Date.now() - first.at) / made) * (total - done) / 1000) : 0
  if (!seconds) return ''
  return seconds < 90
    ? card.dataset.seconds.replace('{aantal}', seconds)
    : card.dataset.minutes.replace('{aantal}', Math.ceil(seconds / 60))
}

async function ask() {
  try {
    const answer = await fetch(card.dataset.stand, { headers: { Accept: 'application/json' } })
    if (answer.status === 401) return location.reload()
    if (answer.ok) {
      const now = await answer.json()
      if (now.page !== card.dataset.page) return location.reload()
      say(title, now.title)
      if (now.total !== null) {
        bar.max = Math.max(now.total, 1)
        bar.value = now.done
        say(left, estimate(now.done, now.total))
      }
    }
  } catch {
    // No connection now: ask again.
  }
  setTimeout(ask, EVERY)
}

setTimeout(ask, EVERY)

// The bar under a comparison counts along while someone chooses. Without this the page says the same after sending.
const form = document.getElementById('terug')
const status = document.getElementById('stand')
const button = document.getElementById('verwerk')

function names() {
  return [...new Set([...form.querySelectorAll('input[type=radio][name^="keuze:"], input[type=radio][name^="buiten:"]')].map((one) => one.name))]
}

function title(name) {
  const legend = form.querySelector(`input[name="${CSS.escape(name)}"]`).closest('section').querySelector('h2')
  return legend.firstChild.textContent.trim() || legend.textContent.trim()
}

// Only what is different is written: a click on a button whose text is put back between press and release gets lost.
function say(element, text) {
  if (element.textContent !== text) element.textContent = text
}

function count() {
  const all = names()
  const open = all.filter((name) => !form.querySelector(`input[name="${CSS.escape(name)}"]:checked`))
  const made = all.length - open.length
  say(status.querySelector('b'), form.dataset.stand.replace('{gemaakt}', made).replace('{alle}', all.length))
  const labels = [...new Set(open.map(title))].join(', ')
  say(status.querySelector('span'), labels ? form.dataset.open.replace('{wat}', labels) : '')
  say(button, made === 1 ? form.dataset.een : form.dataset.meer.replace('{aantal}', made))
}

form.addEventListener('change', count)
count()

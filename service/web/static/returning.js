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

function count() {
  const all = names()
  const open = all.filter((name) => !form.querySelector(`input[name="${CSS.escape(name)}"]:checked`))
  const made = all.length - open.length
  status.querySelector('b').textContent = form.dataset.stand.replace('{gemaakt}', made).replace('{alle}', all.length)
  const labels = [...new Set(open.map(title))].join(', ')
  status.querySelector('span').textContent = labels ? form.dataset.open.replace('{wat}', labels) : ''
  button.textContent = made === 1 ? form.dataset.een : form.dataset.meer.replace('{aantal}', made)
}

form.addEventListener('change', count)
count()

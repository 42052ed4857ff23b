// One page: order a book, watch it being made, open it. Everything that people or models wrote is set as text.
const $ = (id) => document.getElementById(id)
const form = $('order')
let source = null
let key = crypto.randomUUID()

const says = {
  queued: 'Your book is in line.',
  processing: 'Writing the story.',
  text_complete: 'The story is written. The pictures come next.',
  images_processing: 'Painting the pictures.',
  assembling: 'Putting the book together.',
  complete: 'Your book is ready.',
  partial: 'Your book is ready, but a picture could not be made.',
  failed: 'We could not finish this book.',
  cancelled: 'You stopped this book.',
}
const finals = ['complete', 'partial', 'failed', 'cancelled']

// A hash may come from somebody else's link: only a book's id is taken from it, never a piece of a path.
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const bookId = () => idForm.exec(location.hash.slice(1))?.[0] ?? ''
const pathOf = (id) => `/v1/books/${encodeURIComponent(id)}`

async function call(path, init) {
  const answer = await fetch(path, init)
  const body = answer.status === 204 ? null : await answer.json()
  if (answer.status === 401 && path !== '/v1/session') askForKey()
  if (!answer.ok)
    throw new Error(
      body.errors?.map((one) => `${one.field}: ${one.message}`).join(', ') ?? body.detail ?? body.title,
    )
  return body
}

function askForKey() {
  source?.close()
  for (const other of [form, $('book'), $('leave')]) other.hidden = true
  $('who').textContent = ''
  $('enter').hidden = false
  $('key').focus()
}

/** Who we are; without a key where one is needed, the page asks for it. */
async function greet() {
  const me = await call('/v1/me')
  $('enter').hidden = true
  $('who').textContent = me.via === 'open' ? '' : me.user
  $('leave').hidden = me.via !== 'session'
  await showStyles()
  open()
}

$('enter').addEventListener('submit', async (event) => {
  event.preventDefault()
  $('refused').textContent = ''
  const body = JSON.stringify({ key: $('key').value })
  try {
    await call('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    $('key').value = ''
  } catch (error) {
    return ($('refused').textContent = error.message)
  }
  // The key is right: if nobody is known now, the browser kept no cookie.
  await greet().catch(() => {
    $('refused').textContent = 'You could not be kept signed in. Open this page with https://.'
  })
})

$('leave').addEventListener('click', async () => {
  await call('/v1/session', { method: 'DELETE' }).catch(() => {})
  // Nothing of theirs stays in the page.
  location.replace('/')
})

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

async function showStyles() {
  if ($('styles').children.length > 1) return
  const { items } = await call('/v1/styles')
  for (const [at, style] of items.entries()) {
    const input = element('input', { type: 'radio', name: 'style', value: style.id, checked: at === 0 })
    $('styles').append(
      element('label', {}, input, element('img', { src: style.sample_url, alt: '' }), style.name),
    )
  }
}

form.addEventListener('input', () => (key = crypto.randomUUID()))
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  $('problem').textContent = ''
  const data = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''))
  const order = { ...data, pages: Number(data.pages) }
  if (data.hero) order.hero = { name: data.hero, look: data.hero }
  try {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const book = await call('/v1/books', { method: 'POST', headers, body: JSON.stringify(order) })
    key = crypto.randomUUID()
    location.hash = book.id
  } catch (error) {
    $('problem').textContent = error.message
  }
})

for (const verb of ['cancel', 'resume'])
  $(verb).addEventListener('click', async () => {
    const id = bookId()
    if (id === '') return
    try {
      await call(`${pathOf(id)}/${verb}`, { method: 'POST' })
    } catch (error) {
      $('now').textContent = error.message
    }
    open()
  })

function page({ number, text, text_status, picture_url, picture_status, picture_alt }, revision) {
  const waits =
    picture_status === 'missing'
      ? 'This picture could not be made.'
      : text
        ? 'This picture is being painted.'
        : 'This page is being written.'
  const picture = picture_url
    ? element('img', { src: `${picture_url}?r=${revision}`, alt: picture_alt ?? '', loading: 'lazy' })
    : element('div', { className: 'blank', textContent: waits })
  const words = text ?? (text_status === 'missing' ? 'This page was not written.' : '…')
  return element(
    'li',
    {},
    picture,
    element('p', { textContent: words, ariaLabel: `Page ${number}: ${words}` }),
  )
}

let shown = []
function show(book) {
  $('title').textContent = book.title ?? 'Your book'
  document.title = `${book.title ?? 'Your book'} · Storymill`
  const wait = book.waiting_for ? ` Waiting, because of: ${book.waiting_for.reason}.` : ''
  const error = book.error ? ` ${book.error.message}` : ''
  const words = (says[book.status] ?? book.status) + wait + error
  if ($('now').textContent !== words) $('now').textContent = words
  $('bar').value = book.progress_percent
  $('cancel').hidden = finals.includes(book.status)
  $('resume').hidden = book.status !== 'partial' && book.status !== 'failed'
  $('pdf').hidden = book.pdf_url === null
  if (book.pdf_url) $('pdf').href = book.pdf_url
  const forms = book.pages.map((one) => JSON.stringify([one, book.revision]))
  if (forms.length !== shown.length)
    $('pages').replaceChildren(...book.pages.map((one) => page(one, book.revision)))
  else
    for (const [at, formNow] of forms.entries())
      if (formNow !== shown[at]) $('pages').children[at].replaceWith(page(book.pages[at], book.revision))
  shown = forms
}

let asking = null
async function refresh(id) {
  asking ??= call(pathOf(id)).finally(() => (asking = null))
  const book = await asking
  if (bookId() === id) show(book)
}

function open() {
  if (!$('enter').hidden) return
  source?.close()
  const id = bookId()
  form.hidden = id !== ''
  $('book').hidden = id === ''
  if (id === '') return $('idea').focus()
  shown = []
  $('pages').replaceChildren()
  $('title').focus()
  source = new EventSource(`${pathOf(id)}/events`)
  const news = ({ data }) => {
    const { status } = JSON.parse(data)
    if (finals.includes(status)) source.close()
    refresh(id).catch(() => {})
  }
  for (const type of ['snapshot', 'status', 'progress', 'page']) source.addEventListener(type, news)
  refresh(id).catch((error) => ($('now').textContent = error.message))
}

addEventListener('hashchange', open)
greet().catch((error) => ($('problem').textContent = error.message))

import type { SharedBook } from '../book/share.ts'

/** Without a script, and without leave for one: whatever a book's text says, nothing runs. */
export const sharedPagePolicy =
  "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Everything put in is text, in elements and in quoted attributes alike, unless it came from here. */
function markup(parts: TemplateStringsArray, ...values: (string | number | Markup | Markup[])[]): Markup {
  const put = (value: (typeof values)[number]): string => {
    if (value instanceof Markup) return value.text
    if (Array.isArray(value)) return value.map(put).join('')
    return String(value).replace(/[&<>"']/g, (letter) => escapes[letter] ?? '')
  }
  return new Markup(String.raw({ raw: parts }, ...values.map(put)))
}

const nothing = markup``

/** A shared book to read, as a page of its own. */
export function sharedPage(book: SharedBook): string {
  const title = book.title ?? 'A book'
  const picture = (url: string | null, alt: string | null) =>
    url ? markup`<img src="${url}" alt="${alt ?? ''}" loading="lazy">` : nothing
  const file = markup`<p class="file"><a href="${book.pdf_url ?? ''}">The book as a PDF</a></p>`
  return frame(
    { title, language: book.language },
    markup`<h1 dir="auto">${title}</h1>
${picture(book.cover_url, `The cover of ${title}`)}
<ol>
${book.pages.map((page) => pageOf(picture(page.picture_url, page.picture_alt), page.text ?? ''))}</ol>
${book.pdf_url ? file : nothing}`,
  )
}

const pageOf = (picture: Markup, text: string): Markup =>
  markup`<li>${picture}<p dir="auto">${text}</p></li>
`

/** For a secret that shows nothing, or nothing any more; it does not say which. */
export const goneSharedPage = frame(
  { title: 'Not shared', language: 'en' },
  markup`<h1 dir="auto">This book is not shared</h1>
<p>The link may have ended, or was not copied whole. Ask whoever gave it to you.</p>`,
)

function frame({ title, language }: { title: string; language: string }, body: Markup): string {
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="stylesheet" href="/shared.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text
}

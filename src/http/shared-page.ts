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
function html(parts: TemplateStringsArray, ...values: (string | number | Markup | Markup[])[]): Markup {
  const put = (value: (typeof values)[number]): string => {
    if (value instanceof Markup) return value.text
    if (Array.isArray(value)) return value.map(put).join('')
    return String(value).replace(/[&<>"']/g, (letter) => escapes[letter] ?? '')
  }
  return new Markup(String.raw({ raw: parts }, ...values.map(put)))
}

const nothing = html``

/** A shared book to read, as a page of its own. */
export function sharedPage(book: SharedBook): string {
  const title = book.title ?? 'A book'
  const picture = (url: string | null, alt: string | null) =>
    url ? html`<img src="${url}" alt="${alt ?? ''}" loading="lazy" />` : nothing
  return frame(
    { title, language: book.language },
    html`<h1 dir="auto">${title}</h1>
      ${picture(book.cover_url, `The cover of ${title}`)}
      <ol>
        ${book.pages.map(
          (page) =>
            html`<li>
              ${picture(page.picture_url, page.picture_alt)}
              <p dir="auto">${page.text ?? ''}</p>
            </li> `,
        )}
      </ol>
      ${book.pdf_url ? html`<p class="file"><a href="${book.pdf_url}">The book as a PDF</a></p>` : nothing}`,
  )
}

/** For a secret that shows nothing, or nothing any more; it does not say which. */
export const goneSharedPage = frame(
  { title: 'Not shared', language: 'en' },
  html`<h1>This book is not shared</h1>
    <p>The link may have ended, or was not copied whole. Ask whoever gave it to you.</p>`,
)

function frame({ title, language }: { title: string; language: string }, body: Markup): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        <link rel="stylesheet" href="/shared.css" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text
}

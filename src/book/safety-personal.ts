import type { Unsafe } from './safety.ts'

const capitals = String.raw`\p{Lu}[\p{L}’'.-]*`
const street = String.raw`(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Boulevard|Blvd\.?)`
// Also plain words of stories, so they need a sign that an address is meant.
const lane = String.raw`(?:Lane|Ln\.?|Drive|Dr\.?|Court|Ct\.?|Close|Way|Place|Square|Terrace|Crescent|St)`

const address = new RegExp(
  [
    String.raw`\d{1,5}[A-Za-z]?,? (?:${capitals} ){1,3}${street}(?![\p{L}])`,
    String.raw`(?:[Ll]ives? at|[Aa]ddress:?|[Aa]ddress is) \d{1,5}[A-Za-z]?,? (?:${capitals} ){1,3}${lane}(?![\p{L}])`,
    // German, Dutch: the number comes last.
    String.raw`${capitals}(?:straße|strasse|str\.|gasse|allee|platz|straat) \d{1,4}(?!\d)`,
    // French.
    String.raw`\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|chemin|impasse) (?:(?:de|du|des|la|le|les) )*(?:l’|l'|d’|d')?${capitals}`,
    // Spanish, Portuguese, Italian.
    String.raw`(?:[Cc]alle|[Aa]venida|Avda\.|[Rr]ua|[Vv]ia|[Pp]iazza) (?:(?:de|del|da|do|la|las|los) )*${capitals}(?: ${capitals}){0,3},? (?:n\.?º? ?)?\d{1,4}(?!\d)`,
    // Russian.
    String.raw`(?:ул\.|улица|проспект|пр-т|переулок) \p{Lu}\p{L}+(?: \p{L}+)?,? (?:д\.|дом)? ?\d{1,4}`,
  ].join('|'),
  'u',
)

// Addresses of stories, which everybody may write.
const famous = /221b? Baker Street|4 Privet Drive|42 Wallaby Way|17 Cherry Tree Lane|32 Windsor Gardens/gi

const tests: { says: string; found(text: string): boolean }[] = [
  {
    says: 'holds an e-mail address',
    found: (text) => /[\p{L}\p{N}._%+-]+(?:@| ?[([{]at[)\]}] ?)[\p{L}\p{N}-]+(?:\.\p{L}{2,})+/iu.test(text),
  },
  { says: 'holds a payment card number', found: (text) => cards(text).some(luhn) },
  { says: 'holds an identity or account number', found: (text) => numbersOfState.test(text) },
  { says: 'holds a phone number', found: (text) => phones.some((phone) => phone.test(text)) },
  {
    says: 'holds a street address',
    found: (text) => address.test(text.replace(famous, '')),
  },
]

const phones = [
  /\+\d(?:[ ()./-]{0,2}\d){7,14}(?!\d)/,
  // A trunk zero: 9 to 12 digits in all, so that "0800 times" and "007" are none.
  /(?<![\d.,]|\d )\(?0\d(?:[ ()./-]{0,2}\d){7,10}(?!\d)/,
  // North America.
  /(?<![\d.,])(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)/,
  /\b(?:call|phone|tel|telephone|mobile|whatsapp|handy|telefon|teléfono|телефон)\b\D{0,20}\d(?:[ ()./-]{0,2}\d){5,}/iu,
]

// US social security; IBAN.
const numbersOfState =
  /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)|\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/

const cards = (text: string): string[] =>
  [...text.matchAll(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g)].map(([found]) => found.replace(/\D/g, ''))

/** The check digit that every payment card has, and one in ten of other numbers. */
function luhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((sum, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
      return sum + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits)
}

/** What says who or where a person is. A book is printed and shared; this must not be in it. */
export function personalData(text: string): Unsafe[] {
  const plain = text.normalize('NFKC').replace(/[\u2010-\u2015]/g, '-')
  return tests.filter((test) => test.found(plain)).map(({ says }) => ({ category: 'personal data', says }))
}

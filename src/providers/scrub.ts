/** What looks like a secret wherever it stands: keys of the known forms, bearer tokens, secrets in URLs and in JSON. */
const secretForms: readonly [RegExp, string][] = [
  [/\b(bearer|basic|key|token)(\s+|\s*[:=]\s*)[\w~+/.-]{8,}=*/gi, '$1 [secret]'],
  [/\b(?:sk|pk|rk|r8|fal|key|xai|gsk|pplx|hf|AIza|ya29|ghp|glpat)[-_.]?[\w.*…-]{12,}/g, '[secret]'],
  [
    /([?&#;](?:[\w-]*(?:key|token|secret|sig|signature|credential|password|auth)[\w-]*)=)[^&\s"'<>]+/gi,
    '$1[secret]',
  ],
  [/(\/\/)[^\s/@]+@/g, '$1[secret]@'],
  [/("[\w-]*(?:key|token|secret|password|authorization)[\w-]*"\s*:\s*")[^"]+/gi, '$1[secret]'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{16,}/gi, '[secret]'],
  [/\b[0-9a-f]{32,}\b/gi, '[secret]'],
]

/** One line of at most `most` characters without anything that looks like a secret, and without those that are given. */
export function scrub(text: string, secrets: readonly string[] = [], most = 500): string {
  let clean = text.slice(0, 8_192)
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, '[secret]')
  for (const [form, instead] of secretForms) clean = clean.replace(form, instead)
  clean = clean.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return clean.length <= most ? clean : `${clean.slice(0, most - 1).trimEnd()}…`
}

/** What looks like a secret wherever it stands. A word of people, such as `key_limit_exceeded`, must not. */
const secretForms: readonly [RegExp, string][] = [
  [/\bbearer\s+[\w~+/.=-]{6,}/gi, 'Bearer [secret]'],
  [/\bbasic\s+(?=\S*\d)[\w+/=-]{8,}/gi, 'Basic [secret]'],
  [/\b(key|token|secret|password)(["']?\s*[:=]\s*["']?)(?=[\w~+/.-]*\d)[\w~+/.-]{8,}=*/gi, '$1$2[secret]'],
  // OpenAI, Anthropic, Stripe and gateways that copy them, masked ones too; then the marks of other houses.
  [/\b[spr]k[-_][\w*.…-]{5,}[\w*]/g, '[secret]'],
  [/\b(?:r8_|hf_|gsk_|xai-|pplx-|bfl_|ghp_|glpat-|AIza|ya29\.|AQ\.)[\w.-]{11,}\w/g, '[secret]'],
  // fal: an id and a hexadecimal secret. Azure: 32 hexadecimal digits, or 84 of everything.
  [/\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}:[\da-f]{16,}/gi, '[secret]'],
  [/\b[\da-f]{32,}\b/gi, '[secret]'],
  [/\b(?=[\w+/-]*\d)(?=[\w+/-]*[A-Z])(?=[\w+/-]*[a-z])[\w+/-]{40,}={0,2}/g, '[secret]'],
  [/(\/\/)[^\s/@]+@/g, '$1[secret]@'],
  [/([?&#;][\w-]*(?:key|token|secret|sig|credential|password|auth)[\w-]*=)[^&\s"'<>]+/gi, '$1[secret]'],
  [/("[\w-]*(?:key|token|secret|password|authorization)[\w-]*"\s*:\s*")[^"]+/gi, '$1[secret]'],
]

/** One line of at most `most` characters without anything that looks like a secret, and without those that are given. */
export function scrub(text: string, secrets: readonly string[] = [], most = 500): string {
  let clean = text.slice(0, 8_192)
  for (const secret of secrets.flatMap((one) => [one, encodeURIComponent(one.toWellFormed())]))
    if (secret.length >= 4) clean = clean.replaceAll(secret, '[secret]')
  for (const [form, instead] of secretForms) clean = clean.replace(form, instead)
  clean = clean.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return clean.length <= most ? clean : `${clean.slice(0, most - 1).trimEnd()}…`
}

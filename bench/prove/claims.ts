/** One sentence that a run shows to be true or not, with the figures that say so. */
export type Claim = { claim: string; pass: boolean; figures: string }

export const claim = (text: string, pass: boolean, figures: string): Claim => ({ claim: text, pass, figures })

const width = 78

/** The table at the end of a run. */
export function printClaims(title: string, claims: readonly Claim[]): void {
  console.log(`\n${title}\n${'-'.repeat(width + 6)}`)
  for (const one of claims) {
    console.log(`${one.pass ? 'PASS' : 'FAIL'}  ${one.claim}`)
    console.log(`      ${one.figures}`)
  }
  console.log('-'.repeat(width + 6))
}

const begun = performance.now()
/** Says what is being done, with the seconds since the start. With `--json` on standard error, as the answer is not yet there. */
export const say = (line: string): void =>
  console.error(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(6)} s  ${line}`)

/** Prints the claims as asked and answers the exit code. */
export function conclude(claims: readonly Claim[], figures: object, json: boolean, title: string): number {
  const pass = claims.every((one) => one.pass)
  if (json) console.log(JSON.stringify({ pass, claims, figures }))
  else {
    printClaims(title, claims)
    console.log(pass ? 'PASS' : 'FAIL')
  }
  return pass ? 0 : 1
}

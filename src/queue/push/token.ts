import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose'

/** Whose word is taken: of what issuer, by which keys, for whom, in whose name. */
export type Trusted = { issuers: string[]; jwks: URL; audience: string; email: string }

const fetch_ms = 5_000
const keep_ms = 600_000
// Whoever sends tokens with invented keys makes us ask the issuer at most this often.
const cooldown_ms = 5_000
const clocks_differ_s = 30

/**
 * Checks the OIDC token of a request. Answers 200, 401 (no token, or none that is to be believed), 403 (a good one, of
 * somebody else) or 503 (the issuer's keys could not be had, so nobody can tell). `onTrouble`: what a person has to mend.
 */
export function tokenCheck(trusted: Trusted, onTrouble: (error: Error) => void) {
  const keys = createRemoteJWKSet(trusted.jwks, {
    timeoutDuration: fetch_ms,
    cooldownDuration: cooldown_ms,
    cacheMaxAge: keep_ms,
  })
  return async (authorization: string | undefined): Promise<200 | 401 | 403 | 503> => {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
    if (token === undefined) return 401
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: trusted.issuers,
        audience: trusted.audience,
        clockTolerance: clocks_differ_s,
        requiredClaims: ['exp', 'iat', 'email'],
      })
      return isOurs(payload, trusted) ? 200 : 403
    } catch (error) {
      if (isTheToken(error)) {
        if (isMisled(error, trusted)) onTrouble(new Error(`its requests are not for ${trusted.audience}`))
        return 401
      }
      onTrouble(new Error('the keys of its tokens cannot be fetched', { cause: error }))
      return 503
    }
  }
}

const isOurs = ({ email, email_verified }: JWTPayload, trusted: Trusted) =>
  email === trusted.email && email_verified === true

/** Nothing but the token is at fault; the rest is about fetching keys. */
const isTheToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  !(error instanceof errors.JWKSInvalid) &&
  error.code !== 'ERR_JOSE_GENERIC'

/** Signed for our own account, but with another audience: `target` is not the same for who rings and who listens. */
const isMisled = (error: unknown, trusted: Trusted): boolean =>
  error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud' && isOurs(error.payload, trusted)

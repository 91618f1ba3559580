import type { SecondFactors } from '@oka/api/ports/access'
import { generateSecret, generateURI, verify } from 'otplib'

/** Seconds a clock may be off, before and after: one step (RFC 6238 section 5.2). */
const tolerance = 30

/** TOTP as every authenticator app knows it: SHA-1, 30 s, six digits. */
export const secondFactors: SecondFactors = {
  newSecret: () => generateSecret(),
  uri: (secret, { issuer, label }) => generateURI({ issuer, label, secret }),
  check: async (secret, code, usedStep) => {
    if (!/^\d{6}$/.test(code)) return null
    const after = usedStep === null ? {} : { afterTimeStep: usedStep }
    const result = await verify({ secret, token: code, epochTolerance: tolerance, ...after })
    return result.valid && 'timeStep' in result ? result.timeStep : null
  },
}

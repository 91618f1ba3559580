/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, the parameters in any order, as the PHC string format has it. */
const argon2Hash =
  /^\$argon2(id|i|d)\$(v=\d{1,3}\$)?([mtp]=\d{1,10},){2}[mtp]=\d{1,10}\$[A-Za-z\d+/]{11,86}\$[A-Za-z\d+/]{16,172}$/
/** `$2b$`, the cost, and 53 signs of salt and hash. */
const bcryptHash = /^\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z\d]{53}$/

/** Whether it is a whole hash of a kind that we can compare a password with. */
export const isPasswordHash = (hash: string): boolean =>
  argon2Hash.test(hash) || bcryptHash.test(hash)

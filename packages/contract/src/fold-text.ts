/** Text for comparing without case and accents (canonical decomposition, Unicode Standard Annex 15). */
export const foldAccents = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The same, and without compatibility forms: a ligature is its letters, a superscript a digit, an ellipsis three dots. */
export const foldForms = (text: string): string => foldAccents(text.normalize('NFKD'))

/** Letters and digits alone, each word between blanks: a wording is recognised by them, since typography may change the rest. */
export const essenceOf = (text: string): string =>
  ` ${(foldForms(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `

const noBreak = '\u00A0'
const narrowNoBreak = '\u202F'

/** French text with its unbreakable blanks. */
export function spaced(text: string): string {
  return text
    .replaceAll(/ (?=[?!;])/g, narrowNoBreak)
    .replaceAll(/ (?=[:»])/g, noBreak)
    .replaceAll(/(?<=«) /g, noBreak)
}

/**
 * Writes French with the blanks its typography asks for: narrow and unbreakable before ? ! ;,
 * unbreakable before : and inside « » (Lexique des règles typographiques en usage à l’Imprimerie
 * nationale). What is inserted stays to the letter.
 */
export function fr(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return strings.map((text, index) => spaced(text) + (values[index] ?? '')).join('')
}

/** "de Nexalia", "d’Acme". */
export function ofName(name: string): string {
  return /^[aeiouyhâàéèêëîïôöûü]/i.test(name) ? `d’${name}` : `de ${name}`
}

/** A name behind what is said to them, or nothing. */
export function comma(name: string | null): string {
  return name ? `, ${name}` : ''
}

import type { Span } from './fold.ts'

/** What the words around an address or a number say of whose it is and whether it may be used. */

/** "Please don't ring …", "inutile de m'écrire à …". */
function refusal(french: string, english: string): RegExp {
  return new RegExp(
    [
      String.raw`\b(?:ne )?(?:m'|nous |l'|n')?(?:${french})(?:[- ](?:moi|nous))? (?:surtout )?(?:pas|plus|jamais)`,
      String.raw`\b(?:don'?t|do not|never|dont|stop|no need to|no point (?:in )?) ?(?:please )?(?:${english})\w*`,
      String.raw`\b(?:pas la peine|inutile|pas besoin|evitez) (?:de |d')(?:(?:me|nous) |m'|nous )?(?:${french})`,
    ]
      .map((source) => String.raw`${source}\b[^.!?#\d@,;]{0,30}$`)
      .join('|'),
  )
}

/** Who does not want to be called may well give an address, and the reverse. */
const refusals = {
  call: refusal(
    String.raw`(?:appel|telephon|rappel|contact|utilis)\w+`,
    'call|ring|phone|text|contact|us[ei]',
  ),
  write: refusal(
    String.raw`(?:ecri|envoy|contact|utilis)\w+`,
    'write|e?-?mail|contact|us[ei]|send',
  ),
} as const

/** "I wrote to …", "you rang me from …": where somebody was reached, or reached them from. */
const ofOthers =
  /\b(?:i|i've|we|we've|i have|we have|j'ai|on a|nous avons|avons|j'avais) (?:already |deja )?(?:sent|written|wrote|e?-?mailed|replied|forwarded|envoye|ecrit|repondu|transfere)\b[^.!?#@\d]{0,30}\b(?:to|at|a|sur|vers|chez) $|\b(?:(?:you|vous|they|he|she|somebody|someone|on|quelqu'un) (?:\S+ ){0,2}(?:rang|called|phoned|texted|wrote|mailed|appele\w*|contacte\w*|ecrit|joint)|(?:a call|a mail|an e-?mail|a text|un appel|un mail|un sms))\b[^.!?#@\d]{0,30}\b(?:from|with|depuis|avec|du|de|par)(?: (?:le|the|numero|number))* $/

/** "Surtout pas …", "not …": another is meant. */
const notThis = /\b(?:surtout pas|et pas|and not|not|pas)(?: (?:a|sur|the|to|l'adresse|at))? $/

/** "… is our old number", "… n'est plus valable". */
const outdated =
  /^[ ,:(.-]{0,3}(?:(?:hang on|wait|no|sorry|ah non|non|pardon|attendez|oups)[ ,.!]+){0,2}(?:(?:is|was|c'est|c'etait|est|etait|it's|that's|that was|n'est|ne|isn't|does|doesn't|has) ){0,2}(?:(?:the|my|our|an?|l'|mon|notre|le|un) ?){0,2}(?:old|former|previous|wrong|ancien\w*|vieux|mauvais|no longer|dead|out of (?:service|use|order)|plus (?:valable|valide|actif|attribue|en service|a jour|bon|utilise)|(?:marche|fonctionne|repond|sert) plus)\b/

/** "…, is the harbourmaster's and not ours", "c'est celui d'un dentiste". */
const anothers =
  /^[ ,]{0,2}(?:is|c'est|est|it's) (?:celui (?:d'un|du|de la)|(?:the |a |my )?[a-z' ]{2,30}\b(?:not (?:ours|mine)|pas (?:a (?:nous|moi)|le (?:mien|notre))))/

/** The first of several, or the next where the words between say that it corrects the first. */
export function meantOf<One extends Span>(
  given: readonly One[],
  text: string,
  corrects: RegExp,
): One | undefined {
  const [first, next] = given
  return first && next && corrects.test(text.slice(first.end, next.start)) ? next : first
}

/** Whether what stands there is none to use: they do not want it, it is another's, or it is out of date. */
export function isUnusable(text: string, { start, end }: Span, by: keyof typeof refusals): boolean {
  const before = text.slice(Math.max(0, start - 80), start)
  return (
    refusals[by].test(before) ||
    notThis.test(before) ||
    ofOthers.test(before) ||
    anothers.test(text.slice(end, end + 60)) ||
    outdated.test(text.slice(end, end + 50))
  )
}

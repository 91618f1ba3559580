import { meantDomain } from './email-typos.ts'
import { type Folded, quoteOf, type Span } from './fold.ts'
import { phrases } from './phrases.ts'
import type { Sentence } from './sentences.ts'

/** The assistant's question about a copy by e-mail that is open. */
export type CopyQuestion = {
  messageId: string
  /** As it was shown. */
  words: string
  /** The address that it names, in lower case; null where it asks for one. */
  address: string | null
}

/** What was said before about a copy by e-mail. */
export type CopyMemory = {
  question: CopyQuestion | null
  /** The copy was offered, or the visitor has spoken of one. */
  isSettled: boolean
  /** Wanted, and not yet agreed to for an address. */
  isWanted: boolean
  /** The address that was agreed to last, unless the consent was withdrawn. */
  agreed: string | null
}

export const noCopy: CopyMemory = {
  question: null,
  isSettled: false,
  isWanted: false,
  agreed: null,
}

/** What a message says of a copy: it is wanted, at an address or at none yet; it is not, or not any more. */
export type CopyWish = {
  kind: 'wanted' | 'refused' | 'withdrawn'
  /** Null where it has to be asked for. */
  address: string | null
  /** The visitor's words. */
  quote: string
  /** The question that they answer; null where they asked by themselves. */
  question: CopyQuestion | null
}

/** For which address it is: the one that our question names, any that they have given, or one they have yet to give. */
type Target = 'asked' | 'own' | 'other'

/** What is heard of a copy before its address is known, and where. */
export type Heard = Pick<CopyWish, 'kind' | 'question'> & { spans: readonly Span[]; target: Target }

// All patterns read folded text: lower case, without accents, with straight apostrophes.
const summary = String.raw`(?:copy|copies|summary|recap|transcript|report|write-?up|minutes of (?:this|our))`
const chat = String.raw`(?:conversation|chat|discussion|exchange|messages)`
const synthese = String.raw`(?:copie|synthese|recap\w*|resume|rapport|compte[- ]rendu|transcription)`
const echange = String.raw`(?:conversation|echange|discussion|tchat|chat|messages)`
const mail = String.raw`(?:e-?mail|mail|courriel|courrier electronique|inbox|boite mail|messagerie)`
const send = String.raw`(?:send|e-?mail|mail|forward|shoot|drop|get)`
const envoi = String.raw`(?:envoy\w+|adress(?:er|ez|e)|transm\w+|transfer\w+|parvenir|suivre|expedi\w+|mailer)`

/** The visitor asks for it by themselves. */
const requests = [
  // "Send me a copy", "could you e-mail us the summary?"
  new RegExp(
    String.raw`\b${send}\b.{0,12}\b(?:me|us)\b.{0,20}\b(?:${summary}|(?:this|the|our|whole) ${chat})\b`,
  ),
  // "Send a copy to my address", "e-mail the recap to jo@…"
  new RegExp(
    String.raw`\b${send}\b.{0,15}\b(?:${summary}|${chat}|this|it|that|everything)\b.{0,25}\bto (?:me|us|my (?:${mail}|address)|our (?:${mail}|address)|\S+@\S+)`,
  ),
  // "E-mail me this", "e-mail it to me"
  /\b(?:e-?mail|mail) (?:(?:me|us) (?:this|that|it|all (?:of )?(?:this|that))\b|(?:this|that|it) to (?:me|us)\b)/,
  /\b(?:send|forward|get) (?:me|us) (?:this|that|it|all (?:of )?(?:this|that|it)) (?:by|via|in an?|as an?) (?:e-?mail|mail)\b/,
  /\b(?:send|forward|get) (?:this|that|it|all (?:of )?(?:this|that|it)) to (?:me|us) (?:by|via|in an?|as an?) (?:e-?mail|mail)\b/,
  // "Can I have a copy by e-mail?", "I'd like a copy of this conversation"
  new RegExp(
    String.raw`\b(?:can|could|may|might) (?:i|we) (?:please |also )?(?:have|get|receive)\b.{0,20}\b${summary}\b.{0,30}\b(?:${mail}|${chat})\b`,
  ),
  new RegExp(
    String.raw`\b(?:i|we)(?:'d| would) (?:also |really )?(?:like|love|appreciate)\b.{0,25}\b${summary}\b.{0,30}\b(?:${mail}|${chat})\b`,
  ),
  /^(?:(?:and|ok|yes|please|also)[ ,]+)*(?:a |the )?(?:copy|summary|recap) (?:by|via) e-?mail\b/,
  // « envoyez-moi le rapport », « vous pouvez m'envoyer le récap par mail ? »
  new RegExp(
    String.raw`\b${envoi}[- ](?:moi|nous)\b.{0,25}\b(?:${synthese}|(?:notre|cette|cet|l')[ ]?${echange})\b`,
  ),
  new RegExp(
    String.raw`\b(?:m'|me |nous )(?:le |la |l'|en )?(?:faire |fassiez )?${envoi}\b.{0,25}\b(?:${synthese}|(?:notre|cette|cet|l')[ ]?${echange})\b`,
  ),
  new RegExp(
    String.raw`\b(?:m'|me |nous )(?:faire )?${envoi} (?:tout )?(?:ca|cela|ceci|tout)\b.{0,15}\b(?:par|sur|dans)\b.{0,8}\b${mail}\b`,
  ),
  new RegExp(
    String.raw`\b${envoi}[- ](?:moi|nous)[- ](?:tout )?(?:ca|cela|ceci|tout)\b.{0,15}\b(?:par|sur|dans)\b.{0,8}\b${mail}\b`,
  ),
  // « je voudrais une copie par mail », « puis-je avoir un récapitulatif par e-mail ? »
  new RegExp(
    String.raw`\b(?:puis-je|pourrais-je|pourrait-on|peut-on|on peut|je peux|pourrions-nous|je (?:voudrais|veux|souhait\w+|souhaiterais)|j'(?:aimerais|aurais aime)|nous (?:voudrions|aimerions|souhaitons)|possible (?:de|d'))\b.{0,25}\b(?:avoir|recevoir|obtenir|une?|la|le)\b.{0,15}\b${synthese}\b.{0,30}\b(?:${mail}|${echange})\b`,
  ),
  new RegExp(
    String.raw`^(?:(?:et|ok|oui|aussi)[ ,]+)*(?:une |la |le |un )?${synthese} par ${mail}\b`,
  ),
  new RegExp(
    String.raw`\b${envoi}\b.{0,15}\b${synthese}\b.{0,20}\b(?:a|sur) (?:mon|mes|notre|\S+@)`,
  ),
]

/** The visitor is who sends something, or tells what happened. */
const sendsItself =
  /\b(?:i|we)(?:'ll| will|'m|'ve| am| are| have| can| could| did|'d)? (?:also |just |now |already )?(?:send|sent|sending|e-?mail(?:ed|ing)|forward(?:ed|ing)?)\b|\b(?:je|on|nous) (?:vous |te |t'|l')?(?:ai |avons |a |vais |allons |peux |pouvons )?(?:deja )?(?:vous |te )?(?:envoie|envoyons|envoye|envoyer|enverrai|enverrons|transmet\w*|transmis|adresse)\b|\b(?:let me|may i) send\b/
/** The recipient is another person. */
const toOthers =
  /\b(?:send|e-?mail|forward|copy|mail)\b(?:(?!\b(?:so|show|because|for|when)\b).){0,25}\b(?:him|her|them|(?:my|our|the) (?:colleagues?|boss|manager|partner|wife|husband|team|assistant|accountant|director|ceo|cto|client|customer|friend|brother|sister|lawyer)s?)\b(?! (?:know|can|could|has|have|needs?|wants?))|\b(?:lui|leur) (?:envoy|transm|adress|faire)\w*|\b(?:envoy\w+|transm\w+|adress\w+)[- ](?:lui|leur)\b|\b(?:envoy\w+|transm\w+|adress\w+)\b.{0,30}\b(?:a|aux?) (?:mon|ma|mes|notre|nos|la|le|l') ?(?:collegues?|chef\w*|patron\w*|associe\w*|compt\w+|femme|mari|equipe|assistant\w*|direct\w+|client\w*|ami\w*|avocat\w*|responsable)\b/
/** Something else is copied or reported, or as a part of what they need. */
const ofElse =
  /\b(?:copy|copies|summary|report) of (?:(?:the|your|our|my|a|an|their|its) )?(?!(?:this|our|the|that|all|everything|what|it|whole|entire|conversation|chat|discussion|exchange|summary|recap|report|messages?)\b)\w|\b(?:copie|resume|rapport|synthese) (?:de |du |des |d'|sur )(?:(?:la |le |les |l'|notre |nos |votre |vos |une? |mon |ma )?)(?!(?:notre|cet?|cette|tout|l|la|le|ce|conversation|echange|discussion|synthese|resume|recap\w*|rapport|compte|tchat|chat|messages?)\b)\w|\b(?:contract|invoice|licen[cs]e|passport|quote|proposal|brochure|contrat|facture|devis|brochure|plaquette|cv)\b|\b(?:every|each|daily|weekly|monthly|automatic\w*|automatiquement|chaque|tous les|toutes les|mensuel\w*|hebdo\w*|quotidien\w*)\b|\b(?:tool|app|software|system|platform|site|shop|outil|logiciel|application|plateforme|systeme|boutique)\b/

/** A question after it, what others send, and what we have written besides: no request. */
const asksAfter =
  /^(?:(?:and|et|ok|so|alors|mais|but|hi|hello|bonjour)[ ,]+)*(?:did|have|has|had|when|quand|avez|as-tu|how long|where|est-ce que vous (?:m'|nous )?avez)\b/
const othersSend =
  /\b(?:they|he|she|it|everybody|people|(?:our|my|the|your|their) [a-z]+|ils?|elles?|on|(?:notre|mon|ma|nos|mes|leur|la|le|les) [a-z]+) (?:\S+ ){0,3}?(?:sends?|sent|used to|e-?mails? (?:me|us)|nous envo\w+|m'envo\w+|nous adress\w+|m'adress\w+)\b/
const ofOurs =
  /\b(?:your|votre|vos|ton|tes) (?:[a-z]+ )?(?:report|summary|copy|rapports?|resumes?|copies?|syntheses?|report\w*)\b|\b(?:annual|yearly|annuel\w*) (?:report|rapport)\b|\brapport annuel\b/

const negation =
  /\b(?:no|not|don'?t|do not|never|without|needn'?t|pas|plus|rien|inutile|aucune?|sans|jamais|stop|cancel|annul\w*|forget|oubli\w*)\b/
/** After a consent: nothing shall be sent after all. */
const withdraws =
  /\b(?:don'?t|do not|no need to|please don'?t|never mind|stop|cancel|forget|rather not|not)\b.{0,30}\b(?:send\w*|e-?mail\w*|mail\w*|copy|summary|report|recap|anything)\b|\bno (?:copy|e-?mail|mail|summary|report)\b|\b(?:ne )?(?:m'|me |nous )?envoy\w*(?:[- ](?:moi|nous))? (?:finalement |surtout |donc )?(?:rien|pas|plus)\b|\b(?:pas|plus|inutile|aucune?|sans)\b.{0,20}\b(?:copie|synthese|recap\w*|resume|rapport|envoi|envoyer|mail|e-?mail|m'envoyer)\b|\bannul\w+\b.{0,20}\b(?:envoi|copie|mail|e-?mail|recap\w*|rapport|synthese|demande)\b|\boubli\w+\b.{0,15}\b(?:copie|envoi|recap\w*|rapport|synthese|mail)\b/

/** "Don't forget it", "it has not come": they still want it. */
const awaits =
  /\b(?:don'?t|do not|never|pas|n'|ne) ?(?:forget|oubli\w*)|\boubli\w+ (?:surtout )?pas\b|\b(?:not|n't|never|pas|jamais|rien|toujours pas)\b.{0,14}\b(?:receiv\w*|got|gotten|see|seen|find|found|come|arriv\w*|recu\w*|vue?s?|trouv\w*|eue?s?)\b|\bhaven'?t\b/

const opening = String.raw`^(?:(?:ah|oh|bah|ben|mais|well|ok|alors|euh|hmm?)[ ,]+)*`
/** A yes, whatever follows. */
const agrees = new RegExp(
  String.raw`${opening}(?:oui|ouais|ouaip|yes|yeah|yep|yup|sure|d'accord|dac|bien sur|of course|certainly|absolutely|volontiers|avec plaisir|please do|why not|pourquoi pas|je veux bien|absolument|tout a fait)(?![a-z])|^👍`,
  'u',
)
/** What we are told to do, and nothing else: "send it, please", but not "envoyez-moi un devis". */
const tellsTo = new RegExp(
  String.raw`${opening}(?:(?:yes|oui|ok|please|svp)[ ,]+)?(?:go ahead|do it|send (?:it|one|me one)|allez-y|vas-y|envoye[rz](?:[- ](?:moi[- ])?(?:la|le|ca|une))?)(?:,? (?:now|then|over|to me|please|thanks?|thank you|merci|svp|stp|s'il vous plait|alors|donc|by e-?mail|par e-?mail|par mail))*[ .!]*$`,
)
/** A yes where little else is said: "great, and when …" goes on to something else. */
const agreesAlone = new RegExp(
  String.raw`${opening}(?:ok(?:ay)?|please|parfait|perfect|great|super|tres bien|sounds good|that would be (?:great|nice|good|lovely|perfect|helpful)|ca marche|ca me va|entendu|s'il vous plait|svp|stp|exactement|(?:i|je) (?:would|veux|le veux))(?:,? (?:merci|thanks?|thank you|please|s'il vous plait|svp|stp|volontiers))*[ .!]*$`,
)
const declines =
  /^(?:(?:ah|oh|bah|ben|euh|well|hmm?|mais)[ ,]+)*(?:non|no|nope|nan|nah|not (?:now|yet|needed|necessary|really)|pas (?:la peine|besoin|maintenant|pour l'instant|necessaire|vraiment)|inutile|ca ira|no need|never mind|i'?m (?:good|fine)|merci non|sans facon)(?![a-z])/

/** What no request is without: most sentences are not read further. */
const mayRequest =
  /cop[iy]|summar|recap|transcri|report|write-?up|minutes|conversation|chat|discussion|exchange|message|mail|courriel|inbox|synthes|resume|rapport|compte|echange|@/

const isRequest = ({ text }: Sentence): boolean =>
  mayRequest.test(text) &&
  requests.some((pattern) => pattern.test(text)) &&
  !negation.test(text) &&
  ![sendsItself, toOthers, ofElse, asksAfter, othersSend, ofOurs].some((pattern) =>
    pattern.test(text),
  )

const hasAddress = (text: string): boolean => /\S@\S/.test(text)

/** "Rather to jo@…": an address, with little else around it. */
function namesAddress({ text }: Sentence): boolean {
  if (!hasAddress(text) || toOthers.test(text)) return false
  return text.replaceAll(/(?<!\S)[^\s@]{0,64}@\S{0,255}/g, '').split(/\s+/).length <= 10
}

/** That it shall go to the address in the same sentence; an address alone corrects the one we have. */
const sendsTo =
  /\b(?:plutot|rather|instead|better|mieux|prefere|prefer)\b.{0,12}\b(?:to|at|a|sur)\s\S{1,64}@|\b(?:send|e-?mail|envoy\w+|adress\w+)\b.{0,20}\S{1,64}@/

type Answered = { kind: CopyWish['kind']; target: Target }

function isYes(text: string): boolean {
  if (text.endsWith('?') && !/\b(?:why not|pourquoi pas)\b/.test(text)) return false
  return [agrees, agreesAlone, tellsTo].some((pattern) => pattern.test(text))
}

/** What answers our question, which names an address. */
function readAnswer(sentence: Sentence): Answered | null {
  const { text } = sentence
  if (toOthers.test(text) || ofElse.test(text)) return null
  if (hasAddress(text)) {
    const isAgreed = isYes(text) || sendsTo.test(text)
    return isAgreed && namesAddress(sentence) ? { kind: 'wanted', target: 'other' } : null
  }
  if (declines.test(text)) return { kind: 'refused', target: 'other' }
  return isYes(text) ? readYes(text) : null
}

/** It shall go elsewhere, or not now, or only if. */
const conditions =
  /\b(?:but|mais|other|another|different|instead|rather|not|don'?t|autre|plutot|pas|post|courrier|later|plus tard|prochaine?|next|if|si|first|d'abord)\b/
const elsewhere = /\b(?:addres\w*|adress\w*|e-?mail|mail|inbox|boite|there|la-bas)\b/

/** "Yes", or "yes, but to my other address"; what else follows on a "but" is not clear. */
function readYes(text: string): Answered | null {
  const rest = text.replace(/\bwhy not\b|\bpourquoi pas\b|^mais\b/, '')
  if (!conditions.test(rest)) {
    return { kind: 'wanted', target: namesPlace.test(rest) ? 'other' : 'asked' }
  }
  return elsewhere.test(rest) ? { kind: 'wanted', target: 'other' } : null
}

/** "At my work address": another than the one that was named, or that one. */
const namesPlace =
  /\b(?:work|office|private|personal|home|pro|perso\w*|professionnelle?|personnelle?|bureau) (?:e-?mail|mail|addres\w*)|\b(?:e-?mail|mail|adresse) (?:pro|perso\w*|professionnelle?|personnelle?|du (?:bureau|travail))\b/

/** What is said of their own systems and people, rather than of the copy. */
const ofTheirs =
  /\b(?:our|they|it|customers?|clients?|users?|notre|nos|ils|elles|systems?|systemes?|sites?|tools?|outils?|logiciels?|portals?|portails?|newsletters?)\b/
const namesCopy = new RegExp(String.raw`\b(?:${summary}|${synthese})\b`)

/** Whether it takes a copy back that is spoken of, wanted or agreed to. */
function isTakenBack({ text }: Sentence, { question, isWanted, agreed }: CopyMemory): boolean {
  if (question === null && !isWanted && agreed === null) return false
  if (!withdraws.test(text) || sendsItself.test(text) || awaits.test(text)) return false
  return namesCopy.test(text) || !ofTheirs.test(text)
}

function readAlone(sentence: Sentence, memory: CopyMemory): CopyWish['kind'] | null {
  if (isTakenBack(sentence, memory)) return memory.agreed === null ? 'refused' : 'withdrawn'
  return isRequest(sentence) ? 'wanted' : null
}

/**
 * What a message of the visitor says of a copy by e-mail, and where; null for nothing. Only the beginning of a message
 * answers a question.
 */
export function hearCopy(sentences: readonly Sentence[], memory: CopyMemory): Heard | null {
  const [first] = sentences
  const { question } = memory
  for (const sentence of sentences) {
    const kind = readAlone(sentence, memory)
    if (kind) {
      const isElsewhere = negation.test(sentence.text) || namesPlace.test(sentence.text)
      return { kind, question: null, spans: [sentence], target: isElsewhere ? 'other' : 'own' }
    }
  }
  return first && question ? hearAnswer(sentences, first, question) : null
}

function hearAnswer(
  sentences: readonly Sentence[],
  first: Sentence,
  question: CopyQuestion,
): Heard | null {
  if (question.address === null) {
    if (declines.test(first.text)) {
      return { kind: 'refused', question: null, spans: [first], target: 'other' }
    }
    const told = sentences.find(namesAddress)
    return told ? { kind: 'wanted', question, spans: [told], target: 'other' } : null
  }
  const answer = readAnswer(first)
  const answered = answer?.target === 'asked' ? question : null
  return answer && { ...answer, question: answered, spans: [first] }
}

/** The text without what was heard, so that it is no need and no question; addresses in it stay. */
export function withoutCopy(folded: Folded, spans: readonly Span[]): Folded {
  let { text } = folded
  for (const { start, end } of spans) {
    const rest = text
      .slice(start, end)
      .replaceAll(/(?<!\S)[^@\s]+(?!\S)/g, (word) => ' '.repeat(word.length))
    text = text.slice(0, start) + rest + text.slice(end)
  }
  return { ...folded, text }
}

/** An address whose domain looks like a slip is asked about first. */
const withoutSlip = (address: string | undefined): string | null =>
  address === undefined || meantDomain(address) ? null : address

/** What was heard, with the address that it is for. `told`: one in the message; `own`: the one they gave before. */
export function wishOf(
  { kind, question, spans, target }: Heard,
  folded: Folded,
  { told, own }: { told: string | undefined; own: string | undefined },
): CopyWish {
  const quote = spans.map((span) => quoteOf(folded, span)).join(' ')
  // An address elsewhere in the message may be anybody's.
  const named = told && quote.toLowerCase().includes(told) ? told : undefined
  const address =
    target === 'asked'
      ? (question?.address ?? null)
      : withoutSlip(named ?? (target === 'own' ? own : undefined))
  return { kind, quote, question, address: kind === 'wanted' ? address : null }
}

/** What is known of it after a message of the visitor. */
export function copyAfter(memory: CopyMemory, wish: CopyWish | null): CopyMemory {
  if (!wish) return memory
  if (wish.kind !== 'wanted') return { ...noCopy, isSettled: true }
  return {
    question: null,
    isSettled: true,
    isWanted: wish.address === null,
    agreed: wish.address ?? memory.agreed,
  }
}

/** The question about a copy in a message of the assistant. */
export function copyQuestionIn(messageId: string, content: string): CopyQuestion | null {
  for (const { copy } of Object.values(phrases)) {
    const offered = copy.offerMark.exec(content)
    if (offered) return { messageId, words: offered[0], address: offered[1]!.toLowerCase() }
    const asked = copy.addressMark.exec(content)
    if (asked) return { messageId, words: asked[0], address: null }
  }
  return null
}

/** What is known of it after a message of the assistant. */
export function copyAsked(memory: CopyMemory, question: CopyQuestion | null): CopyMemory {
  return { ...memory, question, isSettled: memory.isSettled || question !== null }
}

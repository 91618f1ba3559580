import type { CallBack, TranscriptMessage } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'

import { topicOf } from './answer-question.ts'
import { callTimeOf } from './call-time.ts'
import { type Folded, quoteOf, type Span } from './fold.ts'
import { wantsHuman } from './intents.ts'
import { isJoke, needOf, type Sentence } from './sentences.ts'
import { matchesIn } from '../patterns.ts'

/** What is said besides facts: questions to us, what is taken back, and calls that are wanted. */

const named: readonly [FactField, RegExp][] = [
  ['budget', /\b(?:budget|montant|enveloppe|amount|figure|money|argent|somme|sum|chiffre)\b/],
  ['horizon', /\b(?:date|delai|echeance|deadline|timeline)\b/],
  ['phone', /\b(?:numero|telephone|tel|phone|number)\b/],
  ['email', /\b(?:e-?mail|mail|adresse|address)\b/],
  ['name', /\b(?:nom|name)\b/],
  ['company', /\b(?:societe|entreprise|company)\b/],
  ['need', /\b(?:projet|besoin|project|need)\b/],
]
const takesBack =
  /(?<!\b(?:on|je|nous|ils?|elles?|tu|en|qui|les|gens|clients?|patients?|toujours|souvent|parfois) |\b(?:j|n|s|m|t|l)')\boubli(?:ez|e|er)\b|(?<!\b(?:we|i|they|you|who|people|customers?|clients?|patients?|guests?|members?|parents?|staff|always|often|sometimes|never|and|then) )\bforget\b|\b(?:laissez tomber|ignorez|(?:ne )?tenez pas compte|effacez|supprimez|enlevez|retirez|je retire|ignore|scrap|disregard|delete|remove|take back|drop|off the table|no longer (?:on|valid|available|there)|n'est plus d'actualite|tombee? a l'eau)\b/
const noLonger =
  /\b(?:finalement|en fait|actually|after all|finally)\b[^.!?]{0,20}\b(?:pas de|plus de|aucun|no|not have|don't have)\b|\b(?:pas de|plus de|no) (?:\w+ ){1,3}(?:finalement|after all)\b/

/** "Forget the number": of a budget, where no telephone was told. */
const anyNumber = /\b(?:the|that) number\b/

/** The fields that a sentence takes back; `stated`: what there is to take back. */
export function withdrawnFields(
  { text, act }: Sentence,
  stated: ReadonlySet<FactField>,
): FactField[] {
  const plainly = takesBack.test(text) && !/\b(?:n'oubliez pas|don't forget)\b/.test(text)
  if (!plainly && !noLonger.test(text) && act.withdraw < 0.8) return []
  if (anyNumber.test(text) && stated.has('budget') && !stated.has('phone')) return ['budget']
  return named.filter(([, pattern]) => pattern.test(text)).map(([field]) => field)
}

const call =
  /\b(?:(?:me |m'|nous |etre )(?:rappele[rz]?|appeler|telephoner|recontacte[rz]?|joindre|rappelle[rz]?)|(?:rappell?ez|rappelle|appelez|telephonez|recontactez)(?! (?:les|des|leurs?|nos|mes|aux|automatiquement|par sms)\b)(?:[- ](?:moi|nous))?|mieux pour (?:appeler|rappeler)|(?:call|ring|phone)(?:ing)? (?:me|us)|(?:me|us) (?:a )?(?:call|ring)|give (?:me|us) a (?:call|ring)|call ?back|reach (?:me|us)|joignable|votre appel|your call)\b/
const refusesCall =
  /\b(?:(?:ne )?(?:m'|nous )?(?:appel\w+|telephon\w+|rappel\w+)(?:[- ]moi)? (?:surtout )?pas|surtout pas|pas m'appeler|(?:don'?t|do not|never|dont) (?:please )?(?:call|ring|phone)|no calls?|pas d'appel|(?:personne|nobody|no ?one) (?:ne |n')?(?:\w+ ){0,3}(?:rappel\w*|appel\w*|call\w*|ring\w*))\b/
const asksWhen = /\b(?:quand|when|quelle heure|what time)\b/

const hour = String.raw`(?:\d{1,2} ?(?:h(?:eures?)?(?: ?\d{2}\b)?|:\d\d|am|pm)|midi|noon|\d{1,2}(?= ?(?:et|and|-|a|to) ?\d{1,2} ?(?:h|am|pm)))`
const weekday =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|monday|tuesday|wednesday|thursday|friday|saturday'
const moment = new RegExp(
  String.raw`\b(?:apres[- ]demain|demain|tomorrow|ce soir|tonight|cet apres[- ]midi|this afternoon|aujourd'hui|today|${weekday}|(?:la semaine prochaine|next week)|(?:entre|between|avant|before|apres|after|vers|around|a partir de|from|des|a|at|by)\s${hour}|${hour})(?:[ ,]+(?:matin|soir|apres[- ]midi|midi|morning|afternoon|evening|prochain|next|(?:entre|between|avant|before|apres|after|vers|around|a partir de|from|des|a|at|et|and|by|-|to)\s?${hour}|before \d{1,2}|after \d{1,2}|${hour}))*`,
  'g',
)

/** Whether a sentence asks to be called, with the time as it was typed. A bare time answers our question for one. */
export function readCallBack(
  folded: Folded,
  sentence: Sentence,
  { message, timeZone, isAskedWhen }: Asking,
): CallBack | null {
  const { start, text } = sentence
  const [time] = matchesIn(text, moment).toSorted((one, other) => other[0].length - one[0].length)
  const isAsked = asksForCall(sentence) || (isAskedWhen && time !== undefined)
  if (!isAsked || refusesCall.test(text)) return null
  const quote = quoteOf(folded, { start, end: start + text.length })
  const asked = { messageId: message.id, quote, time: null, from: null, until: null }
  if (!time) return asked
  const end = time.index + time[0].length
  const meant = callTimeOf(time[0], new Date(message.createdAt), timeZone)
  return {
    ...asked,
    ...meant,
    time: quoteOf(folded, { start: start + time.index, end: start + end }),
  }
}

/** "Can we call the help desk at 6 pm?", "qui appeler la nuit": the visitor calls. */
const callsThemselves =
  /\b(?:(?:on|je) (?:peut|peux)|(?:peut|peux|puis)[- ](?:on|je)) (?:vous )?(?:appeler|joindre|telephoner)|\b(?:qui|comment) (?:vous )?(?:appeler|joindre|contacter)\b|\b(?:can|could|may) (?:i|we) (?:call|ring|phone|reach)\b/

/** "Les clients doivent nous appeler", "people ring us all day": others call them. */
const calledByOthers =
  /\b(?:clients?|clientes?|gens|patients?|membres|adherents?|parents|locataires|touristes|visiteurs|ils|elles|on|people|customers?|guests?|members?|tenants|visitors|they|everyone|everybody) (?:[a-z']+ ){0,4}?(?:(?:nous|me) |m')?(?:r?appell?e\w*|telephon\w*|call|ring|phone)\b/

function asksForCall({ text, act }: Sentence): boolean {
  if (!call.test(text) || asksWhen.test(text) || callsThemselves.test(text)) return false
  if (calledByOthers.test(text)) return false
  return act.person >= 0.3 || act.question <= 0.6
}

type Asking = {
  message: TranscriptMessage
  timeZone: string
  /** We have asked when to call. */
  isAskedWhen: boolean
}

/** Whether its writer does not want to be called. */
export function declinesCall(text: string): boolean {
  return refusesCall.test(text)
}

/** Whether a message asks for a person. */
export function asksForPerson(
  text: string,
  sentences: readonly Sentence[],
  questions: readonly string[],
): boolean {
  return (
    wantsHuman(text) ||
    questions.some((question) => topicOf(question) === 'person') ||
    sentences.some(
      ({ act, text: said }) =>
        act.person > 0.7 && !/\b(?:pas|not|don't)\b/.test(said) && topicOf(said) !== 'robot',
    )
  )
}

const greets =
  /\b(?:how are you|how'?s it going|how do you do|comment (?:ca va|allez|vas)|ca va\b(?! (?:pas|bien|merci))|tu vas bien|vous allez bien)/
const opensQuestion =
  /^(?:(?:et|and|ok|mais|but|so|alors|bonjour|hello|hi|sinon)[ ,]+)*(?:combien|c'est combien|ca prend|ca coute|quel(?:le)?s?|comment|pourquoi|quand|ou (?:est|etes)|vous etes ou|vous (?:faites|avez|etes|ouvrez|pouvez|travaillez|recrutez|prenez|embauchez|proposez|utilisez)|avez[- ]vous|faites[- ]vous|est[- ]ce que|c'est (?:quoi|combien|qui)|c quoi|qui etes|how|what(?:'s)?|which|why|when|where|who|do you|does it|is it|can you|could you|are you|have you|any chance|(?:quelqu'un|qqn) (?:peut|pourrait|sait)|(?:can|could) (?:any|some)(?:one|body) tell)\b/
/** "Are you real", "u hiring": few words of what we are or do. */
const asksOfUs =
  /^(?:(?:hi|hello|hey|salut|bonjour|so|and)[ ,]+)*(?:are you|is this|you)(?: \w+)? (?:real|human|robot|bot|hiring|recruiting|open)[ .!]*$/
/** "Ils sont gardés combien de temps": asked at the end, as people speak. */
const endsAsking =
  /^(?!.*\b(?:sais|savons|sait|savoir|know|knows|sure|idea|idee|depend\w*|ignore|matter)\b).*\b(?:combien(?: de (?:temps|jours|mois))?|(?:for )?how (?:long|much|many))[ .!]*$/

/** Whether a sentence asks something of us. */
export function isQuestion(sentence: Sentence): boolean {
  if (isJoke(sentence)) return false
  const { plain, act } = sentence
  if (plain.endsWith('?') || greets.test(plain)) return true
  if (act.question > 0.8 && plain.split(' ').length > 3) return true
  if (asksOfUs.test(plain) || endsAsking.test(plain)) return true
  return act.question > 0.1 && opensQuestion.test(plain)
}

const opensLoosely =
  /^(?:(?:et|and|ok|mais|but|so|alors|bonjour|hello|hi|sinon|pour)[ ,]+)*(?:combien|quel\w*|qui|ou|quand|comment|est-ce|c'est (?:combien|quoi|qui|ou|quand|possible)|on (?:peut|doit|pourra)|(?:il )?faut|(?:il )?y a[- ]|peut|peux|pouvez|puis|quelqu'un|[a-z]+ez[- ]vous|vous [a-z]+ez|vous (?:etes|faites)|(?:a|de|avec|chez|dans|sous|jusqu') ?(?:qui|quel\w*|combien|quoi)|what\w*|where\w*|when|whose|who\w*|which|how|do|does|did|is|are|can|could|would|will|may|should|have you|any)\b/
const looksUp =
  /\b(?:prix|tarifs?|combien|horaires?|adresse|delais?|price|prices|pricing|cost|costs|fees?|hours|address|ballpark)\b/
/** "I'd like to know the price of a website", "je voudrais savoir si …": asks, though it is worded as a wish. */
const asksIndirectly =
  /\b(?:(?:i(?:'d| would| d|d)? (?:like|love|want|wanted|need)|i (?:was|am|'m|m) (?:just )?(?:wondering|curious)|wondering|(?:can|could) you (?:please )?tell me|(?:please )?tell me|(?:je (?:veux|voudrais|voulais|souhaite|souhaiterais|cherche a|aimerais)|j'aimerais|(?:pouvez|pourriez)[- ]vous me dire|dites[- ]moi)) ?(?:to (?:know|find out)|savoir|connaitre)? (?:if|whether|how|what|when|where|which|who|si|combien|quel\w*|comment|quand|ou|qui|ce que|(?:the|your|le|les|la|vos|votre) (?:price|prices|cost|costs|rates?|fees?|hours|opening hours|address|phone number|number|email|prix|tarifs?|couts?|horaires|adresse|delais?|numero)))\b/
/** "Nos collègues pourront changer les textes", "que savent faire vos outils": says what can be done, where there is no mark. */
const saysWhatCan =
  /^(?:que (?:peu(?:t|vent)|sa(?:it|vent)|fait|font)\b|(?:l[ea]s? |l'|une? |des |mes |nos |vos )\S+(?: \S+)? (?:peu(?:t|vent)|pourr(?:a|ont)) (?!pas\b))/
const numberOf =
  /^(?:\S+ )?(?:num(?:ero|éro) (?:d'|de )|(?:emergency|phone|contact) number)(?!.*\d)/
const ofThemselves = /\b(?:je|j'|nous|notre|nos|mon|ma|mes|i|i'm|we|our|my)\b|j'/

/** Whether a sentence may ask something, though it is no question by the look of it: "price for a day". */
export function mayAsk({ plain, act }: Sentence): boolean {
  const words = plain.split(' ').length
  if (words < 2 || words > 25 || act.order > 0.5) return false
  return act.question > 0.4 || asksLoosely(plain, words)
}

function asksLoosely(plain: string, words: number): boolean {
  if ([opensLoosely, asksIndirectly, saysWhatCan].some((pattern) => pattern.test(plain)))
    return true
  if (words <= 4 && numberOf.test(plain)) return true
  const isOfOurs = !ofThemselves.test(plain) || / combien\b/.test(plain)
  return words <= 10 && looksUp.test(plain) && isOfOurs
}

/** Whether a question is about their need alone, so that no answer of ours is missing. */
export function isRequest(sentence: Sentence): boolean {
  return sentence.act.request > 0.5 || needOf(sentence) > 0.7
}

export type Asked = Span & { quote: string }

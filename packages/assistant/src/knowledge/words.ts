import type { Locale } from '@oka/contract/locale'

import { spellOut } from '../offline/chat-spelling.ts'
import { fold } from '../offline/fold.ts'
import { generalWords } from './general-words.ts'
import { expressions, isCompound, setsAsked, setsTold } from './synonyms.ts'
import { matchesIn } from '../patterns.ts'

/** A word or an expression of a text: as it is compared, and what it stands for. */
export type Term = {
  /** Folded. */
  word: string
  stem: string
  /** Synonym sets. */
  sets: readonly number[]
  /** A name: a capital inside a sentence, or nothing but capitals. */
  isName: boolean
  /** Written with a capital, be it since a sentence begins. */
  isCapital: boolean
}

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words without a meaning of their own. */
const empty: Record<Locale, ReadonlySet<string>> = {
  en: list(`
    a an the this that these those it its he she they them their his her i me my we us our you your yours one ones
    who whom whose which what when where why how is are am was were be been being do does did done doing have has had having
    can could may might must shall should will would ought need needs to of in on at by for from with without into onto about
    as if or and but so not no nor than then there here too also just only even very much many more most some any all each
    every other another such same up down out off over under again ever never yet already still both between during
    after before until till while because since through per via else let ok hi hello hey dear please thanks thank yes
    d s t ll m re ve im ive id dont doesnt isnt got get gets getting go goes going come comes coming make makes making
    really actually exactly roughly approximately approx usually normally generally typically perhaps maybe possible
    possibly able like want wants wanted know tell say ask asking wonder wondering think thinking hope guess sure
    sort kind type thing things stuff way lot bit something anything everything nothing whatever whenever however
    long far soon often afterwards later now today tomorrow yesterday currently right well good great nice new
    don doesn isn aren wasn won couldn wouldn shouldn haven hasn`),
  fr: list(`
    le la les l un une des du de d a au aux ce cet cette ces c ca cela ceci je j me moi tu te toi il elle on nous vous ils elles
    lui leur leurs eux se s y en mon ma mes ton ta tes son sa ses notre nos votre vos qui que qu quoi dont ou quand comment
    combien pourquoi quel quelle quels quelles lequel laquelle est es suis sommes etes sont etait etaient sera seront serait
    soit etre ete ai as avons avez ont avait avoir aura aurait aurez fait faites faire fais font ferait peux peut peuvent
    pouvez pouvons pourra pourrai pourrait pourrons pourront pourrez pourraient pourriez devra devront devrez devrons seraient auront aurons feront feriez ferez irait pouvoir dois doit doivent devez devons devrait faut falloir
    faudra faudrait veux veut voulez voulons voudrais voudrait aimerais aimerait souhaite souhaitez va vais vont allez
    allons aller vas et mais or ni car donc si non oui ne n pas plus moins tres trop bien aussi encore deja toujours
    jamais rien tout toute tous toutes meme memes autre autres avec sans pour par dans sur sous chez vers depuis entre
    pendant avant apres jusque jusqu comme alors puis ensuite ici la-bas voici voila bonjour bonsoir salut merci svp
    plait t m quelque quelques chose choses truc trucs genre sorte type facon possible peut-etre environ peu pres
    a-peu-pres vraiment exactement generalement normalement savoir sais sait dire dites demande demander demandez
    pense penser proposer besoin envie ensemble nous-memes vous-meme soi-meme t-il t-elle t-on
    maintenant aujourd'hui aujourd hui demain hier actuellement nouveau nouvelle nouveaux bon bonne
    quelqu est-ce qu'est-ce estce`),
}

export function isEmptyWord(word: string, locale: Locale): boolean {
  return empty[locale].has(word) || word.length < 2
}

/** In that very form: "tourner", and not "tournée". */
export const isGeneralWord = (word: string, locale: Locale): boolean => general[locale].has(word)

export function isSoftWord(word: string, locale: Locale): boolean {
  const stem = stemOf(word, locale)
  // "cars" is no form of "care".
  const isForm = stem.length > 3 && general[locale].has(stem) && !ofTheirOwn[locale].has(word)
  return general[locale].has(word) || isForm || /^\d/.test(word)
}

/** What only looks like a form of a general word: a student is not who studies a case, to lend is not to be ready. */
const ofTheirOwn: Record<Locale, ReadonlySet<string>> = {
  en: list('student students founder founders'),
  fr: list('etudiant etudiants etudiante etudiantes preter pretez pretons pretent'),
}

const endings: Record<Locale, readonly [RegExp, string][]> = {
  en: [
    [/'s$|'$/, ''],
    [/ies$/, 'y'],
    [/(?<=(?:s|x|z|ch|sh))es$/, ''],
    [/(?<![su])s$/, ''],
    [/(?<=[a-z]{4})(?:isation|ization)$/, 'ise'],
    [/(?<=[a-z]{4})ations?$/, ''],
    [/(?<=[a-z]{3})(?:ing|ed)$/, ''],
    [/(?<=[a-z]{4})(?:ment|ly)$/, ''],
    [/(?<=[a-z]{2}([b-df-hj-np-tv-z]))\1$/, ''],
    [/(?<=[a-z]{3})e$/, ''],
    [/(?<=[a-z]{3})y$/, 'i'],
    [/iz$/, 'is'],
  ],
  fr: [
    [/(?<=[a-z]{3})(?:erons|erions|ons|iez|ions)$/, ''],
    [/(?<=[a-z]{2})[sx]$/, ''],
    [/(?<=[a-z]{3})(?:issement|ement|ations?|itions?)$/, ''],
    [/(?<=[a-z]{3})(?:ive|able|ique)$/, ''],
    [/(?<=[a-z]{3})(?:aient|erait|erez|eront|erai|era|ait|ent|ant|ez|er|ee|ir|it)$/, ''],
    [/(?<=[a-z]{3})[ei]$/, ''],
    [/(?<=[a-z]{3})e$/, ''],
    [/(?<=[a-z]{2}([b-df-hj-np-tv-z]))\1$/, ''],
  ],
}

/** A word without its ending, so that "installing" is found by "install". */
export function stemOf(word: string, locale: Locale): string {
  let stem = word
  for (const [ending, instead] of endings[locale]) stem = stem.replace(ending, instead)
  return stem
}

/** The general words and their stems. */
const general: Record<Locale, ReadonlySet<string>> = {
  en: wordsAndStems('en'),
  fr: wordsAndStems('fr'),
}

function wordsAndStems(locale: Locale): ReadonlySet<string> {
  const words = generalWords[locale].trim().split(/\s+/)
  return new Set(words.flatMap((word) => [word, stemOf(word, locale)]))
}

const wordPattern = /[\p{L}\d]+(?:['+#.&-]+[\p{L}\d]+)*[+#]*/gu
const contraction = /'(?:d|ll|re|ve|m|s|t)$/
const elision = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'/

/** The folded text as it is read: phone spelling spelled out in questions, elisions apart. */
function plain(text: string, isQuestion: boolean): string {
  const { text: folded } = fold(text)
  // A sum that the visitor names is none that an answer has to contain.
  return isQuestion
    ? spellOut(folded).replaceAll(/(?<!\d)\d[\d .,]{0,14}(?:k|€|\$|euros?|eur)?\b/g, ' ')
    : folded
}

/** Words that are written like one of the other language in a set, and mean something else. */
const falseFriends: Record<Locale, ReadonlySet<string>> = {
  en: list('stage stages former forme'),
  fr: list('location locations pain pass passes fit fits'),
}

/**
 * The words of a text that mean something, its expressions first. What a question asks for and what a passage
 * answers differ: see `synonyms.ts`.
 */
export function termsOf(text: string, locale: Locale, as: 'question' | 'passage'): readonly Term[] {
  const { names, capitals } = namesIn(text)
  const sets = as === 'question' ? setsAsked : setsTold
  const { found, rest } = takeExpressions(plain(text, as === 'question'), as)
  for (const [typed] of matchesIn(rest, wordPattern)) {
    for (const word of partsOf(typed, as)) {
      if (isEmptyWord(word, locale)) continue
      found.push({
        word,
        stem: stemOf(word, locale),
        sets: falseFriends[locale].has(word) ? [] : (sets.get(word) ?? []),
        isName: names.has(word),
        isCapital: capitals.has(word),
      })
    }
  }
  return found
}

/** The expressions of a text, and the text without those whose words do not stand for themselves. */
function takeExpressions(
  folded: string,
  as: 'question' | 'passage',
): { found: Term[]; rest: string } {
  const sets = as === 'question' ? setsAsked : setsTold
  const found: Term[] = []
  let rest = folded
  for (const [typed] of matchesIn(folded, expressions)) {
    const word = setsTold.has(typed) ? typed : typed.replace(/s$/, '')
    const meant = sets.get(word)
    if (!meant) continue
    found.push({ word, stem: word, sets: meant, isName: false, isCapital: false })
    if (as === 'question' || meant.some(isCompound)) rest = rest.replace(typed, ' ')
  }
  return { found, rest }
}

/** "l'audit" is "audit", "e-mail" itself, and "avez-vous" its parts; of a passage also the whole. */
function partsOf(typed: string, as: 'question' | 'passage'): string[] {
  const bare = typed.replace(elision, '').replace(contraction, '')
  if (!bare.includes('-') || setsTold.has(bare)) return [bare]
  const parts = bare.split('-')
  return as === 'passage' ? [bare, ...parts] : parts
}

/** Folded words with a capital where no sentence begins, or of capitals alone. */
function namesIn(text: string): Record<'names' | 'capitals', ReadonlySet<string>> {
  const names = new Set<string>()
  const capitals = new Set<string>()
  for (const match of matchesIn(text, /[\p{L}\d][\p{L}\d.&+-]*/gu)) {
    const typed = match[0].replace(/(?<![.&+-])[.&+-]{1,9}$/, '')
    const opens = /(?:^|[.!?:;«"“(\n›]\s{0,3})$/u.test(text.slice(0, match.index).slice(-4))
    const isCapital = /^\p{Lu}/u.test(typed)
    if ((isCapital && !opens) || /^\p{Lu}{2,}$/u.test(typed) || /\p{Ll}\p{Lu}/u.test(typed)) {
      names.add(fold(typed).text)
    }
    if (isCapital) capitals.add(fold(typed).text)
  }
  return { names, capitals }
}

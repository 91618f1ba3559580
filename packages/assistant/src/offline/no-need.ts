import { tells } from './need-words.ts'
import type { Sentence } from './sentences.ts'

/** What staff say to those whom they serve; visitors do not serve us. */
const serving =
  /\b(?:(?:how|what) (?:can|may|could) i (?:do|help|get|assist|serve)(?: for)? ?(?:you)?\b|may i take your|i'?ll be your (?:waiter|waitress|server|guide|host)|(?:thank you|thanks) (?:so much |very much )?for (?:choosing|calling|flying|shopping|dining|staying|banking)|(?:certainly|of course|right away|here you are|very good|very well|sure|yes),? (?:sir|madam|ma'?am)|(?:we are|we're|i'm|i am) (?:so |very )?(?:happy|glad|pleased|delighted|proud) (?:that )?you|nous sommes (?:tres )?(?:heureux|ravis|fiers) de vous|que puis-je (?:faire )?pour vous|en quoi puis-je (?:vous |t')|merci d'avoir (?:choisi|appele))\b/

/** Whether a text is said by who serves others, as a clerk at a counter. */
export function isServing(text: string): boolean {
  return serving.test(text)
}

const ours =
  /\b(?:i|i'\w+|me|my|we|we'\w+|our|us|je|j|moi|mon|ma|mes|on|nous|notre|nos|chez nous)\b|\bj'/

/** "You need to call who made it": what somebody else is to do, with no word of the writer's own. */
const advice =
  /\b(?:you(?:'ll| will|'d)? (?:need|have|must|should|can't|cannot|can|ought|better)|vous (?:devez|devrez|devriez|pouvez|pourrez)|il (?:vous|te) (?:faut|faudra|suffit)|tu (?:dois|devrais|peux)) [a-z]|^(?:recherchez|cherchez|allez|revenez|adressez-vous|rendez-vous a) /

/** "We ran a course", "we've spent months planning": what has been done is not wanted. */
const done =
  /^(?:(?:yes|well|so|and|oui|alors|et),? )*(?:(?:we|i)(?:'ve| have)? (?:just |already |recently |finally )?(?:ran|held|launched|introduced|completed|finished|implemented|organi[sz]ed|trained|spent (?:a long time|months|weeks|years) (?:planning|preparing|training))|(?:we|i)(?:'ve| have)? just (?:installed|downloaded|bought|got|found)|(?:je viens|on vient) (?:juste )?(?:de |d')(?:installer|telecharger|acheter|decouvrir|finir|recevoir)|(?:on|nous|j'?) ?(?:a|avons|ai) (?:deja |enfin |bien )?(?:lance|termine|acheve|organise|forme|fini))\b/

/** "This site is very quick", "the parts are automatically sorted": it works, and nothing is asked of it. */
const works =
  /\b(?:very|so|really|super|tres|vraiment|hyper) (?:quick|fast|convenient|handy|easy|useful|accurate|efficient|helpful|pratique|rapide|facile|utile|efficace)\b|\b(?:is|are|gets?|get) (?:then )?automatically [a-z]+ed\b|\b(?:is|are) (?:already|partially|fully|mostly|entirely|now)[ -]automated\b|\b(?:est|sont) (?:ensuite )?automatiquement\b|\b(?:have|has) (?:sped|speeded) up\b|\b(?:is|are) (?:much )?(?:newer|better|faster) than (?:ours|mine)\b/

/** "I like to dance": a habit; "I'd like to" is a wish. */
const habit =
  /\b(?:i|je|j') ?(?:really |also |just |always )?(?:like|love|enjoy|hate|aime|adore|deteste) (?:to |d')?(?!to |have|get|know|see|order|buy|make|avoir|savoir|voir|commander|creer|faire un)[a-z]+/

/** "They take care of the service", "it's a software that helps": told of others, or of a thing that there is. */
const toldOf =
  /^(?:(?:yes|yeah|well|so|and|oui|bah|ben|alors|et),? )*(?:(?:they|he|she|ils|elles) |it(?:'s| is) an? [a-z ]+ that |c'est (?:un peu|plutot) |(?:heureusement|luckily|thankfully|fortunately)\b)|\b(?:est|is) [^,.]{3,40}, (?:the )?(?:chef|directeur|directrice|head|director|professor|professeur|specialiste|specialist)\b/

/** "No, because …" answers a friend; "we don't want to lose it" wishes for nothing. */
const answersFriend =
  /^(?:nan|non|no|nope|nah|si),? (?:parce|car|because|cause)\b|\b(?:i|we) (?:don't|do not|wouldn't) (?:want|wanna) (?:to )?[a-z]+ (?:it|them|that|him|her|you)\b/

/** Of a guest, a traveller or a private person: their table, their room, what they write of others. */
const errand =
  /\b(?:(?:find|call|get|ask) (?:our|the|a) (?:waiter|waitress|server|bill|check)|get (?:our|the) (?:bill|check)|(?:keep|confirm|cancel|change|hold|extend) (?:my|our|a|the) (?:reservation|room|table|seat)s?|(?:send|sell|buy|give|bring) [^.!?]{3,30} (?:to|for) my (?:sister|brother|mum|mom|dad|mother|father|parents|friend|girlfriend|boyfriend|aunt|uncle|cousin|son|daughter|wife|husband)|(?:envoyer|acheter|offrir|apporter) [^.!?]{3,30} (?:a|pour) (?:ma|mon|mes) (?:soeur|frere|mere|pere|parents|copine|copain|amie?|tante|oncle|cousine?|fils|fille|femme|mari)|demander l'addition|appeler (?:le serveur|la serveuse)|(?:garder|confirmer|annuler|changer) (?:ma|notre|la) (?:reservation|chambre|table)|(?:laisse[rz]?|mettre|poster|ecrire|leave|write|post) (?:euh )?(?:une? |des |a |some )?(?:mauvais |bad |good )?(?:avis|reviews?)|rempailla\w*)\b/

/** The innards of somebody's own computer, which nobody has built for them. */
const ownMachine =
  /\b(?:ubuntu|debian|linux|kernel|noyau|grub|bios|sudo|apt(?:-get)?|nvidia|radeon|realtek|bootloader|partitions?|dual ?boot|reboot\w*|drivers? (?:for|of) my|(?:my|mon) (?:laptop|monitor|pc|desktop|ecran)|(?:my|ma) (?:graphics|sound|video) card|ma carte (?:graphique|son))\b/
const ofHouse =
  /\b(?:we|we'\w+|our|us|nous|notre|nos|company|business|clients?|customers?|staff|team|societe|entreprise|equipe|serveurs|servers)\b/

/** Whether a sentence states no need of its writer's, though it has the words of one. */
export function statesNoNeed({ plain }: Pick<Sentence, 'plain'>): boolean {
  if (isServing(plain) || answersFriend.test(plain) || habit.test(plain) || errand.test(plain))
    return true
  if (ownMachine.test(plain) && !ofHouse.test(plain)) return true
  if (advice.test(plain) && !ours.test(plain)) return true
  if (tells(plain)) return false
  return done.test(plain) || works.test(plain) || (toldOf.test(plain) && !ours.test(plain))
}

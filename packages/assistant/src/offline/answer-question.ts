import { spellOut } from './chat-spelling.ts'
import { fold } from './fold.ts'

/** What a question of a visitor is about, the particular before the general. */
export const questionTopics = [
  'robot',
  'instruction',
  'privacy',
  'repeated',
  'callTime',
  'next',
  'hiring',
  'interview',
  'catalogue',
  'price',
  'duration',
  'hours',
  'place',
  'references',
  'tools',
  'about',
  'capability',
  'why',
  'wellbeing',
  'person',
  'presence',
  'offTopic',
  'unknown',
] as const
export type QuestionTopic = (typeof questionTopics)[number]

const patterns: Record<Exclude<QuestionTopic, 'unknown'>, RegExp> = {
  robot:
    /\b(?:(?:tu es|t'es|es[- ]tu|vous etes|etes[- ]vous|c'est|are you|am i (?:talking|speaking|chatting) (?:to|with)|is this|you'?re|je parle a|parle[- ]?je a)(?: \w+){0,3} (?:robot|bot|chat ?bot|humaine?|human|ia|ai|machine|vraie personne|real person|automat\w*|person|real(?=[ ?!.]*$)))\b/,
  instruction: /\b(?:mot de passe|password|prompt|previous visitor|visiteur precedent|fitscore)\b/,
  privacy:
    /\b(?:(?:be|is|are|it) (?:kept|stored|saved)|kept confidential|(?:sont|est|seront|sera)(?:-elles?|-ils?)? (?:conserv|gard|stock)[a-z]+|vous (?:le|la|les) (?:gardez|conservez|stockez)|data protection|protection des donnees|who (?:gets to |can |will )?(?:read|see)s? what|qui (?:peut )?(?:lire|lit|voit|voir) ce que|(?:where|how) (?:do you|would|will|are|is) (?:[a-z]+ )?(?:be )?(?:keep|store)[ds]?\b|(?:gardez|conservez|stockez|enregistrez)(?:[- ]vous)? ce (?:que|qu')|ou (?:gardez|conservez|stockez)[- ]vous ce|(?:data|names|files|donnees|dossiers)\b[^?]{0,40}\b(?:private|confidential|safe|secure|in the eu|leave|privees?|confidentiel\w*|securise\w*)|mes (?:donnees|infos|informations|reponses|coordonnees)|(?:gardez|conservez|stockez|partagez|revendez|keep|store|hold|share|sell)\b[^?]{0,12}\b(?:mon|mes|nos|my|our) (?:mail|e-?mail|adresse|numero|tel\w*|nom|coordonnees|address|number|name|contact)|donnees|rgpd|gdpr|(?:my|our|the) (?:data|information|details)|mailing list|liste de diffusion|(?:keep|store|save|record|gardez|conservez|stockez|enregistrez)\b[^?]{0,25}\b(?:type|write|say|messages?|conversation|chat|ecris|dis|infos?|this|ca)|(?:messages?|conversations?|chats?) (?:sont|est|seront|are|is|be)(?: \w+)? (?:garde|conserve|stocke|enregistre|kept|stored|saved|recorded)\w*|who (?:sees|reads|can see) (?:this|what)|qui (?:lit|voit) (?:ca|ce que)|spam\w*|privacy|vie privee|confidentialite)\b/,
  repeated: /\b(?:deja (?:dit|repondu|donne)|already (?:told|said|gave)|listening|ecoutez|lisez)\b/,
  callTime:
    /\b(?:quand|when|heure)\b[^?]{0,40}\b(?:appel\w*|rappel\w*|contact\w*|call\w*|hear|reach)\b|\b(?:appel\w*|rappel\w*|contact\w*|call\w*)\b[^?]{0,40}\b(?:quand|when)\b/,
  next: /\b(?:(?:il )?se passe quoi|ensuite|la suite|apres ca|prochaine etape|happens? (?:next|now|then)|next steps?|what now)\b/,
  hiring:
    /\b(?:recrut\w*|embauch\w*|(?:prenez|cherchez)[^?]{0,15}\b(?:stagiaires?|alternants?)|stages?|alternance|cv|candidat\w*|hiring|(?:un|des|une?) (?:postes?|places?)(?= (?:junior|de|pour|a pourvoir|en ce|ouverts?|disponibles?|vacants?)|\s?\?)|(?:junior|open) positions?|openings?|apprenti\w*|apprenticeships?|vacanc\w*|internships?|interns?|jobs?|contractors?|resume)\b/,
  interview:
    /\b(?:interview\w*|memoire|(?:ma|une|sa|these de) these|expose|etudiante?|student|dissertation|thesis|survey|questionnaire|homework|repondre a (?:\S+ ){0,3}questions|(?:poser|ask) (?:\S+ ){0,3}questions?)\b/,
  catalogue:
    /\b(?:catalogue|demo|creneau|presentation|partenariat|partnership|minutes|schedule a call|quick chat|(?:who(?:'s| is)?|qui) (?:handles|in charge|s'occupe|looks after|puis-je contacter|dois-je contacter|can i contact|should i contact)|marketing|financement|funding|panneaux)\b/,
  price:
    /\b(?:c'est combien|c(?:'est)? cher(?= ?\?)|(?:paye|paie|paient|coute\w*)(?: [a-z]+){0,2} combien|(?:ca|cela) suffit|is that enough|(?:facturez|prenez|demandez|coute\w*|revient) (?:a )?combien|people (?:usually )?(?:pay|spend)|(?:en a|en ai|en avons|compter) pour combien|pour combien|combien (?:un\b|une\b|ca|cela|c'|coute\w*|(?:il )?faut|prenez|facturez|pour|vous)|prix|tarifs?|couts?|honoraires|tjm|c'?est combien|how much|(?:what(?:'s| is)|whats) the damage|set (?:me|us) back|ballpark|a quel prix|ca va chercher|dans les combien|combien (?:\S+ )?(?:pr|pour|a peu pres|environ)|rough(?:ly)? (?:idea|figure)|prices?|pricing|rates?|fees?|cost\w*|charge|devis|quote|estimation|estimate|gratuit|free|payer|pay|payant)\b/,
  duration:
    /\b(?:combien de temps|prend[- ]tu|delais?|timescales?|time ?frame|lead time|time (?:is )?(?:required|needed)|how quickly|how long|how fast|turnaround|combien de semaines)\b/,
  hours:
    /\b(?:(?:travaill\w+|joignables?|disponibles?|repond\w+|work|available|reachable|around)\b[^?]{0,25}\b(?:(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|week-?ends?|jours feries|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|bank holidays?|evenings?)|what time do (?:you|your)|(?:somebody|someone|anybody|anyone) (?:there|in|around) (?:on|at)|horaires?|ouvr\w*|ouverts?|fermez|(?:opening|office|business|your|which|what) hours|(?:are|you) open|open (?:on|at|until|today|now)|closed|quelle heure)\b/,
  place:
    /\b(?:ou (?:etes|est|se|vous)|vous etes ou|where|adresse|address|bureaux|located|based|bases? a)\b/,
  references:
    /\b(?:similar (?:works?|projects?|jobs?)|(?:have|having|had|got) (?:any |some )?experience (?:with|of|in)|(?:de l'|une )experience (?:avec|dans|des|du|de)|references?|case studies|case study|exemples?|examples?|portfolio|realisations|(?:deja|avez|ont) (?:fait|travaille|realise)|(?:worked|done (?:this|that|it)) (?:with|for|in|before)|(?:which|what) (?:industries|sectors|clients|customers|kind of (?:clients|companies))|(?:quels?|quelles?) (?:secteurs?|clients?|metiers)|who (?:are your|have you worked)|other (?:clients|customers)|d'autres clients)\b/,
  tools:
    /\b(?:(?:which|what) (?:softwares?|programs?|programmes?|models?|platforms?|languages?)|quel(?:s|le|les)? (?:logiciels?|modeles?|plateformes?|langages?)|(?:utilisez|utilises) (?:quoi|koi)|running on|tourne[sz]?[- ](?:tu |vous )?sur|quels outils|quelles? technolog\w*|utilisez|what (?:tools|tech\w*|stack|ai)|which technolog\w*|do you use)\b/,
  about:
    /\b(?:(?:(?<!est-ce )que|quoi|qu'est[- ]ce que)\b[^?]{0,20}\b(?:faites|proposez|vendez|fait)|vous (?:faites|proposez|vendez) quoi|quels? (?:sont )?(?:vos )?(?:produits?|services|prestations)|c'est quoi (?:votre|cette|oka)|qui (?:etes|sont)|boulot|what (?:do|does) (?:you|your|oka|the company)(?: guys| lot| company| people)?(?: actually| exactly| really)? (?:do|sell|offer|make)|who are you|what (?:products|services)|what you do|about (?:you|your company)|en dire plus|tell me more)\b/,
  capability:
    /\b(?:vous (?:faites|proposez|savez|pouvez|travaillez|intervenez|sauriez|etes capables?|gerez)|(?:faites|proposez|savez|pouvez|pourriez|travaillez|intervenez|avez)[- ]vous|(?:is|are) (?:that|this|these|it) something you|(?:could|can) (?:this|that|it|they) (?:be|also|speak|do|work|handle)|do y'?all do|c'est-tu faisable|(?:c'est|est-ce) faisable|do you (?:do|cover|serve|offer|work|build|make|have|know|support|provide|develop|handle|integrate|ship|sell)|(?:can|could|would) you|s'integre|integr\w+|est-ce possible|c'est possible|is it possible|on peut|can we|could we)\b/,
  why: /\b(?:pourquoi|pq|pk|a quoi (?:ca|cela) sert|why|what for|what's the point)\b/,
  wellbeing:
    /\b(?:(?:comment )?(?:ca va|allez[- ]vous|vas[- ]tu|tu vas bien|vous allez bien)|how are you|how'?s it going|how are things)\b/,
  person:
    /\b(?:parler|joindre|avoir|speak|talk|passer|call|appeler|ring)\b(?![^?]{0,30}\b(?:same|meme)\b)[^?]{0,30}\b(?:quelqu'un|responsable|humain|conseiller|someone|somebody|manager|human|person|me|telephone)\b/,
  presence: /\b(?:y ?a quelqu'un|il y a quelqu'un|any(?:one|body) (?:\w+ )?(?:there|here)|allo)\b/,
  offTopic:
    /\b(?:meteo|weather|blague|joke|match|game|film|movie|recette|recipe|capitale|capital of|quelle heure est|what time is|tu fais quoi|weekend|week-end)\b/,
}

/** What a question as typed is about. */
export function topicOf(question: string): QuestionTopic {
  const text = spellOut(fold(question).text)
  // A bare "?" wonders at what we said.
  if (!/\p{L}/u.test(text)) return 'why'
  return (
    questionTopics.find((topic) => topic !== 'unknown' && patterns[topic].test(text)) ?? 'unknown'
  )
}

/** Answered for good by what the company says of itself, or by what the assistant is. */
const answerable: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>([
  'robot',
  'instruction',
  'privacy',
  'repeated',
  'about',
  'why',
  'wellbeing',
  'presence',
  'offTopic',
  'next',
  'callTime',
  'person',
])

/** Whether a question needs no answer of staff, though the company's knowledge has none. */
export function isAnswered(question: string): boolean {
  return answerable.has(topicOf(question))
}

/** About the conversation rather than the company, so that its knowledge is not searched. */
const aside: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>([
  'robot',
  'instruction',
  'repeated',
  'wellbeing',
  'presence',
])

/** "When will somebody call me?" */
const callsVisitor =
  /\b(?:m'|me |nous )(?:r?appel\w*|recontact\w*|contact\w*)|\b(?:call|ring|contact|phone)s? (?:me|us)\b|\bget back to (?:me|us)\b/

/** Whether the company's knowledge may answer a question. */
export function isForKnowledge(question: string): boolean {
  const topic = topicOf(question)
  return !aside.has(topic) && !(topic === 'callTime' && callsVisitor.test(fold(question).text))
}

/** Said by the company in its own way to who applies, studies or sells, whatever its knowledge has on the subject. */
const toOthers: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>([
  'hiring',
  'interview',
  'catalogue',
])

/** Whether the assistant may ask back what a question is about, instead of its usual answer. */
export function isOpen(question: string): boolean {
  return !isAnswered(question) && !toOthers.has(topicOf(question))
}

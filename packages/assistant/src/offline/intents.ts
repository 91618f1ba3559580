/** What else a visitor may say or ask, besides facts. All patterns read folded text. */

export type Intent =
  | 'instruction'
  | 'insult'
  | 'human'
  | 'robot'
  | 'price'
  | 'quote'
  | 'about'
  | 'duration'
  | 'privacy'
  | 'why'
  | 'repeated'
  | 'wellbeing'
  | 'place'
  | 'capability'
  | 'offTopic'
  | 'question'
  | 'goodbye'
  | 'thanks'
  | 'greeting'
  | 'gibberish'

const somebody = String.raw`(?:humaine?|(?:vraie |une )personne|quelqu'un|conseill\w*|commercial(?:e|aux)?|experte?|responsable|collegue|operat\w*|technicien\w*)\b`
const human = new RegExp(
  [
    String.raw`\b(?:parler|discuter|echanger|parle|discute)\b[^.!?]{0,20}\b${somebody}`,
    String.raw`\b(?:avoir|voir|joindre|contacter|passez[- ]moi) (?:un |une |votre |vos |quelqu'un |directement |vrai |vraie ){0,3}${somebody}`,
    String.raw`\b(?:contact humain|de vive voix)\b`,
    String.raw`^(?:(?:plutot|directement|je prefere|je prefererais|ok|oui|non)[ ,]+)*(?:par|au) telephone(?: (?:svp|stp|merci|si possible|s'il vous plait))?[ .!]*$`,
    String.raw`\b(?:parler|parle|discuter|echanger|joindre|repondre|prefer\w+|en direct|voir (?:ca|cela))\b[^.!?]{0,25}\b(?:par|au) telephone\b`,
    String.raw`\b(?:veux|voudrais|veut|voudrions|prefere\w*) (?:un |une )?(?:humaine?|vraie personne|conseill\w*)\b`,
    String.raw`^(?:un |une )?(?:humaine?|conseill\w*)(?: svp| s'il vous plait)?[ .!]*$`,
    String.raw`\b(?:rappelez|contactez|recontactez|appelez)[- ](?:moi|nous)(?! [a-z]+$)`,
    String.raw`\b(?:me|nous|etre) (?:rappel|recontact|contact)\w*`,
    String.raw`\b(?:faut|faudrait|besoin) qu(?:e |')(?:qqn|quelqu'un) (?:intervienne|vienne|regarde|passe|s'en occupe)\b`,
    String.raw`\bneed (?:someone|somebody) to (?:come|look|fix|step in|sort)\b`,
    String.raw`\b(?:devait|devaient|deviez|was|were|supposed) (?:to )?(?:nous |me |m')?(?:rappel\w*|recontact\w*|call (?:me|us)|get back to (?:me|us))`,
    String.raw`\b(?:speak|talk|chat)\w* (?:to|with) (?:a |an |some |your |the )?(?:real |actual |live )?(?:human|person|someone|somebody|agent|sales\w*|representative|expert|colleague|advisor|team|people|operator)\b`,
    String.raw`\b(?:real|actual|live) (?:human|person)\b|\bhuman please\b`,
    String.raw`\b(?:can|could) (?:you|someone|somebody) (?:please )?(?:call|ring|phone|contact) (?:me|us)\b|\bcall (?:me|us) back\b|\bcall me please\b`,
  ].join('|'),
)

/** "Is this a real person?" asks who answers, not for another. */
const wonders =
  /\b(?:are you|is this|is it|is that|am i (?:talking|speaking|chatting) (?:to|with)) (?:an? )?(?:\w+ )?(?:human|person)\b|\bje parle (?:bien |vraiment )?a (?:un|une) |\bc'est (?:un|une) (?:humaine?|(?:vraie )?personne)\b/

/** Whether the visitor asks for a person: a wish, but no need of the business. */
export function wantsHuman(text: string): boolean {
  return human.test(text) && !wonders.test(text)
}

const angry =
  /\b(?:inadmissible|inacceptable|scandaleu[sx]e?|honteux|c'est une honte|unacceptable|disgraceful|outrageous|appalling|this is a joke)\b/

/** Whether a sentence says in plain words that its writer is angry. */
export function isAngry(text: string): boolean {
  return angry.test(text)
}

const orders = String.raw`(?:instructions?|consignes?|regles?|rules?|prompts?|guidelines|directives|contexte?)`
const ours = String.raw`(?:tes|vos|ton|votre|toutes|tous|your|all|any|previous|prior|precedente?s?|above|these|initiale?s?|hidden|system)`
const instruction = new RegExp(
  [
    String.raw`\b(?:ignor|oubli|forget|disregard|bypass|overrid|outrepass|contourn)\w* (?:\w+ ){0,2}?${ours}\b[^.!?\n]{0,30}\b${orders}\b`,
    String.raw`\b(?:ignor|oubli|forget|disregard)\w* (?:everything|tout ce qui precede|all of the above|the above)`,
    String.raw`\b(?:system ?prompt|prompt systeme|jailbreak|dan mode|developer mode|mode developpeur)\b`,
    String.raw`\b(?:file|mark|register|list|log|classe[rz]?|enregistre[rz]?|note[rz]?)[- ](?:me|us|moi|nous) (?:down )?(?:as|comme)\b[^.!?\n]{0,30}\b(?:leads?|prospects?|hot|hottest|vip|buyer|priorit\w+|chaud)\b`,
    String.raw`\b(?:confirm\w*|agree|promise|promets|promettez|garantis\w*|engage\w*) (?:\w+ ){0,2}(?:par ecrit|in writing)\b`,
    String.raw`\b(?:set|mets?|mettez|fixe[rz]?|give|donne[rz]?|change[rz]?|attribue[rz]?)\b[^.!?\n]{0,30}\bscore\b`,
    String.raw`\b(?:you are now|tu es (?:maintenant|desormais)|vous etes (?:maintenant|desormais)) (?:an?|my|the|in|dan|un|une|le|la|mon)\b`,
    String.raw`(?:^|[.!?\n] ?|\bplease |\byou (?:must|will|should) )(?:act|behave) as\b`,
    String.raw`\b(?:pretend (?:to be|you)|fais comme si|faites comme si)\b`,
    String.raw`\b(?:reveal|montre|affiche|repete|repeat|print|show|donne)\w*\b[^.!?\n]{0,15}\b${ours}\b[^.!?\n]{0,15}\b(?:prompt|instructions|consignes)\b`,
    String.raw`\b(?:new|nouvelles) (?:instructions|consignes) ?:`,
    String.raw`\bfrom now on,? (?:you|act|answer)\b|\b(?:a partir de|des) maintenant,? (?:tu|vous) (?:dois|devez|es|etes|vas|allez|reponds|repondez)\b`,
    String.raw`\b(?:system|admin|security|safety) override\b|\bstop everything\b`,
    String.raw`\b(?:call|use|invoke|run|execute) (?:the )?\w+ (?:tool|function|command)\b`,
    String.raw`\b(?:play|take on|assume|joue[rz]?) (?:the|le) role (?:of|d[e'])`,
    String.raw`^(?:summari[sz]e|translate|rewrite|paraphrase|resume[rz]?|tradui(?:s|sez|re)|reecri(?:s|vez)) (?:this|the following|ceci|ce qui suit|ce texte)\b`,
    String.raw`<\/?(?:system|assistant|user|instructions?)>|\[(?:system|inst)\]|###\s*(?:system|instruction)`,
  ].join('|'),
)

/** Text that tries to steer the assistant. Nothing in such a message is believed. */
export function isInstruction(text: string): boolean {
  return instruction.test(text)
}

const asks =
  /\?|^(?:combien|quel\w*|comment|pourquoi|quand|ou|est-ce|how|what|which|why|when|where|who|do you|can you|could you|is it|are you)\b|^(?:c'?est|c) (?:quoi|koi)\b/

/** Asks without a question mark, as people in a hurry do. */
const definition =
  /^(?:what(?:'s| is| are| do)\b|(?:c'?est|c) (?:quoi|koi)\b|qu'?est[- ]ce\b|how (?:do|does|long|can)\b)/

const keyboard =
  /\b(?:asdf\w*|qsdf\w*|azert\w*|qwer\w*|sdfg\w*|dfgh\w*|hjkl\w*|wxcv\w*|zxcv\w*|jkl|aze)\b/

function isGibberish(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '')
  if (keyboard.test(text) || /(\p{L})\1{4,}/u.test(text)) return true
  if (letters.length === 0) return text.replaceAll(/[\s\d.,+€$£#-]/g, '').length > 0
  return (
    /[bcdfghjklmnpqrstvwxz]{6,}/.test(text) ||
    (letters.length > 4 && !/[aeiouy]/.test(letters) && /^[a-z]+$/.test(letters))
  )
}

const rules: [Intent, RegExp][] = [
  [
    'insult',
    /\b(?:connard\w*|connasse|conne?s?|merde|putain|salope?|encul\w*|fdp|ntm|ta gueule|ferme[- ]la|batard|abruti\w*|debile|idiote?s?|stupide?|nulle? a chier|imbecile|fuck\w*|shit\w*|bitch|asshole|bastard|moron|dumb\w*|you suck|useless (?:bot|robot)|va te faire|casse[- ]toi|pd)\b/,
  ],
  [
    'robot',
    /\b(?:(?:tu es|t'es|es[- ]tu|vous etes|etes[- ]vous|c'est|are you|am i (?:talking|speaking|chatting) (?:to|with)|is this|you'?re|je parle a|parle[- ]?je a|ai[- ]je affaire a)(?: \w+){0,2} (?:robot|bot|chat ?bot|humaine?|human|ia|ai|machine|vraie personne|real person|real|personne reelle|intelligence artificielle|automat\w*|person))\b/,
  ],
  [
    'price',
    /\b(?:combien (?:ca|cela|c|ce|coute\w*|faut|demandez|prenez|facturez|pour|vous)|(?:quel\w*|vos|votre|vs|avez[- ]vous) (?:est |sont |des |une )?(?:le |les |la |vos |votre |ordre de )?(?:prix|tarifs?|couts?|honoraires|tjm|grille)|c'?est combien|how much|(?:what (?:are|is|do)|your) (?:your |the )?(?:prices?|pricing|rates?|fees?|cost\w*|charge)|do you charge|cost\?|prix ?\?|tarifs? ?\?|pricing|price list)\b/,
  ],
  ['quote', /\b(?:devis|chiffrage|estimation|a quote|an estimate|quotation|proposal)\b/],
  [
    'about',
    /\b(?:(?:que|quoi) (?:faites|proposez|fait)\b|qu'?est[- ]ce que (?:vous|tu|votre|l'entreprise)\b[^.!?]{0,20}\b(?:fait\w*|propos\w*)|vous (?:faites|proposez) quoi|faites[- ]vous quoi|quels? (?:sont )?(?:vos |les )?(?:services|prestations|metiers?|activites?|domaines?)|(?:c'?est|c) (?:quoi|koi) (?:votre|vot|oka|cette|ce site)|qui (?:etes[- ]vous|es[- ]tu|sont)|vous etes qui|t'es qui|what (?:do you|does (?:your|the) company) (?:do|offer)|who are you|what (?:is|are) (?:your services|oka|this company|this site)|what services|tell me (?:more )?about (?:you|your company)|presentez[- ]vous|parlez[- ]moi de vous)\b/,
  ],
  [
    'duration',
    /\b(?:combien de temps|quels? (?:sont )?(?:vos |les )?delais?|how long|how fast|turnaround|sous combien|dans combien)\b/,
  ],
  [
    'privacy',
    /\b(?:mes (?:donnees|infos|informations)|donnees personnelles|rgpd|gdpr|my (?:data|information|details)|privacy|vie privee|spam\w*)\b[^.!]{0,300}\?|\bqu'?(?:est-ce que)? ?(?:allez|faites)[- ]vous (?:faire )?d\w+ (?:mes|mon)\b/,
  ],
  [
    'why',
    /\b(?:pourquoi|pq|pk) (?:cette|ces|vous|me|mon|ma|voulez|demandez|avez|tu|as|faire|ca)\b|^(?:pourquoi|pq|pk|why)\b[^.!?]{0,20}\?*$|\bwhy (?:do|are|would|should) (?:you|i)\b/,
  ],
  [
    'repeated',
    /\b(?:(?:l'ai|vous ai|t'ai|l'avais|ai) deja (?:dit|donne|repondu|ecrit|precise)|deja (?:dit|repondu|donne)\b|(?:already|just) (?:told|said|gave|answered|wrote|mentioned)|told you (?:already|before))\b/,
  ],
  [
    'wellbeing',
    /\b(?:(?:comment )?(?:ca va|allez[- ]vous|vas[- ]tu|vous allez bien|tu vas bien)|how are you|how'?s it going|how do you do)\b/,
  ],
  [
    'place',
    /\b(?:ou (?:etes|est|se (?:trouve|situe)|vous)|where are you|where is your|your (?:address|office|location)|vos (?:bureaux|locaux|horaires)|votre adresse|horaires|opening hours|are you open|ouverts?)\b/,
  ],
  [
    'offTopic',
    /\b(?:meteo|weather|blague|joke|football|foot\b|match|recette|recipe|poeme|poem|horoscope|capitale de|capital of|president de la|chanson|song|racont\w*|film|movie|write me|ecris[- ]moi|traduis|translate|resous|solve|sens de la vie|meaning of life|(?:commander|order)(?: me)? (?:une |a )?pizza|bitcoin)\b/,
  ],
  [
    'capability',
    /\b(?:(?:est-ce que )?vous (?:faites|proposez|savez|pouvez|travaillez|intervenez|utilisez|connaissez|developpez)|(?:faites|proposez|savez|pouvez|travaillez|intervenez|utilisez|connaissez|developpez|avez)[- ]vous|do you (?:do|offer|work|build|make|use|have|know|support|provide|develop|handle)|can you (?:do|build|make|help|handle|work|create)|are you able|have you (?:done|worked|built))\b/,
  ],
  [
    'goodbye',
    /\b(?:au revoir|a bientot|a plus|a\+|bye|goodbye|see you|bonne (?:journee|soiree|fin de journee|continuation)|have a (?:good|nice|great)|ciao|adieu|je dois (?:y aller|filer|partir)|gotta go|i have to go|talk later|a la prochaine|bonne nuit)\b/,
  ],
  [
    'thanks',
    /\b(?:merci|mercii*|mrc|thanks?|thank you|thx|ty|cheers|much appreciated|c'est gentil|je vous remercie)\b/,
  ],
  [
    'greeting',
    /^\W*(?:bonjour|bonsoir|salut|slt|bjr|coucou|hello|hi|hey|yo|good (?:morning|afternoon|evening)|re|hola)\b/,
  ],
]

/** Only meant when the words also ask. */
const onlyAsked = new Set<Intent>(['robot', 'place', 'capability', 'about', 'duration', 'why'])

/** Everything a text means besides facts. */
export function intentsOf(text: string): ReadonlySet<Intent> {
  const isQuestion = asks.test(text)
  const found = new Set<Intent>(
    rules
      .filter(([intent]) => isQuestion || !onlyAsked.has(intent))
      .filter(([, pattern]) => pattern.test(text))
      .map(([intent]) => intent),
  )
  if (isInstruction(text)) found.add('instruction')
  if (wantsHuman(text)) found.add('human')
  if (found.size > 0) return found
  // A bare "?" wonders at our question.
  if (/^\s*\?[\s?!]*$/.test(text)) return new Set(['why'])
  if (text.includes('?') || definition.test(text)) return new Set(['question'])
  return isGibberish(text) ? new Set(['gibberish']) : found
}

const talk: Intent[] = [
  'instruction',
  'insult',
  'robot',
  'about',
  'privacy',
  'why',
  'repeated',
  'wellbeing',
  'place',
  'gibberish',
]
/** Small talk unless it is about something we do: "how much is a website?". */
const perhapsTalk: Intent[] = ['price', 'duration', 'offTopic', 'question', 'quote']

/** Courtesies and questions to us, which are never a need. */
export function isSmallTalk(text: string, hasTopic: boolean): boolean {
  const found = intentsOf(text)
  if (talk.some((intent) => found.has(intent))) return true
  if (!hasTopic && perhapsTalk.some((intent) => found.has(intent))) return true
  const courtesy = found.has('greeting') || found.has('thanks') || found.has('goodbye')
  return courtesy && text.split(/\s+/).length <= 4
}

import type { Authority } from '@oka/contract/fact-value'

import { apart } from '../patterns.ts'
import type { Found } from './statement.ts'

/** What words say of who decides; `by` tells whether the visitor said it or it is concluded. */
export type Rule = { value: Authority; by: Found['by']; pattern: RegExp }

const people = String.raw`(?:associe\w*|partenaire\w*|co-?fondat\w*|conjoint\w*|femme|mari|epou\w*|equipe|soeur|frere|pere|mere|fils|fille|comite|codir|comex|conseil|direction|directeur\w*|directrice\w*|patron\w*|chef\w*|boss|dg|pdg|daf|dsi|manager|responsable|siege|collegues?|tresori\w*|accountant|treasurer|partners?|co-?founders?|wife|husband|team|sister|brother|father|mother|dad|mum|mom|parents|uncle|aunt|cousine?|daughter|son|missus|mrs|daronne?|reum|hubby|boyfriend|girlfriend|flatmate|beau-?(?:pere|frere|fils)|belle-?(?:mere|soeur|fille)|papa|maman|grand-?(?:pere|mere)|oncle|tante|parents|copine|copain|compagne|compagnon|binome|bras droit|board|committee|colleagues?|management|ceo|cfo|cto|cio|coo|cmo|fd|co-?directors?|director|president\w*|gerant\w*|hierarchie|n\+1|maison mere|headquarters|hq)\b`
const superior = String.raw`(?:(?:managing|executive|finance|sales) directors?|comites? de direction|conseil d'administration|direction generale|patron\w*|chef\w*|boss|dg|pdg|daf|dsi|direct(?:eur|rice)\w*|manager|responsable|direction|comite\w*|codir|comex|conseil|siege|board|committee|ceo|cfo|cto|cio|coo|cmo|director|president\w*|gerant\w*|hierarchie|n\+1|management|maison mere|headquarters|hq|commission\w*|fd|procurement|finance (?:team|department)|service (?:achats|financier)|achats|trustees|councillors|conseil syndical|superieur\w*|owner|associes|actionnaires|investors?|maire|elus|docteur|doctor|dr|vp(?: \w+)?|md|head ?teacher|head ?master|governors|bursar|head office|parent company|(?:managing|senior) partners?|proprios?|proprietaires?|la direction|conseil communautaire|service (?:juridique|informatique)|it (?:team|department)|legal|compliance)\b`
/** Where a pattern ends with them. */
const [lastPeople, lastSuperior] = [apart(people), apart(superior)]
const possessive = String.raw`(?:mon |ma |mes |notre |nos |le |la |les |l'|du |de la |de l'|des |my |our |the |a |un |une )`
const agree = String.raw`(?:(?:both |all |also |aussi )?(?:agree|say yes|ok it|okay it|approve it|be (?:happy|convinced|on board|ok)|give (?:the|their|his|her) (?:ok|nod|go-ahead|blessing|green light)|dire oui|dise oui|etre d'accord|soit d'accord|etre convaincu\w*|donner (?:son|leur) (?:accord|feu vert|aval|ok)))`
const decide = String.raw`(?:decid\w*|tranch\w*|valid\w*|sign\w*|arbitr\w*|decision\w*|choisi\w*|approuv\w*|approv\w*|final say|sign[- ]off|last word|dernier mot)`

/** Words of deciding. */
export const decision = new RegExp(decide)

const founders = String.raw`(?:gerante?|pdg|p-dg|dg|ceo|president(?:e)?|fondateur|fondatrice|founder|owner|proprietaire|patronn?e?|dirigeante?|chef(?:fe)? d'entreprise|directeur|directrice|directeur general|directrice generale|managing (?:director|partner)|md|auto-?entrepreneur\w*|freelance|freelancer|independante?|a mon compte|self-employed|sole trader|entrepreneu[rs]e?|artisan\w*)`
/** A director of a department may well not decide; nor does an assistant to one. */
const notDepartment = String.raw`(?! (?:marketing|commerciale?|financi\w*|technique|artistique|adjointe?|des? (?:ventes|achats|operations|projets?|la communication|la production|magasin|site|agence)|du marketing|informatique|rh|it|sales|of (?:marketing|sales|it|operations|engineering|product|finance|hr|communications)))`

const kin = String.raw`(?:mum|mom|mother|dad|father|parents|brother|sister|uncle|aunt|husband|wife|boss|mere|pere|parents|frere|soeur|oncle|tante|mari|femme|patron\w*|chef\w*|maman|papa)`

export const other: Rule[] = [
  String.raw`\b(?:my |our |mon |ma |mes |nos )${kin} (?:has|have|will have|a|ont|aura|auront) (?:the |le )?(?:final say|last word|dernier mot)\b`,
  // "My mum owns it", "les proprios c'est mes parents".
  String.raw`\b(?:my |our |mon |ma |mes |nos )${kin} (?:who |qui )?(?:owns?|own|runs? (?:it|the place|the business|the company)|(?:est|sont) (?:le |la |les )?(?:proprietaires?|patron\w*|gerante?s?|proprios?))\b`,
  String.raw`\b(?:proprios?|proprietaires?|patron\w*|gerante?s?|boss|chefs?),? (?:c'est|ce sont) (?!moi|nous)(?:mon|ma|mes|le|la|les|un|une|lui|elle|eux|[a-z]+)\b`,
  String.raw`\b${possessive}?${superior}(?: (?:and|et|&) ${possessive}?(?:[a-z]+ )?${superior})? (?:both |also |still |all |aussi )?(?:has to |have to |must |needs? to |will have to |'?ll have to |doit |doivent |devra |devront |il faut qu'(?:il|elle|ils) )${agree}\b`,
  String.raw`\bvotes? (?:du |de la |de l'|des |by the |of the )${lastSuperior}`,
  String.raw`\b(?:he|she|they|elle|il) (?:(?:picks?|chooses?|choisit|choisira)\b(?! (?:with|avec))|(?:verra|voit)(?= ?(?:$|[.!]| ca\b| cela\b)))`,
  String.raw`\b(?:ca|cela) (?:passe|passera|doit passer|part|partira|remonte) (?:au|en|devant|par|chez) (?:le |la |les |l')?[a-z]+`,
  String.raw`(?:^|[.!?,] ?)(?:non,? )?pas (?:du tout |vraiment |forcement )moi\b`,
  String.raw`\b(?:it'?s|it is) (?:her|his|their) (?:own )?(?:cafe|shop|business|company|place|firm|money|call|practice|farm|salon|decision|project)\b|\bc'est (?:sa|son|leur) (?:boite|affaire|entreprise|boutique|argent|salon|decision)\b`,
  String.raw`\bi'?m not (?:on it|one of them|part of it)\b|\bje n'en fais pas partie\b`,
  String.raw`\bje ne suis qu(?:e |')|\b(?:that's |it's |it is |gets? )?decided (?:in|at) (?!a |the end)[a-z]`,
  String.raw`\b(?:she|he|they|elle|il|ils|elles) (?:runs? (?:the|it|everything)|owns? (?:the|it)|(?:is|are) the (?:owner|boss)|holds? the purse|est (?:le|la) (?:patron\w*|gerant\w*|proprietaire)|tient (?:les|la|le))`,
  String.raw`\b(?:put|take|bring|present) (?:it|a paper|a case|a proposal|this|that) (?:to|before) (?:${possessive})?${lastSuperior}`,
  String.raw`\bc(?:'est|'e| est)? ?(?:lui|elle|eux|elles) (?:qui|ki|k) ?(?:${decide}|verra|voit|verront|choisira|prend\w*|paie|paye)`,
  String.raw`\b(?:it'?s|it is|it'?d be|it would be|it'?ll be|that'?s) (?:all |entirely )?(?:up|down) to (?:him|her|them)\b`,
  String.raw`\b(?:trust|board|council|boss|director|owner|trustees|committee|management|company|group) (?:will|would|has to|have to|must) (?:take|make) (?:the |that |a )?(?:final )?(?:decision|call)`,
  String.raw`\b(?:${possessive})?(?:${superior}|trustees|councillors?|partners|associes|bureau(?: de l'asso\w*)?|conseil (?:municipal|d'administration)|assemblee|elus) (?:\w+ ){0,2}?(?:votes?|votent|approves?|approuve\w*|deliber\w*|does|do it|has to|valide\w*|tranche\w*|decide\w*|decident|sign\w*(?: it)? off|signs? off|qui tranche|qui decide|a le dernier mot)`,
  String.raw`\b(?:she|he|they|elle|il|ils|elles) (?:makes? the (?:final )?(?:decision|call)|decides?|signs? (?:it )?off|ha(?:s|ve) the (?:final say|last word)|prend (?:la|les) decisions?|decide\b|tranche|valide)`,
  String.raw`\bdecision (?:prise )?(?:en|par (?:le|la)|du|de la) (?:comite|codir|comex|bureau|conseil|direction)`,
  String.raw`\b(?:ce n'est|c'est|c'e|ce n est|c) pas (?:moi|a moi)(?! seul)\b`,
  String.raw`\bje (?:ne )?(?:suis|decide|tranche|valide) pas (?:la personne |le |la |l'|un |une )?(?:qui )?(?:seul(?:e)? )?(?:decid\w*|decision\w*|a decider|personne|gerant\w*|patron\w*)`,
  String.raw`\bje (?:ne )?(?:decide|tranche|valide|signe) (?:rien|pas)(?! seul)`,
  String.raw`\b(?:i don't|i do not|i can't|i cannot) (?:decide|make the (?:final )?(?:decision|call)|sign|approve)(?! (?:alone|(?:anything|it|a thing) (?:(?:until|till|before|without) )?(?:she|he|they|her|him|them)\b))`,
  String.raw`\b(?:it'?s |it is |that'?s |that is )?not (?:my (?:decision|call)|up to me|me who|mine to)`,
  String.raw`\bi'?m not (?:the )?(?:decision|decider|one who|final)`,
  String.raw`\b(?:accord|validation|feu vert|aval|approbation|signature|go|autorisation) (?:final\w* )?(?:de |du |d'|des )(?:${possessive})?${lastSuperior}`,
  String.raw`\b(?:approval|sign[- ]off|green light|permission|ok|blessing|go-ahead) (?:of|from) (?:${possessive})?${lastSuperior}`,
  String.raw`\b${superior}(?:'s|s')? (?:approval|sign[- ]off|green light|permission|decision|ok|blessing)`,
  String.raw`\b(?:parl\w*|voir|valider|demander|soumettre|presenter|faire valider)(?: \w+){0,2} (?:a|avec|par|au|aupres d[eu]) ?(?:${possessive})?${lastSuperior}`,
  String.raw`\b(?:ask|check with|run it by|talk to|convince|clear it with|discuss (?:it )?with) (?:${possessive})?${lastSuperior}`,
  String.raw`\b${possessive}?${superior}(?:,? (?:m|mr|mme|mrs|ms|monsieur|madame)\.? [\w-]+,?)? (?:qui |has to |have to |has (?:the )?|have (?:the )?|must |needs to |will |would |doit |devra |va |is the one who |who )?(?:${decide})`,
  String.raw`\bdecisions? (?:\w+ ){0,3}(?:rests?|lies?|pris\w*|taken|made) (?:with|par|by) (?:${possessive})?${lastSuperior}`,
  String.raw`\b(?:up to|decision (?:is|belongs to|comes from)|decided by|approved by|validated by|signed off by|decidee? par|(?<!(?:budget|enveloppe|montant|k|€|euros)\b[^.!?]{0,20})valide\w* par|revient (?:a|au)|depend d[eu]) (?:${possessive})?${lastSuperior}`,
].map((source) => ({ value: 'other', by: 'visitor', pattern: new RegExp(source) }))

/** "Our FD and I": goes before what either of them would do alone. */
export const both: Rule[] = [
  String.raw`\b(?:il|elle|he|she|they) (?:devra|doit|has to|have to|will have to|needs? to) (?:etre d'accord|agree|be happy|be on board)\b`,
  String.raw`\b(?:i sit on (?:it|the board)|i'?m (?:on it|one of (?:them|the (?:two|three|four|five))|a member|part of it)|i have a vote|j'en fais partie|j'y siege|dont je fais partie|je suis l'une? (?:d'entre eux|des (?:deux|trois|quatre)))\b`,
  String.raw`\b${possessive}${people} (?:in|of|from) [a-z ]{2,15} and (?:i|me|myself)\b`,
  String.raw`\b${possessive}${people} and (?:i|me|myself)(?![\p{L}'])(?: (?:both )?(?:decide|choose|sign|agree))?`,
  String.raw`\b${possessive}${people} (?:et|pis) (?:moi|moi-meme)\b(?: (?:on )?(?:decid|sign|tranch|choisi)\w*)?`,
].map((source) => ({ value: 'shares', by: 'visitor', pattern: new RegExp(source, 'u') }))

export const shares: Rule[] = [
  // What was said of them alone is taken back.
  String.raw`^(?:enfin|non|no|well|or rather|rather|plutot|en fait|actually)[ ,]+(?:plutot )?(?:avec|with) ${possessive}${lastPeople}`,
  // "My wife does the books and she's gotta be ok with it too".
  String.raw`\b(?:he|she|they|elle|il|ils)(?:'s|'ve|'ll)? ?(?:has|have|got|gotta|needs?|must|will have|doit|devra|doivent)? ?(?:to )?(?:be (?:ok|okay|fine|happy)|agree|like it|etre d'accord|dire oui) (?:with it |about it |on it )?(?:too|as well|also|aussi)\b`,
  String.raw`\bboth of us (?:have|has|need|must|got)`,
  String.raw`\bon (?:fait|se fait) une reunion\b[^.!?]{0,30}\bon (?:decide|tranche|vote)`,
  String.raw`\bmy (?:co-?founder|partner|wife|husband|brother|sister) (?:handles|does|looks after|covers)[^.!?]{2,25},? (?:and )?i (?:handle|do|look after|cover)`,
  String.raw`\b(?:${possessive})${people} (?:has|have|needs?|must|doit|doivent) (?:to )?(?:\w+ ){1,4}(?:too|as well|also|aussi)\b`,
  String.raw`\b(?:run|put|take) (?:it|this|that) (?:past|by|to) (?:${possessive})?(?:\w+ )?${apart(`(?:${superior}|${people})`)}`,
  String.raw`\b(?:talk|speak|check|chat|discuss)(?: (?:it|this))?(?: over)? (?:to|with) (?:my|our|the) (?:\w+ )?(?:partners?|co-?\w+|wife|husband|brother|sister)\b`,
  String.raw`\bwe both (?:have to|need to|must|will)`,
  String.raw`\bone of (?:two|three|the|2|3) (?:directors|owners|partners|founders)`,
  String.raw`\bi decide (?:together )?with`,
  String.raw`\b(?:je |i )(?:ne )?(?:decide|peux decider|can decide|don't decide|can't decide) ?(?:pas )?(?:not )?(?:tout(?:e)? )?(?:seul|alone)?(?:e)? ?(?:mais )?(?:avec|with) (?:\w+ )?${lastPeople}`,
  String.raw`\b(?:je (?:ne )?(?:\w+ )?)?(?:pas (?:tout(?:e)? )?seule?\b|not alone|don't decide alone)`,
  String.raw`\b(?:on|nous) (?:decid\w*|tranch\w*|choisi\w*|valid\w*)(?: \w+)? (?:ensemble|tou(?:t|s|tes) les (?:deux|trois|quatre|2|3|4)|a (?:deux|trois|quatre|plusieurs|2|3|4)|collegialement|tous|en (?:equipe|famille|commun))`,
  String.raw`\b(?:we|we'll|we will) (?:decide|choose|make the decision|take the decision|agree)s? (?:\w+ )?(?:together|jointly|as a (?:team|board|family|group))`,
  String.raw`\b(?:decision|decide|decidons|decide)\w* (?:\w+ ){0,3}(?:collegiale?|collective|commune|conjointe|partagee|a plusieurs|a deux|jointly|together|shared|joint)`,
  String.raw`\b(?:parler|discuter|voir ca|voir cela) (?:avec|a) (?:${possessive})${lastPeople}`,
  String.raw`\bwe both (?:decide|choose|sign)`,
  String.raw`\b(?:joint|shared|collective|team) decision`,
  String.raw`\b(?:decid\w*|decision\w*|tranch\w*|valid\w*|choisi\w*)\b[^.!?]{0,40}\b(?:avec|with) (?:${possessive})?(?:\w+ )?${lastPeople}`,
  String.raw`\b(?:moi(?: et|,| ?[+&])|me(?: and|,| ?[+&])) ?(?:${possessive})${lastPeople}(?! (?:a|est|ne|n'|m'|has|had|is|left|lives?|died?|will|aura)\b)`,
  String.raw`\b${possessive}${people} (?:et moi|and (?:i|me|myself))\b[^.!?]{0,25}(?:${decide})`,
].map((source) => ({ value: 'shares', by: 'visitor', pattern: new RegExp(source) }))

export const decides: Rule[] = [
  String.raw`\bi'?m the (?:big |actual )?(?:boss|gaffer|guvnor|head honcho|one in charge)\b`,
  String.raw`\b(?:sans|pas de|aucun) comptes? a rendre\b|\brendre des comptes a personne|\bi'?m it\b|\bje (?:finance|paie|paye) tout(?: moi[- ]meme)?\b`,
  String.raw`\b(?:already (?:have|got)|(?:have|got|'ve got)) (?:the )?(?:green light|go-ahead|approval|sign-off) (?:from [a-z ]{2,20} )?already\b|\bj'ai (?:deja )?l'(?:aval|accord) de (?:tout le monde|tous)\b`,
  String.raw`\b(?:gave me|given me|got|have|left me) (?:a )?(?:free hand|carte blanche)\b|\b(?:left|leaves?) (?:it|that) (?:to|with) me\b|\bm'(?:a|ont) (?:donne|laisse) (?:carte blanche|mandat|la main|delegation)`,
  String.raw`\b(?:sole|only|unique) (?:director|owner|partner|shareholder|associee?)\b|\b(?:associee?|actionnaire|gerante?) unique\b|seule? actionnaire\b|\bseule? (?:gerante?|associee?) `,
  String.raw`\b(?:the )?buck stops (?:here|with me)|\byou'?re (?:speaking|talking) to (?:him|her|the (?:guy|man|woman|boss|one|person|owner))\b`,
  String.raw`\bi sign (?:it |this |these )?(?:off)?(?: on (?:this|it|that))?\b(?! up)`,
  String.raw`^(?:yeah |yes |just )?me,? (?:it'?s|its|as it'?s) my (?:own )?(?:\w+ )?(?:business|company|shop|place|firm|salon|money)`,
  String.raw`\b(?:the )?decision is (?:all )?(?:mine|down to me|my own)\b`,
  String.raw`\b(?:the )?final say is (?:mine|with me)`,
  String.raw`\bi (?:own|run) (?:the place|it|the company|the business|the shop|this)\b`,
  String.raw`\bc'est (?:bien )?ma decision`,
  String.raw`\bc(?:'est)? moi (?:le patron|la patronne|le chef|la cheffe|le boss|le gerant|la gerante)`,
  String.raw`\bje suis (?:le patron|la patronne|l'associe gerant)`,
  String.raw`\bje (?:decide|decid|tranche|valide|signe)(?: (?:toute? )?seule?| moi[- ]meme| de tout)?\b(?! (?:rien|pas|jamais|que dalle))`,
  String.raw`\bc(?:'est|'e| est| )? ?(?:bien |juste )?moi (?:seule? )?(?:qui (?:${decide}|prend\w* (?:la|les) decisions?)|le (?:decideur|decisionnaire))`,
  String.raw`\bje suis (?:bien )?(?:le |la )?seule? a (?:decider|valider|signer|trancher)`,
  String.raw`\b(?:patron\w*|chef\w*|decideur|boss),? (?:c'est|c) moi\b`,
  String.raw`\b(?:c'est|ce sera) (?:bien )?(?:a moi de decider|ma decision)`,
  String.raw`\b(?:la )?decision (?:finale )?(?:m'appartient|me revient|est a moi|c'est moi)`,
  String.raw`\bje suis (?:bien )?(?:la |le |l')?(?:seule? )?(?:decideu[rs]e?|decisionnaire|personne qui decide)`,
  String.raw`\bje prends? (?:seule? |toute? seule? )?(?:la|les|toutes les) decisions?`,
  String.raw`(?<!\b(?:what|when|whether|once|if|until|before|which|how|after) )\bi(?:'m| am)? (?:the one who |solely |the person who )?(?:decides?|(?:makes?|takes?) (?:all )?(?:the|that|those) (?:final )?(?:decisions?|call))(?: alone| myself| on my own)?(?=[\s.,;!]|$)(?! (?:websites?|apps?|cakes?|a |an |our ))`,
  String.raw`\bi(?:'m| am) (?:the )?(?:sole |main |only )?decision[- ]?maker`,
  String.raw`\b(?:it'?s|it is|that'?s) (?:entirely |all )?(?:my (?:decision|call)|up to me)`,
  String.raw`\bi (?:have|get) (?:the )?(?:final say|last word|sign[- ]off|authority)`,
  String.raw`\bi can (?:sign(?: it)? off|decide|approve)`,
].map((source) => ({ value: 'decides', by: 'visitor', pattern: new RegExp(source) }))

/** They carry weight, and seldom decide alone. */
const executives = String.raw`(?:senior partner|cto|cfo|coo|cio|cmo|dsi|daf|drh|vp|vice[- ]president(?:e)?|chief \w+ officer|directeur general adjoint)`

/** Two who run a house together. */
const together: Rule[] = [
  String.raw`\b(?:my|our) ${people} and (?:i|me) (?:run|own|have|manage|started|set up|opened|founded)\b`,
  String.raw`\bi (?:run|own|manage|have) (?:an? |the |our |it)(?:[a-z'-]+ ){0,4}?with my ${people}`,
  String.raw`\b(?:mon|ma|mes) ${people} et moi,? (?:on |nous )?(?:tient|tenons|gere|gerons|avons|a|dirige|dirigeons|est|sommes)\b`,
  String.raw`\b(?:on|nous) (?:tient|tenons|gere|gerons|a|avons) (?:une? |la |le |notre |deux )(?:[a-z'-]+ ){1,5}?avec (?:mon|ma|mes) ${people}`,
  String.raw`\b(?:on est|nous sommes|we are|we're) (?:two|three|deux|trois|2|3) (?:associe\w*|co-?gerant\w*|gerant\w*|partners|owners|co-?owners|directors|founders)\b`,
  String.raw`\bwe co-?own\b|\b(?:cogerante?s|co-gerante?s)\b`,
].map((source) => ({ value: 'shares', by: 'assistant', pattern: new RegExp(source) }))

/** Sent by who decides: "boss asked me to find something". */
const sent: Rule[] = [
  String.raw`\b${superior} (?:has |have |a |m'a |nous a |m'ont )?(?:asked|told|wants?|tasked|charged|demande|charge|dit|veut)(?: (?:me|us|que je|qu'on))? (?:to |de |d')?(?:find|look|compare|get|source|research|sort|trouver|chercher|comparer|regarder|voir|trouve|cherche)`,
  String.raw`\b(?:m'a|m'ont|nous a|on m'a) (?:demande|charge|chargee) (?:de |d')(?:trouver|chercher|comparer|regarder|etudier)`,
  String.raw`\bi(?:'ve| have| was|'ve been| have been) (?:been )?(?:asked|told|tasked) (?:to|with) (?:find|look|compar|sourc|research|get)`,
  String.raw`\b(?:pour|for) (?:mon|ma|my) (?:patron\w*|chef\w*|boss|manager|directeur|directrice)\b`,
].map((source) => ({ value: 'other', by: 'assistant', pattern: new RegExp(source) }))

export const concluded: Rule[] = [
  ...together,
  {
    value: 'shares',
    by: 'assistant',
    pattern: new RegExp(
      String.raw`\b(?:je suis|i'?m|i am|en tant que|as)(?: (?:le|la|l'|un|une|the|a|an))? ?(?:l')?${executives}\b`,
    ),
  },
  {
    value: 'shares',
    by: 'assistant',
    pattern:
      /\b(?:je suis|i'?m|i am|en tant que|as)(?: (?:le|la|l'|un|une|the|a|one of the|l'un des))? ?(?:co-?fondat\w*|co-?founder\w*|co-?gerante?)\b/,
  },
  {
    value: 'decides',
    by: 'assistant',
    pattern: new RegExp(
      String.raw`\b(?:je suis|i'?m|i am|en tant que|as|moi,?)(?: aussi| also)?(?: (?:le|la|un|une|the|a|an))? ?(?:l')?${founders}\b${notDepartment}`,
    ),
  },
  {
    value: 'decides',
    by: 'assistant',
    pattern:
      /\b(?:je (?:dirige|preside) (?!(?:une?|la|le|l'|ma|mon|notre|les|des|nos|mes) ?(?:petite? )?(?:equipe|service|departement|pole|projet|chantier|travaux|secteur|region|magasin|agence|site|usine)s?\b)[a-z]|je (?:gere|possede) (?:une?|la|le|l'|ma|mon|notre|cette) ?(?:petite? )?(?:societe|entreprise|boite|pme|agence|start-?up|cabinet|restaurant|resto|boutique|magasin|salon|hotel|camping|gite|garage|bar|cafe|boulangerie|pharmacie|brasserie|ferme|exploitation|librairie)|i (?:run|own) (?:a|an|the|my|our)(?: \w+){0,2} (?:company|business|shop|agency|firm|restaurant|store|startup|bakery|salon|bar|gym|studio|clinic|practice|cafe|pub|hotel|garage|farm|boutique|spa))\b/,
  },
  ...sent,
]

/** A role right behind the name: "Claire Dubois, directrice de …". */
export const apposition = new RegExp(
  String.raw`^(?: here)?,? ?\s{0,2}[,(|-]? ?(?:la |le |the |je suis )?(?<role>${founders})\b${notDepartment}`,
)

export const answers: Rule[] = [
  {
    value: 'shares',
    by: 'visitor',
    pattern:
      /^(?:we all|all of us|everyone|everybody|the whole (?:team|family)|toute (?:la famille|l'equipe)|tout le monde|on tous)(?: (?:do|does|decides?|votes?|decide|vote))?\b/,
  },
  {
    value: 'other',
    by: 'visitor',
    pattern:
      /^(?:whatever|what|ce que|comme) (?:the |my |ma |mon |le |la )?[a-z]+ (?:says|wants|decides|dit|veut|decide)\b|^(?:the )?(?:pta|pcc|vestry|franchisor|client|customer|family|chairman|chairwoman|landlord|mairie|prefecture)\b/,
  },
  {
    value: 'shares',
    by: 'visitor',
    pattern:
      /^(?:on est|nous sommes|on sera|we are|we're|there's|there are|y'a|il y a) (?:juste |just )?(?:deux|trois|quatre|[234]|two|three|four)(?: of us)?(?: (?:associes|partners|gerants))?[ .!]*$/,
  },
  {
    value: 'shares',
    by: 'visitor',
    pattern: new RegExp(
      String.raw`^(?:moi|me)\b(?! (?:seule?|only|alone))[^.!?]{0,40}\b(?:${possessive})${lastPeople}`,
    ),
  },
  {
    value: 'other',
    by: 'visitor',
    pattern:
      /^(?:c'est |ce sera |it's |it is )?(?:maitre|mme|m\.|mr|mrs|ms|monsieur|madame|dr|docteur)\.? \p{L}{2,}/u,
  },
  {
    value: 'shares',
    by: 'visitor',
    pattern: new RegExp(String.raw`(?:\b(?:avec|with)|[+&]) ?(?:${possessive})?(?:\w+ )?${people}`),
  },
  {
    value: 'shares',
    by: 'visitor',
    pattern:
      /\b(?:moi (?:et|avec)(?! personne)|me (?:and|with)(?! nobody)|et moi|and me|(?<!myself )and i(?= ?(?:$|[.!,;]| (?:both|decide|run|own|do|will|would|choose|make|sign|agree|together|jointly|are)\b))|and myself)\b|\b(?:moi|me) ?[+&]/,
  },
  {
    value: 'shares',
    by: 'visitor',
    pattern:
      /\b(?:ensemble|(?<!y )a (?:deux|trois|plusieurs)(?! (?:ans|annees|mois|jours|semaines|heures|fois)\b)|(?:plusieurs|several) (?:personnes?|people|of us|decideurs?|associes?)|(?:on est|nous sommes|we are|we're) (?:deux|trois|quatre|plusieurs|two|three|several)|deux associes|together|jointly|(?:my|our|mon|notre) (?:team|equipe)|both of us|nous (?:deux|2)|tou(?:t|s|tes) les (?:deux|trois|2|3)|all of us|the team|l'equipe)\b/,
  },
  {
    value: 'other',
    by: 'visitor',
    pattern: new RegExp(
      String.raw`^(?:non,? |no,? |(?:ce|ca) sera |ce serait |c'est |it's |it is |it'd be |that'd be |that would be |that's |plutot )*(?:(?:${possessive})(?:${superior}|${people}|bureau)|(?:${superior})\b(?! (?:et|and|&))|(?:the )?(?:[a-z]+ ){0,2}(?:committee|board|panel)\b)`,
    ),
  },
  {
    value: 'other',
    by: 'visitor',
    pattern:
      /^(?:non|no|nope|nan|pas moi|not me|someone else|quelqu'un d'autre|une autre personne|somebody else|(?:c'est |ce sera |it's )?(?:elle|lui|eux|him|her|them|he does|she does)(?=[ .!]*$))\b(?!,? ?(?:idea|clue|merci|thanks?|that'?s|c'?est (?:tout|bon)|rien|nothing|au revoir|bye))/,
  },
  {
    value: 'decides',
    by: 'visitor',
    pattern:
      /^(?:(?:oui|yes|yeah|yep|ouais|ben|bah|bien sur|of course|just|only|juste|seulement|uniquement|c'?est|c|a|it'?s|that'?s|that would be|ce sera|ca sera)[ ,!]*)*(?:moi|me(?=[ .!]*$| lol\b| haha\b|,| ?[-–—]| (?:alone|only|myself|of course|too|i|who)\b)|myself|moi[- ]meme|moi seule?|seule?|i do|i will|i am|je suis seule?)\b(?! et| and| avec| with|,? ?[+&])/,
  },
  {
    value: 'decides',
    by: 'visitor',
    pattern:
      /^(?:(?:oui|yes|yeah|yep|ouais|ben|bah)[ ,]*)?(?:it'?s|its|c'est|c) (?:all )?(?:mine\b|a moi\b(?! et)|(?:my|mon|ma) (?:own |propre )?(?:shop|business|company|place|firm|money|boite|entreprise|boutique|commerce|argent|societe|affaire)\b)/,
  },
  {
    value: 'decides',
    by: 'visitor',
    pattern:
      /^(?:oui|yes|yeah|yep|ouais|tout a fait|exactement|exactly|absolument|right|correct)\b[ .!]*$/,
  },
]

export const executive = new RegExp(
  String.raw`^(?: here)?,? ?\s{0,2}[,(|-]? ?(?:la |le |the |je suis )?(?<role>${executives})\b`,
)

/** "CEO, Dan Okafor", "fondateur de Kobalt": a role that opens a sentence. */
export const roleOpens = new RegExp(
  String.raw`(?:^|[.!?\n] ?)(?:(?:bonjour|bjr|bonsoir|salut|slt|coucou|hello|hi|hey)[ ,]+)?(?:je suis |i'm |i am )?(?:le |la |the )?(?:(?<role>${founders})\b${notDepartment}|(?<executive>${executives})\b)(?= ?[,:]| (?:here|de|d'|d|du|of|at|chez)\b)`,
)

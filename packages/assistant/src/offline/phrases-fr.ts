import type { Phrases } from './phrases.ts'
import { comma, fr, ofName } from './typography.ts'

const toTeam = fr`je pose la question à l’équipe, qui vous répondra ici`

const next: Phrases['next'] = (company, isReachable) =>
  isReachable
    ? fr`Un collègue ${ofName(company)} lira notre échange et prendra contact avec vous. Si quelque chose vous revient, écrivez-le ici.`
    : fr`L’équipe ${ofName(company)} peut lire notre échange et y répondre ici même. Si quelque chose vous revient, écrivez-le ici.`

export const french: Phrases = {
  introduce: (company) => fr`Bonjour et bienvenue chez ${company} !`,
  resume: fr`Je reprends le fil après mon collègue.`,
  needHeard: [
    fr`Merci, je vois mieux ce qu’il vous faut.`,
    fr`D’accord, je comprends la situation.`,
    fr`Je vois, merci de ces précisions.`,
  ],
  topicHeard: (topic) => [
    fr`D’accord, ${topic}.`,
    fr`Je vois : ${topic}.`,
    fr`Très bien, ${topic} donc.`,
  ],
  wishHeard: (words) => [
    fr`D’accord : ${words}.`,
    fr`Je vois : ${words}.`,
    fr`Très bien : ${words}.`,
  ],
  heard: {
    name: (name) => [fr`Enchanté, ${name}.`, fr`Merci ${name}.`],
    company: (company) => [fr`${company}, merci.`, fr`Merci, je situe mieux : ${company}.`],
    horizon: (opening, words) => [fr`${opening}, c’est entendu.`, fr`Entendu, ${words}.`],
    budget: (opening, words) => [
      fr`${opening}, cela donne un bon repère.`,
      fr`Merci, ${words}, c’est un repère utile.`,
    ],
    email: [
      fr`Merci, l’équipe peut vous écrire à cette adresse.`,
      fr`Parfait, merci pour l’adresse.`,
    ],
    phone: [
      fr`Merci, ce numéro est joint à votre demande : l’équipe peut vous y joindre.`,
      fr`Parfait, ce numéro sera avec notre échange.`,
    ],
    several: [fr`Merci, voilà qui est précis.`, fr`Merci pour tous ces éléments.`],
  },
  authority: {
    decides: [fr`Très bien, c’est donc vous qui tranchez.`],
    shares: [fr`D’accord, une décision à plusieurs.`],
    other: [fr`D’accord, le dernier mot revient à quelqu’un d’autre.`],
  },
  corrected: (items) => fr`Je corrige : ${items}.`,
  withdrawn: [fr`Pas de problème, je n’en tiens plus compte.`, fr`C’est retiré.`],
  declined: [
    fr`Aucun souci, on fera sans.`,
    fr`Je comprends, ce n’est pas gênant.`,
    fr`Pas d’inquiétude, cela peut attendre.`,
  ],
  neutral: [fr`D’accord.`, fr`Très bien.`, fr`Entendu.`],
  undecided: fr`Pas de souci, on peut y voir plus clair ensemble.`,
  notFollowed: [
    fr`Pardon, je ne suis pas sûr de vous suivre.`,
    fr`Excusez-moi, je n’ai pas bien compris.`,
  ],
  incompleteEmail: fr`Je crois qu’il manque un morceau à cette adresse e-mail.`,
  mistypedEmail: (typed, meant) =>
    fr`Petite vérification de l’adresse : vous avez écrit ${typed}, est-ce bien ${meant} ?`,
  order: fr`Cela, je ne peux pas le faire, mais je vous aide volontiers sur ce que nous proposons.`,
  anger: [
    fr`Je suis désolé, je comprends votre agacement ; une personne de l’équipe peut prendre le relais.`,
    fr`Pardon, je comprends que ce soit pénible.`,
  ],
  thanks: fr`Avec plaisir !`,
  chat: [
    fr`Je suis surtout là pour parler de ce que nous faisons, mais merci de me le dire.`,
    fr`C’est gentil de partager cela ; si un projet vous vient, je suis là.`,
    fr`Bien !`,
  ],
  quoted: (quote) => [
    fr`Là-dessus, je peux vous répondre : « ${quote} »`,
    fr`Voici ce que nous disons à ce sujet : « ${quote} »`,
    fr`Sur ce point : « ${quote} »`,
  ],
  quotedAsOf: (day, quote) => fr`Au ${day} : « ${quote} »`,
  quotedAbroad: (quote) => fr`Je n’ai cela qu’en anglais : « ${quote} »`,
  answers: {
    robot: () =>
      fr`Je suis un assistant IA ; un collègue humain peut prendre le relais dès que vous le souhaitez.`,
    instruction: () => fr`Cela, je ne peux pas le faire.`,
    privacy: () =>
      fr`Vos données ne servent qu’à traiter votre demande, et nous les effaçons si vous le demandez.`,
    repeated: () => fr`Pardon, cela m’avait échappé.`,
    callTime: () =>
      fr`Je ne connais pas l’agenda de l’équipe. Si vous souhaitez un appel, dites-moi quel jour et à quelle heure vous êtes disponible.`,
    next: ({ name, isReachable }) => next(name, isReachable),
    hiring: () =>
      fr`Je n’ai pas la liste des postes à pourvoir ; ${toTeam} au sujet du recrutement.`,
    interview: () =>
      fr`Bien sûr, vos questions sont les bienvenues ; je demande à l’équipe qui peut y répondre.`,
    catalogue: () =>
      fr`Je ne peux pas en décider ; votre message reste ici pour la personne concernée.`,
    price: () =>
      fr`Le prix dépend de ce qu’il y a à faire ; je demande une estimation à l’équipe, sans engagement.`,
    duration: () =>
      fr`La durée dépend de l’ampleur du travail ; je demande à l’équipe un calendrier réaliste.`,
    hours: () => fr`Pour nos horaires, ${toTeam}.`,
    place: () => fr`Je n’ai pas notre adresse sous les yeux ; ${toTeam}.`,
    references: () => fr`Pour les références, ${toTeam} avec des exemples de clients.`,
    tools: ({ name }) => fr`Sur les outils et technologies ${ofName(name)}, ${toTeam}.`,
    about: ({ name, description }) => fr`${name}, en une phrase : « ${description} »`,
    capability: ({ name }) =>
      fr`C’est le métier des consultants ${ofName(name)} ; ${toTeam} sur ce point.`,
    why: () => fr`C’est pour vous orienter vers la bonne personne ; rien n’est obligatoire.`,
    wellbeing: () => fr`Très bien, merci !`,
    person: () =>
      fr`Un collègue peut prendre le relais dès que vous le souhaitez : il suffit de le dire.`,
    presence: () => fr`Oui, je suis là : l’assistant IA de la maison.`,
    offTopic: () => fr`Là-dessus je ne suis pas d’un grand secours.`,
    unknown: () => fr`Je n’ai pas la réponse ; ${toTeam}.`,
  },
  whenMark: /di(?:te)?s-moi quel jour et a quelle heure/,
  who: {
    customer: fr`Je suis désolé pour ce problème : je préviens tout de suite un collègue du support.`,
    seller: fr`Merci pour votre proposition. Je ne peux pas y répondre moi-même ; elle reste ici pour l’équipe.`,
    applicant: fr`Merci de votre intérêt ! Je n’ai pas la main sur le recrutement ; votre candidature reste ici pour l’équipe.`,
    student: fr`Merci de penser à nous pour vos études ; je demande à l’équipe si quelqu’un peut vous répondre.`,
  },
  whoAgain: {
    customer: [
      fr`Je comprends, c’est dans notre échange pour le support.`,
      fr`Merci, c’est utile pour comprendre le problème.`,
      fr`Bien compris.`,
    ],
    seller: [fr`Bien reçu, merci.`, fr`C’est vu, merci à vous.`],
    applicant: [fr`Merci, je le joins à votre candidature.`, fr`C’est joint à votre message.`],
    student: [fr`Merci, je l’ajoute à votre demande.`, fr`D’accord, c’est dans votre demande.`],
  },
  sendsPapers: fr`Je ne peux pas recevoir de fichier ici ; laissez plutôt un lien vers votre CV, il restera avec votre candidature.`,
  forbidden: fr`C’est un sujet que je ne peux pas aborder ; ${toTeam}.`,
  personLater: fr`Je ne peux pas vous passer quelqu’un ici, mais ${toTeam}.`,
  asksAgain: fr`Là aussi, je préfère demander à l’équipe ; vous aurez la réponse ici.`,
  companyCalled: fr`Comment s’appelle votre structure ?`,
  handOff: (name) =>
    fr`Bien sûr${comma(name)}, je préviens l’équipe : un collègue prendra le relais dès que possible.`,
  callBack: (time) =>
    time
      ? fr`Entendu, je demande à un collègue de vous rappeler : ${time}.`
      : fr`Entendu, je demande à un collègue de vous rappeler.`,
  contactQuestion: fr`À quel numéro, ou à quelle adresse e-mail, peut-il vous joindre ?`,
  eitherForTeam: fr`À quelle adresse e-mail, ou à quel numéro, l’équipe peut-elle vous répondre ?`,
  contactForTeam: fr`À quelle adresse e-mail l’équipe peut-elle vous répondre ?`,
  questions: {
    need: {
      first: [
        fr`Qu’aimeriez-vous mettre en place ou améliorer ?`,
        fr`Quel projet vous amène aujourd’hui ?`,
      ],
      again: fr`Si vous avez un projet en tête, de quoi s’agit-il ?`,
    },
    company: {
      first: [
        fr`Pour quelle entreprise ou organisation est-ce ?`,
        fr`De quelle entreprise s’agit-il ?`,
      ],
      again: fr`Et quel est le nom de votre entreprise ?`,
    },
    horizon: {
      first: [
        fr`Pour quand aimeriez-vous que ce soit en place ?`,
        fr`Avez-vous une échéance en tête, même approximative ?`,
      ],
      again: fr`Et côté délai, vous pensez plutôt à quelques semaines ou à quelques mois ?`,
    },
    budget: {
      first: [
        fr`Avez-vous une enveloppe en tête, même approximative ?`,
        fr`Quel budget envisagez-vous, à peu près ?`,
      ],
      again: fr`Et pour le budget, auriez-vous une fourchette, même large ?`,
    },
    authority: {
      first: [
        fr`Qui prendra la décision de votre côté ?`,
        fr`Est-ce vous qui décidez, ou la décision se prend-elle à plusieurs ?`,
      ],
      again: fr`Et la décision finale, elle vous revient ?`,
    },
    size: {
      first: [
        fr`Combien de personnes sont concernées ?`,
        fr`Pour combien de personnes serait-ce, à peu près ?`,
      ],
      again: fr`Et combien de personnes cela ferait-il, environ ?`,
    },
    name: {
      first: [fr`À qui ai-je le plaisir de parler ?`, fr`Puis-je vous demander votre nom ?`],
      again: fr`Et votre nom, pour l’équipe ?`,
    },
    email: {
      first: [
        fr`À quelle adresse e-mail pouvons-nous vous répondre ?`,
        fr`Quelle est votre adresse e-mail, pour que nous puissions vous répondre ?`,
      ],
      again: fr`Et l’adresse e-mail, pourriez-vous me la redonner en entier ?`,
    },
    phone: {
      first: [
        fr`Un numéro de téléphone, si vous préférez être rappelé ? C’est facultatif.`,
        fr`Souhaitez-vous ajouter un numéro de téléphone ? C’est facultatif.`,
      ],
      again: fr`Quel numéro de téléphone puis-je donner à mon collègue ?`,
    },
  },
  copy: {
    offer: (address) =>
      fr`Souhaitez-vous recevoir une copie de la synthèse par e-mail à ${address} ?`,
    offerMark: /Souhait(?:ez-vous|es-tu) recevoir une copie de la synthèse par e-mail à (\S+)\s\?/,
    choices: ['Oui, envoyez-la', 'Non, merci'],
    askAddress: fr`À quelle adresse e-mail la copie doit-elle être envoyée ?`,
    addressMark: /À quelle adresse e-mail la copie doit-elle être envoyée\s\?/,
    willCome: (address, isAutomatic) =>
      isAutomatic
        ? fr`C’est entendu : une copie sera envoyée à ${address} dès qu’elle sera prête. Si vous changez d’avis, dites-le simplement ici.`
        : fr`C’est entendu : une copie sera envoyée à ${address} dès que l’équipe l’aura relue. Si vous changez d’avis, dites-le simplement ici.`,
    refused: fr`Aucun problème, rien ne sera envoyé.`,
    withdrawn: fr`Entendu : rien de plus ne vous sera envoyé.`,
    toTeam: fr`Je transmets votre demande à l’équipe, qui vous répondra ici.`,
  },
  recap: ({ name, items }) => fr`Merci${comma(name)}, je récapitule : ${items}.`,
  recapMark: /je recapitule/,
  next,
  added: [fr`C’est bien ajouté à notre échange.`, fr`Merci, je l’ajoute.`],
  takeTime: fr`Bien sûr, prenez votre temps : cette conversation reste ouverte.`,
  goodbye: (name) => [
    fr`Merci de votre visite${comma(name)}, et à bientôt !`,
    fr`Au revoir${comma(name)}, et bonne continuation !`,
  ],
  inQuotes: (words) => fr`« ${words} »`,
  forCompany: (company) => fr`pour ${company}`,
  budgetOf: (amount) => fr`un budget de ${amount}`,
}

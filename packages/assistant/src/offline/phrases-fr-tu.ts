import type { Overlay, Phrases } from './phrases.ts'
import { comma, fr, ofName } from './typography.ts'

const toTeam = fr`je pose la question à l’équipe, qui te répondra ici`

const next: Phrases['next'] = (company, isReachable) =>
  isReachable
    ? fr`Un collègue ${ofName(company)} lira notre échange et prendra contact avec toi. Si quelque chose te revient, écris-le ici.`
    : fr`L’équipe ${ofName(company)} peut lire notre échange et y répondre ici même. Si quelque chose te revient, écris-le ici.`

/** The French phrases that address the visitor, with « tu ». */
export const familiarFrench: Overlay = {
  needHeard: [
    fr`Merci, je vois mieux ce qu’il te faut.`,
    fr`D’accord, je comprends la situation.`,
    fr`Je vois, merci de ces précisions.`,
  ],
  heard: {
    email: [fr`Merci, l’équipe peut t’écrire à cette adresse.`, fr`Parfait, merci pour l’adresse.`],
    phone: [
      fr`Merci, ce numéro est joint à ta demande : l’équipe peut t’y joindre.`,
      fr`Parfait, ce numéro sera avec notre échange.`,
    ],
  },
  authority: { decides: [fr`Très bien, c’est donc toi qui tranches.`] },
  notFollowed: [
    fr`Pardon, je ne suis pas sûr de te suivre.`,
    fr`Excuse-moi, je n’ai pas bien compris.`,
  ],
  mistypedEmail: (typed, meant) =>
    fr`Petite vérification de l’adresse : tu as écrit ${typed}, est-ce bien ${meant} ?`,
  order: fr`Cela, je ne peux pas le faire, mais je t’aide volontiers sur ce que nous proposons.`,
  anger: [
    fr`Je suis désolé, je comprends ton agacement ; une personne de l’équipe peut prendre le relais.`,
    fr`Pardon, je comprends que ce soit pénible.`,
  ],
  chat: [
    fr`Je suis surtout là pour parler de ce que nous faisons, mais merci de me le dire.`,
    fr`C’est gentil de partager cela ; si un projet te vient, je suis là.`,
    fr`Bien !`,
  ],
  quoted: (quote) => [
    fr`Là-dessus, je peux te répondre : « ${quote} »`,
    fr`Voici ce que nous disons à ce sujet : « ${quote} »`,
    fr`Sur ce point : « ${quote} »`,
  ],
  answers: {
    robot: () =>
      fr`Je suis un assistant IA ; un collègue humain peut prendre le relais dès que tu le souhaites.`,
    privacy: () =>
      fr`Tes données ne servent qu’à traiter ta demande, et nous les effaçons si tu le demandes.`,
    callTime: () =>
      fr`Je ne connais pas l’agenda de l’équipe. Si tu souhaites un appel, dis-moi quel jour et à quelle heure tu es disponible.`,
    next: ({ name, isReachable }) => next(name, isReachable),
    hiring: () =>
      fr`Je n’ai pas la liste des postes à pourvoir ; ${toTeam} au sujet du recrutement.`,
    interview: () =>
      fr`Bien sûr, tes questions sont les bienvenues ; je demande à l’équipe qui peut y répondre.`,
    catalogue: () =>
      fr`Je ne peux pas en décider ; ton message reste ici pour la personne concernée.`,
    hours: () => fr`Pour nos horaires, ${toTeam}.`,
    place: () => fr`Je n’ai pas notre adresse sous les yeux ; ${toTeam}.`,
    references: () => fr`Pour les références, ${toTeam} avec des exemples de clients.`,
    tools: ({ name }) => fr`Sur les outils et technologies ${ofName(name)}, ${toTeam}.`,
    capability: ({ name }) =>
      fr`C’est le métier des consultants ${ofName(name)} ; ${toTeam} sur ce point.`,
    why: () => fr`C’est pour t’orienter vers la bonne personne ; rien n’est obligatoire.`,
    person: () =>
      fr`Un collègue peut prendre le relais dès que tu le souhaites : il suffit de le dire.`,
    unknown: () => fr`Je n’ai pas la réponse ; ${toTeam}.`,
  },
  who: {
    seller: fr`Merci pour ta proposition. Je ne peux pas y répondre moi-même ; elle reste ici pour l’équipe.`,
    applicant: fr`Merci de ton intérêt ! Je n’ai pas la main sur le recrutement ; ta candidature reste ici pour l’équipe.`,
    student: fr`Merci de penser à nous pour tes études ; je demande à l’équipe si quelqu’un peut te répondre.`,
  },
  whoAgain: {
    seller: [fr`Bien reçu, merci.`, fr`C’est vu, merci à toi.`],
    applicant: [fr`Merci, je le joins à ta candidature.`, fr`C’est joint à ton message.`],
    student: [fr`Merci, je l’ajoute à ta demande.`, fr`D’accord, c’est dans ta demande.`],
  },
  sendsPapers: fr`Je ne peux pas recevoir de fichier ici ; laisse plutôt un lien vers ton CV, il restera avec ta candidature.`,
  forbidden: fr`C’est un sujet que je ne peux pas aborder ; ${toTeam}.`,
  personLater: fr`Je ne peux pas te passer quelqu’un ici, mais ${toTeam}.`,
  asksAgain: fr`Là aussi, je préfère demander à l’équipe ; tu auras la réponse ici.`,
  companyCalled: fr`Comment s’appelle ta structure ?`,
  callBack: (time) =>
    time
      ? fr`Entendu, je demande à un collègue de te rappeler : ${time}.`
      : fr`Entendu, je demande à un collègue de te rappeler.`,
  contactQuestion: fr`À quel numéro, ou à quelle adresse e-mail, peut-il te joindre ?`,
  eitherForTeam: fr`À quelle adresse e-mail, ou à quel numéro, l’équipe peut-elle te répondre ?`,
  contactForTeam: fr`À quelle adresse e-mail l’équipe peut-elle te répondre ?`,
  questions: {
    need: {
      first: [
        fr`Qu’aimerais-tu mettre en place ou améliorer ?`,
        fr`Quel projet t’amène aujourd’hui ?`,
      ],
      again: fr`Si tu as un projet en tête, de quoi s’agit-il ?`,
    },
    company: {
      first: [
        fr`Pour quelle entreprise ou organisation est-ce ?`,
        fr`De quelle entreprise s’agit-il ?`,
      ],
      again: fr`Et quel est le nom de ton entreprise ?`,
    },
    horizon: {
      first: [
        fr`Pour quand aimerais-tu que ce soit en place ?`,
        fr`As-tu une échéance en tête, même approximative ?`,
      ],
      again: fr`Et côté délai, tu penses plutôt à quelques semaines ou à quelques mois ?`,
    },
    budget: {
      first: [
        fr`As-tu une enveloppe en tête, même approximative ?`,
        fr`Quel budget envisages-tu, à peu près ?`,
      ],
      again: fr`Et pour le budget, aurais-tu une fourchette, même large ?`,
    },
    authority: {
      first: [
        fr`Qui prendra la décision de ton côté ?`,
        fr`Est-ce toi qui décides, ou la décision se prend-elle à plusieurs ?`,
      ],
      again: fr`Et la décision finale, elle te revient ?`,
    },
    name: {
      first: [fr`À qui ai-je le plaisir de parler ?`, fr`Puis-je te demander ton nom ?`],
      again: fr`Et ton nom, pour l’équipe ?`,
    },
    email: {
      first: [
        fr`À quelle adresse e-mail pouvons-nous te répondre ?`,
        fr`Quelle est ton adresse e-mail, pour que nous puissions te répondre ?`,
      ],
      again: fr`Et l’adresse e-mail, pourrais-tu me la redonner en entier ?`,
    },
    phone: {
      first: [
        fr`Un numéro de téléphone, si tu préfères être rappelé ? C’est facultatif.`,
        fr`Souhaites-tu ajouter un numéro de téléphone ? C’est facultatif.`,
      ],
      again: fr`Quel numéro de téléphone puis-je donner à mon collègue ?`,
    },
  },
  copy: {
    offer: (address) =>
      fr`Souhaites-tu recevoir une copie de la synthèse par e-mail à ${address} ?`,
    choices: ['Oui, envoie-la', 'Non, merci'],
    willCome: (address, isAutomatic) =>
      isAutomatic
        ? fr`C’est entendu : une copie sera envoyée à ${address} dès qu’elle sera prête. Si tu changes d’avis, dis-le simplement ici.`
        : fr`C’est entendu : une copie sera envoyée à ${address} dès que l’équipe l’aura relue. Si tu changes d’avis, dis-le simplement ici.`,
    withdrawn: fr`Entendu : rien de plus ne te sera envoyé.`,
    toTeam: fr`Je transmets ta demande à l’équipe, qui te répondra ici.`,
  },
  next,
  takeTime: fr`Bien sûr, prends ton temps : cette conversation reste ouverte.`,
  goodbye: (name) => [
    fr`Merci de ta visite${comma(name)}, et à bientôt !`,
    fr`Au revoir${comma(name)}, et bonne continuation !`,
  ],
}

/** The same of those for a company of any trade. */
export const familiarFrenchNeutral: Overlay = {
  order: fr`Cela, je ne peux pas le faire, mais je te réponds volontiers sur ce qui nous concerne.`,
  chat: [
    fr`Je suis surtout là pour répondre au nom de l’équipe, mais merci de me le dire.`,
    fr`C’est gentil de partager cela ; s’il te faut quelque chose, je suis là.`,
    fr`Bien !`,
  ],
  answers: {
    duration: () => fr`La durée dépend de chaque cas ; ${toTeam}.`,
    references: () => fr`Pour les références, ${toTeam}.`,
    tools: () => fr`Sur ce point, ${toTeam}.`,
    capability: () => fr`Mes collègues sont les mieux placés ; ${toTeam} sur ce point.`,
  },
  questions: {
    need: {
      first: [fr`Que pouvons-nous faire pour toi ?`, fr`Qu’est-ce qui t’amène aujourd’hui ?`],
      again: fr`Et de quoi s’agit-il ?`,
    },
    horizon: {
      first: [fr`Pour quand le souhaites-tu ?`, fr`As-tu une date en tête, même approximative ?`],
      again: fr`Et pour quand serait-ce : plutôt des jours ou des semaines ?`,
    },
  },
}

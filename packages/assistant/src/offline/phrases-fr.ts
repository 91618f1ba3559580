import type { Phrases } from './phrases.ts'
import { fr, ofName } from './typography.ts'

function comma(name: string | null): string {
  return name ? `, ${name}` : ''
}

export const french: Phrases = {
  introduce: (company) => fr`Bonjour et bienvenue chez ${company}.`,
  resume: fr`Je reprends le fil après mon collègue.`,
  hello: fr`Bonjour !`,
  welcome: (name) => fr`Merci, ${name}.`,
  needHeard: [
    fr`Merci, je vois mieux ce qu’il vous faut.`,
    fr`Très bien, c’est clair.`,
    fr`D’accord, je comprends votre besoin.`,
  ],
  topicHeard: (topic) => [
    fr`Merci, c’est clair : ${topic}.`,
    fr`Je vois bien, il s’agit d’${topic}.`,
    fr`Très bien, je note ${topic}.`,
  ],
  noted: (items, name) => [
    fr`C’est noté : ${items}.`,
    fr`Merci${comma(name)}, je note : ${items}.`,
    fr`Parfait, j’ai bien noté : ${items}.`,
  ],
  corrected: (items) => fr`C’est corrigé : ${items}.`,
  authority: {
    decides: [
      fr`Très bien, la décision est entre vos mains.`,
      fr`La décision est donc entre vos mains.`,
    ],
    shares: [fr`D’accord, vous déciderez à plusieurs.`, fr`Vous déciderez donc à plusieurs.`],
    other: [
      fr`D’accord, quelqu’un d’autre aura le dernier mot.`,
      fr`Quelqu’un d’autre aura donc le dernier mot.`,
    ],
  },
  declined: [
    fr`Aucun souci, nous ferons sans.`,
    fr`Je comprends, ce n’est pas un problème.`,
    fr`Pas d’inquiétude, cela pourra attendre.`,
  ],
  neutral: [fr`D’accord.`, fr`Très bien.`, fr`Entendu.`],
  undecided: fr`Pas de souci, nous pouvons y réfléchir ensemble.`,
  incompleteEmail: fr`Je crois qu’il manque un morceau à cette adresse.`,
  about: ({ name, description }) => fr`Voici ${name} en une phrase : « ${description} »`,
  answers: {
    instruction: fr`Je ne peux pas donner suite à ce type de demande, mais je vous aide volontiers pour votre projet.`,
    insult: fr`Je comprends votre agacement ; je fais de mon mieux, et un collègue peut aussi vous répondre.`,
    robot: fr`Je suis bien un assistant IA ; un collègue humain peut prendre le relais quand vous le souhaitez.`,
    price: fr`Le prix dépend de ce qu’il y a à faire ; un collègue vous enverra une estimation claire, sans engagement.`,
    quote: fr`Bien sûr, un collègue vous préparera une estimation à partir de notre échange.`,
    duration: fr`Cela dépend de l’ampleur du travail ; un collègue vous proposera un calendrier réaliste.`,
    privacy: fr`Vos réponses ne servent qu’à traiter votre demande, et nous les effaçons si vous le demandez.`,
    why: fr`C’est pour vous orienter vers la bonne personne ; rien n’est obligatoire.`,
    repeated: fr`Pardon, cela m’a échappé.`,
    wellbeing: fr`Très bien, merci !`,
    place: fr`Je n’ai pas cette information sous les yeux ; un collègue vous la donnera.`,
    capability: fr`Je préfère laisser un de nos consultants vous répondre précisément : je lui transmets votre question.`,
    offTopic: fr`Là-dessus je ne suis pas d’un grand secours ; je suis ici pour parler de votre projet.`,
    question: fr`Bonne question, je la note pour qu’un collègue vous réponde précisément.`,
    thanks: fr`Avec plaisir !`,
    gibberish: fr`Je n’ai pas bien compris votre message.`,
  },
  handOff: (name) =>
    fr`Bien sûr${comma(name)}, je préviens l’équipe : un collègue prendra le relais dès que possible.`,
  questions: {
    need: {
      first: [
        fr`Qu’aimeriez-vous mettre en place ou améliorer ?`,
        fr`Quel projet vous amène aujourd’hui ?`,
      ],
      again: fr`En une phrase, que souhaitez-vous obtenir ?`,
    },
    company: {
      first: [
        fr`Pour quelle entreprise ou organisation est-ce ?`,
        fr`De quelle entreprise s’agit-il ?`,
      ],
      again: fr`Quel est le nom de votre entreprise ?`,
    },
    horizon: {
      first: [
        fr`Pour quand aimeriez-vous que ce soit en place ?`,
        fr`Avez-vous une échéance en tête, même approximative ?`,
      ],
      again: fr`À quel horizon voyez-vous cela : quelques semaines, quelques mois, plus tard ?`,
    },
    budget: {
      first: [
        fr`Avez-vous une enveloppe en tête, même approximative ?`,
        fr`Quel budget envisagez-vous, à peu près ?`,
      ],
      again: fr`Une fourchette de budget, même large, est-elle déjà connue ?`,
    },
    authority: {
      first: [
        fr`Qui prendra la décision de votre côté : vous, ou d’autres personnes avec vous ?`,
        fr`Est-ce vous qui décidez, ou la décision se prend-elle à plusieurs ?`,
      ],
      again: fr`La décision finale vous revient-elle ?`,
    },
    name: {
      first: [fr`À qui ai-je le plaisir de parler ?`, fr`Puis-je vous demander votre nom ?`],
      again: fr`Quel nom puis-je donner au collègue qui vous répondra ?`,
    },
    email: {
      first: [
        fr`À quelle adresse e-mail pouvons-nous vous envoyer le compte rendu ?`,
        fr`Quelle est votre adresse e-mail, pour que nous puissions vous répondre ?`,
      ],
      again: fr`Quelle adresse e-mail puis-je noter ?`,
    },
    phone: {
      first: [
        fr`Un numéro de téléphone, si vous préférez être rappelé ? C’est facultatif.`,
        fr`Souhaitez-vous ajouter un numéro de téléphone ? C’est facultatif.`,
      ],
      again: fr`Quel numéro de téléphone puis-je noter ?`,
    },
  },
  contactQuestion: fr`À quelle adresse e-mail, ou à quel numéro, peut-il vous joindre ?`,
  leaving: fr`Avant de partir, à quelle adresse e-mail pouvons-nous vous répondre ?`,
  recap: ({ name, items }) => fr`Merci${comma(name)}, je récapitule : ${items}.`,
  recapMark: /je recapitule/,
  next: (company, email) =>
    email
      ? fr`Un collègue ${ofName(company)} vous contacte rapidement, et le compte rendu vous parviendra par e-mail.`
      : fr`Un collègue ${ofName(company)} prend la suite ici même.`,
  anythingElse: fr`Y a-t-il autre chose que je doive transmettre ?`,
  added: [
    fr`C’est bien ajouté à votre dossier.`,
    fr`Je le transmets à mon collègue.`,
    fr`Très bien, tout est transmis.`,
  ],
  goodbye: (name) => [
    fr`Merci de votre visite${comma(name)}, et à bientôt !`,
    fr`Au revoir${comma(name)}, et bonne continuation !`,
  ],
  forCompany: (company) => fr`pour ${company}`,
  budgetOf: (amount) => fr`un budget de ${amount}`,
}

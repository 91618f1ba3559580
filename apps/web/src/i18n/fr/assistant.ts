import type { assistant as en } from '../en/assistant.ts'
import type { Translated } from '../translated.ts'

export const assistant: Translated<typeof en> = {
  title: 'Assistant',
  saved: 'L’assistant a été enregistré.',
  overtaken: 'Un collègue a modifié l’assistant entre-temps. Vos changements sont toujours là.',
  showTheirs: 'Voir les siens',
  saveMine: 'Enregistrer les miens',

  appearance: 'Apparence',
  appearanceText:
    'Ce que voient les visiteurs à l’ouverture de la discussion. Ce qui reste vide est dit avec les mots habituels.',
  name: 'Nom',
  nameHint: 'Affiché avec « Assistant IA », pour que personne ne le prenne pour un humain.',
  nameWrong: 'Saisissez 60 caractères au plus, sans HTML.',
  picture: 'Image',
  choosePicture: 'Choisir une image',
  changePicture: 'En choisir une autre',
  removePicture: 'La retirer',
  pictureHint:
    'PNG, JPEG ou WebP de 2 Mo au plus ; elle est recadrée en un petit carré. Sans image, l’initiale de votre société.',
  pictureTooLarge: 'Ce fichier dépasse 2 Mo. Choisissez une image plus petite.',
  pictureUnreadable:
    'Ce fichier n’est pas une image affichable. Choisissez un PNG, un JPEG ou un WebP.',
  greetingIn: 'Accueil ({language})',
  greetingHint: 'Dites qu’un assistant IA répond.',
  greetingWrong: 'Saisissez 600 caractères au plus, sans HTML, ou laissez vide.',
  hasOpenings: 'Suggérer un premier message',
  openingsIn: 'Suggestions ({language})',
  openingsHint: 'Une par ligne.',
  openingsWrong:
    'Saisissez au plus 4 suggestions, de 80 caractères chacune au plus, sans doublon ni HTML.',

  tone: 'Ton',
  toneText: 'La façon de parler de l’assistant, dans les deux langues.',
  toneLabel: 'Ton',
  tones: { standard: 'Aimable', formal: 'Soutenu', warm: 'Chaleureux', brief: 'Bref' },
  frenchAddress: 'En français, on dit',
  frenchAddresses: { vous: 'vous', tu: 'tu' },
  frenchAddressWrong: 'Un ton soutenu dit « vous ».',
  hasDigitalTopics: 'Nous menons des projets numériques',
  hasDigitalTopicsHint:
    'Les réponses nomment sites, applications et logiciels, et les rapports donnent des conseils à leur sujet. À désactiver pour tout autre métier.',

  questions: 'Questions',
  questionsText:
    'Ce que demande l’assistant, dans cet ordre, une seule fois sauf si l’on a répondu par une autre question. Ce qu’un visiteur a déjà dit n’est pas demandé. Dès que tout l’indispensable est connu, rien de plus n’est demandé ; si rien n’est marqué, tout l’est.',
  fields: {
    need: 'Ce qu’il leur faut',
    company: 'Leur société ou secteur',
    horizon: 'Pour quand',
    budget: 'Leur budget',
    authority: 'Qui décide',
    size: 'Combien de personnes',
    name: 'Leur nom',
    email: 'Leur adresse e-mail',
    phone: 'Leur numéro de téléphone',
  },
  isAsked: 'La poser',
  isNeeded: 'Indispensable',
  wordsOf: 'Formulation et réponses',
  moveUp: 'Monter « {name} »',
  moveDown: 'Descendre « {name} »',
  wordingIn: 'Formulation ({language})',
  wordingHint: 'Vide : les mots de l’assistant.',
  wordingWrong: 'Saisissez 300 caractères au plus, sans HTML, ou laissez vide.',
  choicesIn: 'Réponses au choix ({language})',
  choicesHint: 'Une par ligne ; les visiteurs peuvent toujours écrire autre chose.',
  choicesWrong:
    'Saisissez au plus 6 réponses, de 60 caractères chacune au plus, sans doublon ni HTML.',

  forbidden: 'Sujets à éviter',
  forbiddenText:
    'Ce que l’assistant décline poliment. La question vous attend ensuite dans « À traiter ».',
  noForbidden: 'Aucun.',
  subject: 'Sujet {number}',
  addSubject: 'Ajouter un sujet',
  removeSubject: 'Retirer le sujet {number}',
  words: 'Mots qui le font reconnaître',
  wordsHint: 'Un par ligne, en toute langue.',
  wordsWrong:
    'Saisissez de 1 à 20 mots ou expressions de 60 caractères au plus, aucun qui figure dans presque tous les messages.',
  refusalIn: 'Ce qui est dit ({language})',
  refusalHint: 'Vide : que l’assistant ne peut pas en parler et pose la question à l’équipe.',
  refusalWrong: 'Saisissez 400 caractères au plus, sans HTML, ou laissez vide.',

  handOver: 'Relais humain',
  handOverText: 'Quand l’équipe est appelée. Les prospects chauds sont dans les réglages généraux.',
  isOffered: 'Proposer de parler à quelqu’un',
  isOfferedHint: 'Un bouton dans la discussion, et un mot dans certaines réponses.',
  isOnRequest: 'Appeler l’équipe quand un visiteur demande une personne',
  isOnRequestHint: 'Sinon, la demande attend dans « À traiter ».',
  isOnUnanswered: 'Appeler l’équipe quand une question reste sans réponse',
  isOnUnansweredHint: 'Elle attend de toute façon dans « À traiter ».',
  awayIn: 'Quand personne n’est là ({language})',
  awayHint: 'Le moment de votre retour est ajouté si des horaires sont saisis.',
  awayWrong: 'Saisissez 500 caractères au plus, sans HTML, ou laissez vide.',

  preview: 'Ce que voient les visiteurs',
  previewLanguage: 'Langue de l’aperçu',
  previewText:
    'Une fois enregistrés, les changements arrivent sur vos sites en cinq minutes au plus.',
  panel: {
    en: {
      role: 'AI assistant',
      greeting:
        'Hello! I am the AI assistant of {company}. Tell me about your project or ask me anything; a colleague can take over whenever you like.',
      opening1: 'I have a project to tell you about',
      opening2: 'What are your prices?',
      person: 'Talk to a person',
      placeholder: 'Your message…',
    },
    fr: {
      role: 'Assistant IA',
      greeting:
        'Bonjour ! Je suis l’assistant IA. Parlez-moi de votre projet ou posez vos questions à {company} ; un collègue prend le relais dès que vous voulez.',
      opening1: 'J’ai un projet à vous présenter',
      opening2: 'Quels sont vos prix ?',
      person: 'Parler à quelqu’un',
      placeholder: 'Votre message…',
    },
  },
}

import type { settings as en } from '../en/settings.ts'
import type { Translated } from '../translated.ts'

export const settings: Translated<typeof en> = {
  title: 'Réglages',
  pages: 'Réglages',
  general: 'Général',
  assistant: 'Assistant',
  scoring: 'Notation',
  letterhead: 'En-tête',
  models: 'Modèles',
  saved: 'Les réglages ont été enregistrés.',
  discard: 'Abandonner',

  company: 'Société',
  companyText: 'Ce que les visiteurs et l’assistant savent de vous.',
  name: 'Nom',
  nameWrong: 'Saisissez un nom de 100 caractères au plus.',
  descriptionIn: 'Votre activité ({language})',
  descriptionWrong: 'Saisissez 500 caractères au plus.',
  locale: 'Langue par défaut',
  localeHint: 'Quand celle du visiteur n’est pas connue.',
  country: 'Pays',
  countryHint: 'Des numéros sans indicatif, et de l’écriture des montants.',
  countryWrong: 'Choisissez un pays de la liste.',
  anyCountry: 'Selon la langue du visiteur',

  answering: 'Réponses',
  answeringText: 'Quand l’assistant reprend, et quand l’équipe est prévenue.',
  minutes: 'minutes',
  points: 'points sur 100',
  handBackMinutes: {
    on: 'Laisser l’assistant reprendre',
    label: 'Quand un visiteur attend une personne depuis',
    hint: 'Sinon, la conversation reste à la personne qui l’a prise.',
    wrong: 'Saisissez un nombre entier de 1 à 1 440.',
  },
  hotScore: {
    on: 'Prévenir l’équipe des prospects chauds',
    label: 'À partir d’un score de',
    hint: 'Tous ceux qui peuvent répondre sont prévenus, jusqu’à ce que l’un d’eux s’en charge.',
    wrong: 'Saisissez un nombre entier de 1 à 100.',
  },
  escalateMinutes: {
    on: 'Envoyer un e-mail quand personne ne s’en charge',
    label: 'Au bout de',
    hint: 'Un seul e-mail pour tous ceux qui attendent, adressé à tous ceux qui peuvent répondre, toutes les dix minutes au plus et pendant les horaires. Un prospect chaud seul n’en déclenche pas.',
    wrong: 'Saisissez un nombre entier de 1 à 1 440.',
  },

  mail: 'E-mails aux prospects',
  mailText: 'Ceux qui partent d’eux-mêmes, et ce qui en est relevé en plus de leur remise.',
  sendsCopies: 'Envoyer d’elle-même la copie d’un rapport',
  sendsCopiesHint:
    'Aux visiteurs qui l’ont demandée dans le chat, à l’adresse pour laquelle ils ont donné leur accord, dès que le rapport est rédigé. Sinon, elle attend dans « À traiter » que quelqu’un l’ait relue.',
  recordsOpenings: 'Relever l’ouverture de l’e-mail qui porte un rapport',
  recordsOpeningsHint:
    'Le service d’e-mail ajoute à l’e-mail une image invisible, ce qui peut exiger le consentement du lecteur. Beaucoup de logiciels masquent les ouvertures, ou en signalent que personne n’a faites.',

  rates: 'Taux de change',
  ratesText:
    'Ils servent à évaluer en {currency} un budget donné dans une autre monnaie. Indiquez les taux que vous retenez ; quand ils changent, les scores sont recalculés.',
  noRates:
    'Aucun. Un budget dans une autre monnaie est gardé tel qu’il a été dit, sans être comparé.',
  rateCurrency: 'Monnaie du taux {number}',
  rate: 'Taux {number}, en {currency}',
  rateDay: 'Jour du taux {number}',
  addRate: 'Ajouter un taux',
  removeRate: 'Retirer le taux {number}',
  rateCurrencyWrong:
    'Indiquez les trois lettres d’une monnaie autre que {currency}, une seule fois chacune.',
  rateWrong: 'Indiquez un nombre supérieur à 0, par exemple 0,92.',
  rateDayWrong: 'Choisissez le jour du taux.',

  budgets: 'Modèle de langage',
  budgetsText:
    'Ce que les visiteurs et les rapports peuvent en utiliser. Au-delà d’un budget, l’assistant hors ligne répond aussitôt, et les administrateurs sont prévenus.',
  budgetsOffline:
    'Aucun modèle de langage n’est configuré : l’assistant hors ligne répond, et rien de ceci n’est utilisé.',
  budgetsDay:
    'Une journée commence à minuit ({timeZone}). Les jetons sont ceux des questions et des réponses. Un appel n’est fait que s’il tient à coup sûr dans le budget.',
  budgetsUnread: 'La consommation n’a pas pu être lue.',
  budget: {
    visitor: 'Pour chaque visiteur, par jour',
    day: 'Pour tous les visiteurs et rapports, par jour',
    total: 'En tout',
  },
  budgetReached: 'Atteint aujourd’hui à {time}',
  budgetMonth: 'Ce mois-ci : {calls} appels et {tokens} jetons.',
  calls: {
    on: 'Limiter les appels',
    label: 'Appels, au plus',
    wrong: 'Saisissez un nombre entier de 0 à 1 000 000.',
  },
  tokens: {
    on: 'Limiter les jetons',
    label: 'Jetons, au plus',
    wrong: 'Saisissez un nombre entier de 0 à 1 000 000 000 000.',
  },
  used: {
    visitor: 'Aujourd’hui, au plus pour un visiteur : {used}',
    day: 'Aujourd’hui : {used}',
    total: 'Jusqu’ici : {used}',
  },
  usedOf: '{used} sur {limit}',

  services: 'Services',
  servicesText:
    'Ce que vous vendez, à qui et à quel prix. Les visiteurs qui le demandent reçoivent ces réponses, et les rapports s’en serviront pour recommander. Un texte vide dans une langue est repris de l’autre.',
  noServices: 'Aucun. Les questions sur les services et les prix vous sont transmises.',
  service: 'Service {number}',
  addService: 'Ajouter un service',
  removeService: 'Retirer {name}',
  moveServiceUp: 'Monter {name}',
  moveServiceDown: 'Descendre {name}',
  serviceName: 'Nom ({language})',
  serviceNameWrong: 'Saisissez un nom de 100 caractères au plus dans l’une des langues.',
  serviceFits: 'Quand il convient ({language})',
  serviceIncludes: 'Ce qu’il comprend ({language})',
  serviceRisk: 'Ce dont il dépend, ou ce qui peut mal tourner ({language})',
  serviceDuration: 'Sa durée ({language})',
  serviceTextWrong: 'C’est trop long.',
  priceFrom: 'Prix de',
  priceTo: 'à',
  priceHint:
    'Laissez-en un vide pour « à partir de » ou « jusqu’à », les deux si aucun prix n’est indiqué.',
  priceWrong: 'Indiquez un montant, par exemple 2 500.',
  priceToWrong: 'Indiquez un montant qui n’est pas inférieur au premier.',
  serviceCurrency: 'Monnaie',
  serviceCurrencyWrong: 'Indiquez les trois lettres d’une monnaie, par exemple EUR.',

  about: 'Ce que les visiteurs demandent',
  aboutText:
    'L’assistant répond avec ces textes. Ce qui est vide vous est transmis comme question.',
  address: 'Adresse',
  addressWrong: 'Saisissez 300 caractères au plus.',
  referencesIn: 'Références ({language})',
  privacyIn: 'Confidentialité ({language})',
  privacyHint: 'Ce que deviennent leurs données, ou l’adresse de la page qui l’explique.',
  aboutWrong: 'Saisissez 2 000 caractères au plus.',

  hours: 'Horaires',
  hoursText:
    'Quand des personnes répondent. En dehors, les visiteurs apprennent quand vous serez de retour.',
  hasHours: 'Des personnes répondent à certaines heures',
  alwaysOpen: 'Les visiteurs apprennent que des personnes répondent à toute heure.',
  timeZone: 'Fuseau horaire',
  timeZoneWrong: 'Choisissez un fuseau horaire de la liste.',
  week: 'Semaine',
  closed: 'Fermé',
  addHours: 'Ajouter des heures le {day}',
  removeHours: 'Retirer ces heures le {day}',
  from: '{day}, de',
  to: '{day}, à',
  toWrong: 'La fin doit venir après le début.',
  hoursWrong: 'Saisissez les deux heures.',
  holidays: 'Jours de fermeture',
  noHolidays: 'Aucun. Ces jours-là, personne ne répond.',
  holiday: 'Jour de fermeture {number}',
  addHoliday: 'Ajouter un jour',
  removeHoliday: 'Retirer le jour de fermeture {number}',
  holidayWrong: 'Choisissez un jour.',

  sites: 'Sites avec le chat',
  sitesText:
    'Les sites qui peuvent afficher votre chat. Sur tout autre site, il dit qu’il n’y est pas activé.',
  snippet: 'Cette ligne dans leurs pages l’affiche :',
  noSites: 'Seulement nos propres pages, comme la page d’exemple.',
  site: 'Site {number}',
  addSite: 'Ajouter un site',
  removeSite: 'Retirer le site {number}',
  siteWrong: 'Saisissez une adresse comme https://www.example.com, sans chemin.',
}

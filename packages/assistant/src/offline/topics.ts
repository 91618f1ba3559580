import { remember } from './remember.ts'
import type { Locale } from '@oka/contract/locale'

/** What a project is about. The order is from the particular to the general. */
export const topics = [
  'shop',
  'app',
  'training',
  'ai',
  'automation',
  'crm',
  'erp',
  'security',
  'data',
  'cloud',
  'visibility',
  'website',
  'software',
  'advice',
] as const
export type Topic = (typeof topics)[number]

const patterns: Record<Topic, RegExp> = {
  shop: /\b(?:e-?commerce|boutiques? en ligne|site marchand|vente en ligne|ventes en ligne|vendre en ligne|vend\w* (?:\S+ ){1,3}en ligne|sell\w* (?:\S+ ){1,3}online|orders? online|commander en ligne|online (?:shop|store|sales)|web ?shop|shopify|prestashop|woocommerce|marketplace|click and collect)\b/,
  app: /\b(?:appli|applis|applications?(?: mobiles?)?|apps?|mobile|ios|android)\b/,
  crm: /\b(?:crm|salesforce|hubspot|gestion (?:de la )?(?:relation )?clients?|fichier clients?|customer (?:database|relationship))\b/,
  erp: /\b(?:erp|progiciel|sap|odoo|sage(?!-| femme)|gestion (?:commerciale|des? stocks?|de production)|stocks?(?! (?:options?|markets?|exchange|prices?))|inventaire|inventory|facturation|factur\w+ electronique\w*|invoicing|comptabilite|accounting|wms)\b/,
  ai: /(?<!\bj[' ])\b(?:ia|ai|intelligence artificielle|artificial intelligence|machine learning|deep learning|chat ?bots?|gpt|chatgpt|llm|agents? conversationnels?|assistant virtuel|copilot|generative|generatif)\b/,
  security:
    /\b(?:securite|cyber\w*|security|pentest|rgpd|gdpr|piratage|hacked|ransomware|phishing|sauvegardes?|backups?)\b/,
  data: /\b(?:data|donnees|bi|reporting|tableaux? de bord|dashboards?|analytics|power ?bi|excel|tableurs?|spreadsheets?|statistiques|indicateurs|kpis?|entrepots? de donnees|data ?warehouse)\b/,
  automation:
    /\b(?:automatis\w*|automat\w*|rpa|workflows?|zapier|n8n|(?:res)?saisi\w*|taches (?:repetitives|manuelles)|manual(?:ly)?|paperwork|processus|process(?:es)?|dematerialis\w*|digitalis\w*|digiti[sz]\w*|numeris\w*)\b/,
  cloud:
    /\b(?:cloud|phone systems?|standards? telephoniques?|it support|support informatique|outsourc\w*|helpdesk|migr\w*|heberg\w*|hosting|aws|azure|gcp|serveurs?|servers?|infrastructure|infogerance|devops)\b/,
  visibility:
    /\b(?:seo|referencement|marketing|publicite|advertising|ads|visibilite|reseaux sociaux|social media|newsletter|emailing|google|campagnes?)\b/,
  training:
    /\b(?:(?<!(?:centre|organisme|institut) de )formations?|former(?= (?:mon|ma|mes|nos|notre|l'|les|des|le|la)\b)|training|workshops?|ateliers?|coaching|montee en competences?)\b/,
  website:
    /\b(?:sites?|siteweb|websites?|web|pages? web|landing|book(?:ings?)? online|online bookings?|book (?:an? |their |my )?(?:lessons?|appointments?|tables?|rooms?|class(?:es)?|slots?|courts?|visits?)|reserv\w* (?:leurs?|des|les|une?|mes|nos|ma) (?:heures?|cours|creneaux?|tables?|chambres?|places?|salles?)|bookings? (?:things?|pages?|tools?|systems?|software|platforms?)|(?:books?|booked|reserv\w*|order\w*|pay|sign up|inscri\w*|command\w*|paie\w*) (?:\S+ ){0,4}(?:sur|on) (?:leur|their|mon|my|le|the) (?:tel\w*|phones?|mobiles?)|(?:sur|par) internet|en ligne|on the web|formulaires?|(?:online|web|triage|contact|booking) forms?|vitrine|wordpress|webflow|blog|refonte)\b/,
  software:
    /\b(?:logiciels?|outils?|plate-?formes?|portails?|software|tools?|platforms?|portal|saas|systemes?|systems?|api|intranet|extranet|bases? de donnees|database|(?<=\b(?:notre|nos|le|du|un|de) )si|sirh|informatique|prototype|mvp|legacy|developpements?|development)\b/,
  advice:
    /\b(?:audit\w*|conseils?|strategie|strategy|roadmap|feuille de route|accompagnement|consult\w*|diagnostic|schema directeur|expertise|transformation)\b/,
}

/** What a folded text is about, the most particular first. */
export const topicsOf = remember((text: string): readonly Topic[] =>
  topics.filter((topic) => patterns[topic].test(text)),
)

type Finer = { topic: Topic; pattern: RegExp; names: Record<Locale, string> }

/** What some words name more closely than their topic; only within it, so that it never misleads. */
const finer: readonly Finer[] = [
  {
    topic: 'erp',
    pattern: /\b(?:stocks?|inventaire|inventory)\b/,
    names: { fr: 'un projet de gestion des stocks', en: 'stock control' },
  },
  {
    topic: 'software',
    pattern: /\b(?:portails? clients?|(?:customer|client) portals?)\b/,
    names: { fr: 'un projet de portail client', en: 'a customer portal' },
  },
  {
    topic: 'software',
    pattern: /\b(?:portails?|portal)\b/,
    names: { fr: 'un projet de portail', en: 'a portal' },
  },
  {
    topic: 'software',
    pattern: /\bintranet\b/,
    names: { fr: 'un projet d’intranet', en: 'an intranet' },
  },
  {
    topic: 'software',
    pattern: /\b(?:reservations?|prises? de rendez-vous|booking|appointments?)\b/,
    names: { fr: 'un projet d’outil de réservation', en: 'a booking tool' },
  },
  {
    topic: 'ai',
    pattern: /\bchat ?bots?\b/,
    names: { fr: 'un projet de chatbot', en: 'a chatbot' },
  },
  {
    topic: 'security',
    pattern: /\baudits?\b/,
    names: { fr: 'un audit de sécurité', en: 'a security audit' },
  },
  {
    topic: 'data',
    pattern: /\b(?:tableaux? de bord|dashboards?)\b/,
    names: { fr: 'un projet de tableau de bord', en: 'a dashboard' },
  },
  {
    topic: 'cloud',
    pattern: /\bmigr\w*/,
    names: { fr: 'un projet de migration', en: 'a migration project' },
  },
  {
    topic: 'website',
    pattern: /\bvitrine\b/,
    names: { fr: 'un projet de site vitrine', en: 'a website project' },
  },
  { topic: 'advice', pattern: /\baudits?\b/, names: { fr: 'un projet d’audit', en: 'an audit' } },
]

/** What a folded text is about, as a project is called; null when it cannot be told. */
export function projectOf(text: string, locale: Locale): string | null {
  const [topic] = topicsOf(text)
  if (!topic) return null
  const closer = finer.find((one) => one.topic === topic && one.pattern.test(text))
  return closer ? closer.names[locale] : topicNames[locale][topic]
}

/** Each topic as a project is called: "c'est noté : un projet de site web". */
const topicNames: Record<Locale, Record<Topic, string>> = {
  fr: {
    shop: 'un projet de boutique en ligne',
    app: 'un projet d’application',
    crm: 'un projet de gestion de la relation client',
    erp: 'un projet d’outil de gestion',
    ai: 'un projet d’intelligence artificielle',
    security: 'un projet de sécurité informatique',
    data: 'un projet autour des données',
    automation: 'un projet d’automatisation',
    cloud: 'un projet d’infrastructure',
    visibility: 'un projet de visibilité en ligne',
    training: 'un besoin de formation',
    website: 'un projet de site web',
    software: 'un projet de logiciel',
    advice: 'un besoin de conseil',
  },
  en: {
    shop: 'an online shop',
    app: 'an app',
    crm: 'a customer relationship tool',
    erp: 'a business management tool',
    ai: 'an AI project',
    security: 'a security project',
    data: 'a project around your data',
    automation: 'an automation project',
    cloud: 'an infrastructure project',
    visibility: 'your visibility online',
    training: 'a training need',
    website: 'a website project',
    software: 'a software project',
    advice: 'a need for advice',
  },
}

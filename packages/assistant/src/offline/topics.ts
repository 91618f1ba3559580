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
  shop: /\b(?:e-?commerce|boutiques? en ligne|site marchand|vente en ligne|ventes en ligne|vendre en ligne|online (?:shop|store|sales)|web ?shop|shopify|prestashop|woocommerce|marketplace|click and collect)\b/,
  app: /\b(?:appli|applis|applications?(?: mobiles?)?|apps?|mobile|ios|android)\b/,
  crm: /\b(?:crm|salesforce|hubspot|gestion (?:de la )?(?:relation )?clients?|fichier clients?|customer (?:database|relationship))\b/,
  erp: /\b(?:erp|progiciel|sap|odoo|sage|gestion (?:commerciale|des? stocks?|de production)|stocks?|inventaire|inventory|facturation|invoicing|comptabilite|accounting|wms)\b/,
  ai: /\b(?:ia|ai|intelligence artificielle|artificial intelligence|machine learning|deep learning|chat ?bots?|gpt|chatgpt|llm|agents? conversationnels?|assistant virtuel|copilot|generative|generatif)\b/,
  security:
    /\b(?:securite|cyber\w*|security|pentest|rgpd|gdpr|piratage|hacked|ransomware|phishing|sauvegardes?|backups?)\b/,
  data: /\b(?:data|donnees|bi|reporting|tableaux? de bord|dashboards?|analytics|power ?bi|excel|tableurs?|spreadsheets?|statistiques|indicateurs|kpis?|entrepots? de donnees|data ?warehouse)\b/,
  automation:
    /\b(?:automatis\w*|automat\w*|rpa|workflows?|zapier|n8n|(?:res)?saisi\w*|taches (?:repetitives|manuelles)|manual(?:ly)?|paperwork|processus|process(?:es)?|dematerialis\w*|digitalis\w*|digiti[sz]\w*|numeris\w*)\b/,
  cloud:
    /\b(?:cloud|migr\w*|heberg\w*|hosting|aws|azure|gcp|serveurs?|servers?|infrastructure|infogerance|devops)\b/,
  visibility:
    /\b(?:seo|referencement|marketing|publicite|advertising|ads|visibilite|reseaux sociaux|social media|newsletter|emailing|google|campagnes?)\b/,
  training:
    /\b(?:(?<!(?:centre|organisme|institut) de )formations?|former|training|workshops?|ateliers?|coaching|montee en competences?)\b/,
  website:
    /\b(?:sites?|siteweb|websites?|web|pages? web|landing|vitrine|wordpress|webflow|blog|refonte)\b/,
  software:
    /\b(?:logiciels?|outils?|plate-?formes?|portails?|software|tools?|platforms?|portal|saas|systemes?|systems?|api|intranet|extranet|bases? de donnees|database|si|sirh|informatique|prototype|mvp|legacy|code|developpements?|development)\b/,
  advice:
    /\b(?:audit\w*|conseils?|strategie|strategy|roadmap|feuille de route|accompagnement|consult\w*|diagnostic|schema directeur|expertise|transformation)\b/,
}

/** What a folded text is about, the most particular first. */
export function topicsOf(text: string): Topic[] {
  return topics.filter((topic) => patterns[topic].test(text))
}

/** Each topic as a project is called: "c'est noté : un projet de site web". */
export const topicNames: Record<Locale, Record<Topic, string>> = {
  fr: {
    shop: 'un projet de boutique en ligne',
    app: 'un projet d’application',
    crm: 'un projet de gestion de la relation client',
    erp: 'un projet d’outil de gestion',
    ai: 'un projet d’intelligence artificielle',
    security: 'un projet de sécurité informatique',
    data: 'un projet autour de vos données',
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

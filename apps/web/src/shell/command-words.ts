import type { Locale } from '@oka/contract/locale'

type Words = {
  title: string
  placeholder: string
  pages: string
  actions: string
  leads: string
  conversations: string
  allLeads: (query: string) => string
  importLeads: string
  theme: (name: string) => string
  language: (name: string) => string
  searching: string
  nothing: (query: string) => string
}

/** Apart from the other sentences, which are loaded before the first page is shown. */
export const commandWords: Record<Locale, Words> = {
  en: {
    title: 'Search and commands',
    placeholder: 'Lead, conversation, page or action',
    pages: 'Pages',
    actions: 'Actions',
    leads: 'Leads',
    conversations: 'Latest conversations',
    allLeads: (query) => `All leads with “${query}”`,
    importLeads: 'Import leads',
    theme: (name) => `Theme: ${name}`,
    language: (name) => `Language: ${name}`,
    searching: 'Searching the leads…',
    nothing: (query) => `Nothing found for “${query}”.`,
  },
  fr: {
    title: 'Recherche et commandes',
    placeholder: 'Prospect, conversation, page ou action',
    pages: 'Pages',
    actions: 'Actions',
    leads: 'Prospects',
    conversations: 'Dernières conversations',
    allLeads: (query) => `Tous les prospects avec «\u00A0${query}\u00A0»`,
    importLeads: 'Importer des prospects',
    theme: (name) => `Thème\u00A0: ${name}`,
    language: (name) => `Langue\u00A0: ${name}`,
    searching: 'Recherche parmi les prospects…',
    nothing: (query) => `Rien trouvé pour «\u00A0${query}\u00A0».`,
  },
}

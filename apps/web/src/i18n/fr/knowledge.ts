import type { knowledge as en } from '../en/knowledge.ts'
import type { Translated } from '../translated.ts'

export const knowledge: Translated<typeof en> = {
  title: 'Connaissances',
  list: 'Articles, les derniers modifiés d’abord',
  filter: 'Ce qui est affiché',
  views: {
    all: 'Tout',
    page: 'Pages',
    answer: 'Réponses',
    gaps: 'Lacunes',
    answers: 'Évaluations',
  },
  kind: { page: 'Page', answer: 'Réponse' },
  language: 'Langue',
  anyLanguage: 'Les deux langues',
  search: 'Rechercher dans les articles',
  searchHint: 'Titre ou texte',
  clearSearch: 'Effacer la recherche',
  create: 'Nouvel article',
  empty: 'Rien n’est encore écrit',
  emptyText:
    'L’assistant répond en citant ce qui se trouve ici : écrivez une réponse, ou reprenez une page de votre site.',
  nothingFound: 'Aucun article ne contient ces mots.',
  clear: 'Effacer les filtres',
  contradicts: 'En contredit un autre',
  changedBy: 'Modifié par {name},',
  changed: 'Modifié',
  deleteNamed: 'Supprimer « {title} »',
  deleted: '« {title} » a été supprimé.',

  toList: 'Connaissances',
  createTitle: 'Nouvel article',
  answerTitle: 'Nouvelle réponse',
  kindLabel: 'De quoi il s’agit',
  question: 'Question',
  questionHint: 'Comme un visiteur la poserait.',
  name: 'Titre',
  nameHint: 'Le sujet de la page ; il figure au-dessus de chaque passage.',
  nameWrong: 'Saisissez 200 caractères au plus.',
  answer: 'Réponse',
  text: 'Texte',
  textHint:
    'Markdown : # pour les titres, - pour les listes, | pour les tableaux. Le HTML est ignoré.',
  textWrong: 'Saisissez un texte de 100 000 caractères au plus.',
  bodyRefused:
    'Il n’a pas de texte hormis des titres et du HTML, ou ferait plus de 500 passages : répartissez-le alors en plusieurs articles.',
  saved: 'L’article a été enregistré.',
  discard: 'Abandonner',
  remove: 'Supprimer',
  writtenBy: 'Ceux qui peuvent répondre peuvent modifier cet article.',

  preview: 'Ce que les réponses citent',
  previewText:
    '{count, plural, =0 {Rien pour l’instant.} one {Un passage.} other {# passages, chacun cité pour lui-même.}}',
  previewEmpty:
    'Ce que vous écrivez apparaît ici, découpé en passages avec lesquels on répond aux visiteurs.',

  pageAddress: 'Adresse de la page',
  pageHint:
    'Une page de votre site. Elle est lue une fois, et rien n’est enregistré avant que vous l’ayez vue.',
  pageWrong: 'Indiquez une adresse comme https://www.example.com/tarifs.',
  fetchIt: 'Lire',
  fetching: 'Lecture de la page. Elle prend dix secondes au plus.',
  fetched: 'La page est lue. Vérifiez le texte, puis enregistrez-le.',
  source: 'De {host}, lu',
  fetchAgain: 'Relire la page',
  fetchedSame: 'La page n’a pas changé.',
  changes: 'Ce qui est différent sur la page',
  added: 'Nouveau sur la page',
  removed: 'N’est plus sur la page',
  useChanges: 'Reprendre le nouveau texte',
  keepText: 'Garder ce texte',
  changesUsed: 'Le nouveau texte est dans le formulaire. Enregistrez pour l’utiliser.',

  conflicts: 'D’autres articles disent autre chose',
  conflictsText: 'Le dernier modifié est utilisé, avec sa date. Modifiez ou supprimez l’autre.',
  reason: { title: 'Le même titre', numbers: 'D’autres chiffres' },
  here: 'Ici',
  isUsed: 'utilisé',
  openOther: 'Ouvrir « {title} »',

  overtaken: 'Un collègue a modifié cet article entre-temps. Votre texte est toujours là.',
  showTheirs: 'Voir le sien',
  saveMine: 'Enregistrer le mien',

  gaps: 'Questions restées sans réponse',
  gapsText:
    'Les dernières questions ouvertes des visiteurs, réunies quand elles se ressemblent. Les plus posées d’abord.',
  asked: '{count, plural, one {Posée une fois} other {Posée # fois}}',
  answerIt: 'Y répondre',
  answered: 'Répondu',
  openArticle: 'Ouvrir la réponse',
  conversations: 'Qui l’a posée',
  noGaps: 'Aucune question ouverte',
  noGapsText: 'Les questions auxquelles l’assistant n’a pas pu répondre apparaissent ici.',
  addToKnowledge: 'Ajouter aux connaissances',
}

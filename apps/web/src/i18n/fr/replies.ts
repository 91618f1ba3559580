import type { replies as en } from '../en/replies.ts'
import type { Translated } from '../translated.ts'

export const replies: Translated<typeof en> = {
  title: 'Réponses types',
  create: 'Nouvelle réponse',
  search: 'Rechercher dans le nom et le texte',
  empty: 'Aucune réponse type pour l’instant',
  emptyText:
    'Écrivez une fois ce que vous répondez souvent. Dans une conversation, tapez / pour l’insérer, complété du nom du visiteur.',
  nothingFound: 'Aucune réponse type ne contient ces mots.',
  createTitle: 'Nouvelle réponse type',
  editTitle: 'Modifier la réponse type',
  editNamed: 'Modifier « {title} »',
  deleteNamed: 'Supprimer « {title} »',
  deleted: '« {title} » a été supprimée.',
  saved: 'La réponse type a été enregistrée.',
  name: 'Nom',
  nameHint: 'Ce qui permet de la retrouver.',
  nameWrong: 'Saisissez un nom de 80 caractères au plus.',
  language: 'Langue',
  content: 'Texte',
  contentHint: 'Ce qui est entre doubles accolades est complété à partir du prospect.',
  contentWrong: 'Saisissez un texte de 4 000 caractères au plus.',
  variableWrong: 'Seules les quatre variables ci-dessous peuvent être entre doubles accolades.',
  insert: 'Insérer',
  variables: {
    name: 'Nom',
    first_name: 'Prénom',
    company: 'Société',
    agent: 'Votre nom',
  },
}

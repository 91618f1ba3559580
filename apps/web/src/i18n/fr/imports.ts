import type { imports as en } from '../en/imports.ts'
import type { Translated } from '../translated.ts'

export const imports: Translated<typeof en> = {
  title: 'Importer des prospects',
  toLeads: 'Vers les prospects',
  chooseTitle: 'Reprenez vos anciens prospects',
  chooseText:
    'L’ancienne interface gardait ses prospects dans le navigateur, sous leadStorage. Choisissez un fichier qui les contient, ou collez-les. Rien n’est importé avant que vous ayez vu ce que cela donne.',
  drop: 'Choisissez un fichier, ou déposez-le ici',
  dropHint: 'JSON, 64 Mo au plus',
  paste: 'Ou collez la valeur de leadStorage',
  pasteHint:
    'Dans l’ancienne application, ouvrez les outils de développement (F12) et tapez dans la console :',
  copyCommand: 'Copier la commande',
  readText: 'Lire le texte',
  reading: 'Lecture du fichier…',
  checking: 'Comparaison avec les prospects présents…',
  importing: 'Importation…',
  progress: '{done} sur {of}',
  stop: 'Arrêter',
  stopHint: 'Ce qui est importé reste. Importez de nouveau le même fichier pour continuer.',
  readyTitle:
    '{count, plural, one {Un prospect peut être importé} other {# prospects peuvent être importés}}',
  readyText: 'Voici ce qui serait ajouté. Rien n’a encore été modifié.',
  nothingTitle: 'Il n’y a rien à importer',
  nothingText: 'Aucun de ces prospects ne peut être ajouté.',
  start: '{count, plural, one {Importer le prospect} other {Importer # prospects}}',
  another: 'Choisir un autre fichier',
  doneTitle:
    '{count, plural, =0 {Rien n’a été ajouté} one {Un prospect a été importé} other {# prospects ont été importés}}',
  partTitle:
    '{count, plural, =0 {Rien n’a été importé} one {Un seul prospect a été importé} other {Seuls # prospects ont été importés}}',
  partText:
    'Importez de nouveau le même fichier pour continuer : ce qui est déjà là n’est pas repris deux fois.',
  seeLeads: 'Voir les prospects',
  counted: {
    leads: 'Prospects',
    conversations: 'Conversations',
    messages: 'Messages',
    reports: 'Rapports',
  },
  known:
    '{count, plural, one {Un prospect, importé auparavant, reste tel quel.} other {# prospects, importés auparavant, restent tels quels.}}',
  erased:
    '{count, plural, one {Un prospect, effacé depuis son importation, ne revient pas.} other {# prospects, effacés depuis leur importation, ne reviennent pas.}}',
  refused:
    '{count, plural, one {Un prospect ne peut pas être importé.} other {# prospects ne peuvent pas être importés.}}',
  refusedTitle: 'Non importés',
  notesTitle: 'À savoir',
  row: 'Ligne {row, number}',
  more: '{count, plural, one {Une autre ligne n’est pas affichée.} other {# autres lignes ne sont pas affichées.}}',
}

import type { auditCheck as en } from '../en/audit-check.ts'
import type { Translated } from '../translated.ts'

export const auditCheck: Translated<typeof en> = {
  check: 'Vérifier la chaîne',
  checking: 'Chaque entrée est recalculée…',
  intact: 'La chaîne est intacte',
  intactText:
    '{count, plural, one {Une entrée scellée, telle qu’elle a été écrite.} other {Les # entrées scellées sont telles qu’elles ont été écrites.}}',
  unsealedText:
    '{count, plural, one {Une autre, qui vient d’être écrite, sera scellée dans quelques secondes.} other {# autres, qui viennent d’être écrites, seront scellées dans quelques secondes.}}',
  erasedText:
    '{count, plural, one {Une entrée a perdu ses détails avec son prospect effacé.} other {# entrées ont perdu leurs détails avec leur prospect effacé.}}',
  anchoredText: 'Fin de la chaîne notée hors de la base pour la dernière fois le {at}.',
  neverAnchored: 'La fin de la chaîne n’a pas encore été notée hors de la base.',
  lastHash: 'Dernière empreinte',
  theHash: 'l’empreinte',
  hashHint: 'Notez-la : elle montrera plus tard qu’aucune entrée n’a été coupée à la fin.',
  emptyChain: 'Il n’y a encore aucune entrée scellée à vérifier.',
  broken: 'La chaîne est rompue',
  why: {
    changed:
      'L’entrée {id} n’est pas telle qu’elle a été scellée : elle ou son sceau a été modifié.',
    removed: 'L’entrée {id} a été retirée : seul son sceau est encore là.',
    missing: 'Juste avant l’entrée {id}, d’autres ont été retirées, ou leurs sceaux.',
    cut_off:
      'L’entrée {id}, notée hors de la base, n’est plus là : la fin de la chaîne a été coupée.',
    replaced:
      'À la place de l’entrée {id}, une autre a été notée hors de la base : la chaîne a été refaite.',
    never_sealed: 'L’entrée {id} n’a pas de sceau et n’en attend pas : OKA ne l’a pas écrite.',
    backdated: 'L’entrée {id} a été ajoutée après coup : sa date ou son numéro ne peut être juste.',
    key_unknown: 'L’entrée {id} est scellée avec une clé que cette installation n’a pas.',
    details_changed: 'Les détails de l’entrée {id} ne sont pas tels qu’ils ont été écrits.',
    details_emptied:
      'Les détails de l’entrée {id} ont été vidés sans que son prospect ait été effacé.',
    anchors_changed:
      'La ligne {id} du fichier audit-anchors.jsonl n’est pas telle qu’elle a été notée.',
  },
  dismiss: 'Fermer le résultat',
}

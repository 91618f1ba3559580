import type { audit as en } from '../en/audit.ts'
import type { Translated } from '../translated.ts'
import { auditCheck } from './audit-check.ts'

export const audit: Translated<typeof en> = {
  title: 'Audit',
  list: 'Ce qui s’est passé, le plus récent d’abord',
  filters: 'Filtres',
  kind: 'Événement',
  anyKind: 'Tous',
  person: 'Personne',
  anyPerson: 'Tout le monde',
  from: 'Du',
  to: 'Au',
  lead: 'Prospect {id}',
  anyLead: 'Afficher tous les prospects',
  clear: 'Effacer les filtres',
  empty: 'Rien ne s’est encore passé',
  emptyText: 'Les connexions, modifications, rapports et e-mails sont consignés ici.',
  nothingFound: 'Rien trouvé',
  nothingFoundText: 'Rien n’a été consigné pour ces filtres.',
  details: 'Détails',
  entry: 'Entrée {id}',
  none: 'vide',
  changedTo: 'remplacé par',
  someone: 'quelqu’un',
  fields: {
    name: 'Nom',
    email: 'E-mail',
    company: 'Société',
    phone: 'Téléphone',
    need: 'Besoin',
    budget: 'Budget',
    horizon: 'Échéance',
    authority: 'Décision',
    size: 'Effectif',
    intent: 'Qui est-ce',
    userAgent: 'Navigateur',
    address: 'Adresse',
    title: 'Titre',
    content: 'Texte',
    locale: 'Langue',
    fitScore: 'Score',
    description: 'Description',
    country: 'Pays',
    sites: 'Sites',
    officeHours: 'Horaires',
    handBackMinutes: 'Reprise par l’assistant après, min',
    escalateMinutes: 'Par e-mail après, min',
    contact: 'Contact',
    warm: 'À relancer dès',
    hot: 'À appeler dès',
    hotMark: 'Chaud à partir de',
    hotScore: 'Chaud à partir de',
    modelBudgets: 'Budgets du modèle de langage',
    kind: 'Type',
    sourceUrl: 'Page web',
    characters: 'Caractères',
    services: 'Services',
    references: 'Références',
    privacy: 'Confidentialité',
    persona: 'Assistant',
    recordsOpenings: 'E-mails ouverts relevés',
    sendsCopies: 'Copies envoyées d’elles-mêmes',
  },

  ...auditCheck,

  groups: {
    admin: 'Comptes',
    conversation: 'Conversations',
    fact: 'Faits',
    note: 'Notes',
    canned_reply: 'Réponses types',
    article: 'Connaissances',
    notification: 'Notifications',
    settings: 'Réglages',
    audit: 'Audit',
    lead: 'Prospects',
    report: 'Rapports',
    mail: 'E-mails',
    suppression: 'Adresses bloquées',
  },
  kinds: {
    admin: {
      created: 'Compte créé',
      signed_in: 'Connexion',
      sign_in_failed: 'Échec de connexion',
      signed_out: 'Déconnexion',
      session_ended: 'Appareil déconnecté',
      token_reused: 'Session copiée',
      renamed: 'Nom changé',
      profile_changed: 'Téléphone ou lien de rendez-vous changé',
      password_changed: 'Mot de passe changé',
      reset_requested: 'Lien de mot de passe demandé',
      reset_link_made: 'Lien de mot de passe créé sur le serveur',
      password_reset: 'Mot de passe réinitialisé',
      second_factor_enabled: 'Connexion en deux étapes activée',
      second_factor_removed: 'Connexion en deux étapes désactivée',
      recovery_codes_renewed: 'Nouveaux codes de secours',
      invited: 'Invitation',
      invitation_revoked: 'Invitation retirée',
      role_changed: 'Rôle changé',
      disabled: 'Compte désactivé',
      enabled: 'Compte réactivé',
    },
    conversation: {
      taken_over: 'Conversation prise en main',
      replied: 'Réponse dans une conversation',
      released: 'Conversation rendue à l’assistant',
      handed_over: 'Conversation passée à un collègue',
      handed_back: 'Conversation reprise par l’assistant',
      answered: 'Réponse hors du chat',
      person_requested: 'Personne demandée',
      closed: 'Conversation fermée',
      reopened: 'Conversation rouverte',
    },
    fact: {
      corrected: 'Fait saisi',
      rejected: 'Fait écarté',
      restored: 'Saisie sur un fait retirée',
    },
    note: { added: 'Note écrite', deleted: 'Note supprimée' },
    canned_reply: { saved: 'Réponse type enregistrée', deleted: 'Réponse type supprimée' },
    article: { created: 'Article rédigé', updated: 'Article modifié', deleted: 'Article supprimé' },
    answer: { rated: 'Réponse évaluée', settled: 'Réponse évaluée traitée' },
    provider: { saved: 'Modèle de langage choisi', removed: 'Modèle de langage retiré' },
    rehearsal: {
      saved: 'Conversation d’essai enregistrée',
      deleted: 'Conversation d’essai supprimée',
    },
    copy: { agreed: 'Copie par e-mail acceptée', withdrawn: 'Copie par e-mail retirée' },
    follow_up: {
      closed: 'Élément de « À traiter » traité',
      reopened: 'Élément de « À traiter » rouvert',
    },
    notification: { acknowledged: 'Notification prise en compte' },
    rubric: { published: 'Notation publiée' },
    settings: { changed: 'Réglages modifiés' },
    audit: { key_changed: 'Clé de l’audit changée' },
    lead: {
      created: 'Prospect créé',
      updated: 'Prospect modifié',
      deleted: 'Prospect supprimé',
      import_started: 'Import commencé',
      import_finished: 'Prospects importés',
      restored: 'Prospect restauré',
      erased: 'Prospect effacé',
    },
    report: {
      requested: 'Rapport demandé',
      ready: 'Rapport rédigé',
      failed: 'Rapport non rédigé',
      edited: 'Rapport modifié',
      link_made: 'Lien vers un rapport créé',
      link_revoked: 'Lien vers un rapport révoqué',
    },
    mail: {
      queued: 'E-mail mis dans la boîte d’envoi',
      sent: 'E-mail envoyé',
      delivered: 'E-mail remis',
      bounced: 'E-mail rejeté',
      complained: 'E-mail signalé indésirable',
      suppressed: 'E-mail retenu',
      canceled: 'Envoi annulé',
      unconfirmed: 'E-mail non confirmé',
      failed: 'E-mail non envoyé',
    },
    suppression: { added: 'Adresse bloquée', removed: 'Adresse débloquée' },
  },

  events: {
    admin: {
      created:
        '{isFirst, select, true {<who></who> a mis OKA en service, avec le rôle « {role} ».} other {<who></who> a rejoint l’équipe avec le rôle « {role} ».}}',
      signed_in: '<who></who> a ouvert une session.',
      sign_in_failed: 'Quelqu’un n’a pas réussi à se connecter au compte de <whom></whom>.',
      signed_out: '<who></who> a fermé sa session.',
      session_ended:
        '<who></who> a déconnecté {sessions, plural, one {un appareil} other {# appareils}}.',
      token_reused:
        'La session de <whom></whom> a servi à deux endroits et a été close, au cas où elle serait volée.',
      renamed: '<who></who> a changé de nom.',
      profile_changed: '<who></who> a changé son numéro de téléphone ou son lien de rendez-vous.',
      password_changed:
        '<who></who> a changé de mot de passe{endedSessions, plural, =0 {} one {, ce qui a déconnecté un appareil} other {, ce qui a déconnecté # appareils}}.',
      reset_requested: 'Un lien pour un nouveau mot de passe a été demandé pour <whom></whom>.',
      reset_link_made:
        'Un opérateur du serveur a créé un lien pour un nouveau mot de passe de <whom></whom>.',
      password_reset: '<who></who> a choisi un nouveau mot de passe par le lien reçu.',
      second_factor_enabled: '<who></who> a activé la connexion en deux étapes.',
      second_factor_removed:
        '{isOwn, select, true {<who></who> a désactivé la connexion en deux étapes.} other {<who></who> a désactivé la connexion en deux étapes de <whom></whom>.}}',
      recovery_codes_renewed: '<who></who> a créé de nouveaux codes de secours.',
      invited: '<who></who> a invité {email} avec le rôle « {role} ».',
      invitation_revoked: '<who></who> a retiré l’invitation de {email}.',
      role_changed: '<who></who> a changé le rôle de <whom></whom> de « {from} » à « {to} ».',
      disabled: '<who></who> a désactivé le compte de <whom></whom>.',
      enabled: '<who></who> a réactivé le compte de <whom></whom>.',
    },
    conversation: {
      taken_over:
        '<who></who> a pris la main dans <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
      replied:
        '<who></who> a répondu dans <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
      released:
        '<who></who> a rendu <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}} à l’assistant.',
      handed_over:
        '<who></who> a passé <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}} à <whom></whom>.',
      handed_back:
        'L’assistant a repris <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}, faute de réponse de l’équipe.',
      answered:
        'Le visiteur a répondu dans <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}, par e-mail ou sur la page du rapport.',
      person_requested:
        'Un visiteur a demandé à parler à une personne dans <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
      closed:
        '<who></who> a fermé <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
      reopened:
        '<who></who> a rouvert <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
    },
    fact: {
      corrected:
        '<who></who> a saisi « {field} » {hasLead, select, true {du <lead>prospect {leadId}</lead>} other {pour le visiteur d’<conversation>une conversation</conversation>}}.',
      rejected:
        '<who></who> a écarté « {field} » {hasLead, select, true {du <lead>prospect {leadId}</lead>} other {pour le visiteur d’<conversation>une conversation</conversation>}}.',
      restored:
        '<who></who> a retiré une saisie sur « {field} » {hasLead, select, true {du <lead>prospect {leadId}</lead>} other {pour le visiteur d’<conversation>une conversation</conversation>}}.',
    },
    note: {
      added: '<who></who> a écrit une note sur <conversation>une conversation</conversation>.',
      deleted: '<who></who> a supprimé une note sur <conversation>une conversation</conversation>.',
    },
    canned_reply: {
      saved: '<who></who> a enregistré une réponse type.',
      deleted: '<who></who> a supprimé une réponse type.',
    },
    article: {
      created: '<who></who> a rédigé un article des connaissances.',
      updated: '<who></who> a modifié un article des connaissances.',
      deleted: '<who></who> a supprimé un article des connaissances.',
    },
    answer: {
      rated:
        '<who></who> a évalué une réponse de l’assistant dans <conversation>une conversation</conversation>.',
      settled:
        '<who></who> a traité ou rouvert une réponse évaluée dans <conversation>une conversation</conversation>.',
    },
    provider: {
      saved: '<who></who> a choisi le modèle de langage.',
      removed: '<who></who> a retiré le modèle de langage des réglages.',
    },
    rehearsal: {
      saved: '<who></who> a enregistré une conversation d’essai.',
      deleted: '<who></who> a supprimé une conversation d’essai.',
    },
    copy: {
      agreed:
        'Le visiteur d’<conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}} a accepté une copie par e-mail à {email}.',
      withdrawn:
        'Le visiteur d’<conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}} ne veut plus de copie par e-mail à {email}.',
    },
    follow_up: {
      closed:
        '<who></who> {isDismissed, select, true {a écarté} other {a traité}} {kind, select, call_back {un rappel} copy {une copie par e-mail} other {une question}} d’<conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
      reopened:
        '<who></who> a rouvert {kind, select, call_back {un rappel} copy {une copie par e-mail} other {une question}} d’<conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
    },
    notification: {
      acknowledged:
        '<who></who> a pris en compte une notification sur <conversation>une conversation</conversation>{hasLead, select, true { avec le <lead>prospect {leadId}</lead>} other {}}.',
    },
    rubric: { published: '<who></who> a publié la version {version} de la notation.' },
    settings: {
      changed:
        '<who></who> a modifié les réglages{hasSettings, select, true { : {settings}} other {}}.',
    },
    audit: {
      key_changed:
        'À partir d’ici, l’audit est scellé avec une autre clé, car JWT_SECRET a changé.',
    },
    lead: {
      created:
        '{isByHand, select, true {<who></who> a ajouté le <lead>prospect {leadId}</lead> à la main.} other {Le <lead>prospect {leadId}</lead> est issu d’<conversation>une conversation</conversation>.}}',
      updated:
        '<who></who> a modifié le <lead>prospect {leadId}</lead>{isMoved, select, true {, passé de « {fromStatus} » à « {status} »} other {}}.',
      deleted: '<who></who> a supprimé le <lead>prospect {leadId}</lead>.',
      import_started:
        '{isByCommand, select, true {Une commande} other {<who></who>}} a commencé à importer les prospects d’un autre système.',
      import_finished:
        '{isByCommand, select, true {Une commande} other {<who></who>}} a importé {leads, plural, =0 {aucun prospect} one {un prospect} other {# prospects}} d’un autre système, avec {messages, plural, =0 {aucun message} one {un message} other {# messages}} et {reports, plural, =0 {aucun rapport} one {un rapport} other {# rapports}}{refused, plural, =0 {} one { ; un a été écarté} other { ; # ont été écartés}}.',
      restored: '<who></who> a restauré le <lead>prospect {leadId}</lead>.',
      erased:
        '{isByStaff, select, true {<who></who> a effacé définitivement le prospect {leadId}} other {Le prospect {leadId} a été effacé définitivement, 30 jours après sa suppression}} : {conversations, plural, =0 {aucune conversation} one {une conversation} other {# conversations}}, {messages, plural, =0 {aucun message} one {un message} other {# messages}}.',
    },
    report: {
      requested:
        '<who></who> a demandé la version {version} du rapport sur le <lead>prospect {leadId}</lead>.',
      ready: 'La version {version} du rapport sur le <lead>prospect {leadId}</lead> a été rédigée.',
      failed:
        'La version {version} du rapport sur le <lead>prospect {leadId}</lead> n’a pas pu être rédigée.',
      edited:
        '<who></who> a modifié le rapport sur le <lead>prospect {leadId}</lead>\u00A0: version {version}.',
      link_made:
        '<who></who> a créé un lien vers le rapport sur le <lead>prospect {leadId}</lead>, ouvert jusqu’au {expiresAt}.',
      link_revoked:
        '<who></who> a révoqué un lien vers le rapport sur le <lead>prospect {leadId}</lead>.',
    },
    mail: {
      queued:
        '{isByStaff, select, true {<who></who> a mis <mail>l’e-mail</mail> avec le rapport sur le <lead>prospect {leadId}</lead> dans la boîte d’envoi.} other {<mail>La copie</mail> acceptée par le <lead>prospect {leadId}</lead> a été mise dans la boîte d’envoi.}}',
      sent: '<mail>Un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} a été envoyé.',
      unconfirmed:
        'On ne sait pas si <mail>un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} a été envoyé : le service d’e-mail ne l’a pas confirmé.',
      failed:
        '<mail>Un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} n’a pas pu être envoyé.',
      delivered:
        '<mail>Un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} a été remis.',
      bounced:
        '<mail>Un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} a été rejeté.',
      complained:
        'Le destinataire a signalé <mail>un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} comme indésirable.',
      suppressed:
        '<mail>Un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} n’a pas été envoyé : son adresse est bloquée.',
      canceled:
        '{isByStaff, select, true {<who></who> a annulé l’envoi différé d’<mail>un e-mail</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}}.} other {L’envoi d’<mail>une copie</mail>{hasLead, select, true { au <lead>prospect {leadId}</lead>} other {}} a été annulé, car le visiteur n’en veut plus.}}',
    },
    suppression: {
      added:
        '{isByStaff, select, true {<who></who> a bloqué l’adresse {email}.} other {L’adresse {email} a été bloquée, à cause d’<mail>un e-mail</mail>.}}',
      removed: '<who></who> a débloqué l’adresse {email}.',
    },
  },

  settings: {
    name: 'nom de la société',
    description: 'activité de la société',
    locale: 'langue par défaut',
    country: 'pays',
    sites: 'sites avec le chat',
    officeHours: 'horaires',
    handBackMinutes: 'délai avant que l’assistant reprenne',
    hotScore: 'score des prospects chauds',
    escalateMinutes: 'délai avant l’envoi d’un e-mail',
    modelBudgets: 'budgets du modèle de langage',
    modelPrices: 'prix des modèles de langage',
    rates: 'taux de change',
    recordsOpenings: 'relevé des e-mails ouverts',
    sendsCopies: 'envoi des copies',
    services: 'services',
    address: 'adresse',
    references: 'références',
    privacy: 'confidentialité',
    persona: 'assistant',
  },
}

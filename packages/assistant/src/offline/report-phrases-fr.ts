import type { ReportPhrases } from './report-phrases.ts'
import { fr, ofName } from './typography.ts'

export const frenchReport: ReportPhrases = {
  cite: (quote) => fr` (« ${quote} »)`,
  met: ({ date, company }) =>
    fr`Vous avez échangé avec ${company} le ${date}, depuis notre site. Ce document résume ce que nous en avons retenu et la suite que nous vous proposons.`,
  represented: ({ name, client }) => {
    if (name && client) return fr`Demande présentée par ${name}, pour ${client}.`
    return name ? fr`Demande présentée par ${name}.` : fr`Demande présentée pour ${client ?? ''}.`
  },
  need: ({ quote, isFirst }) =>
    isFirst
      ? fr`Votre besoin, dans vos mots : « ${quote} ».`
      : fr`Vous avez ajouté : « ${quote} ».`,
  needUnknown: fr`Le besoin reste à formuler ensemble ; ce sera l’objet du premier rendez-vous.`,
  remark: (quote) => fr`À propos de votre situation, vous nous avez dit : « ${quote} ».`,
  budget: (amount, cited) => fr`Budget envisagé : ${amount}${cited}.`,
  horizon: (span, cited) => fr`Échéance souhaitée : ${span}${cited}.`,
  soonest: (cited) => fr`Vous souhaitez avancer sans attendre${cited}.`,
  authority: {
    decides: (cited) => fr`La décision vous revient${cited}.`,
    shares: (cited) => fr`La décision se prend à plusieurs${cited}.`,
    other: (cited) => fr`La décision finale revient à une autre personne${cited}.`,
  },
  advice: {
    shop: [
      fr`Commencer par le parcours d’achat : catalogue, paiement et livraison, avant tout habillage graphique.`,
      fr`Relier la boutique aux stocks et à la comptabilité dès la première version, pour éviter les doubles saisies.`,
    ],
    app: [
      fr`Valider l’usage avec une maquette cliquable et quelques utilisateurs avant d’écrire la première ligne de code.`,
      fr`Livrer une première version réduite à l’essentiel, puis l’enrichir d’après les retours du terrain.`,
    ],
    training: [
      fr`Évaluer le niveau des participants par un court questionnaire, puis bâtir le programme sur vos propres cas.`,
      fr`Prévoir une séance de suivi quelques semaines après la formation, pour ancrer les pratiques.`,
    ],
    ai: [
      fr`Choisir un seul cas d’usage, mesurable, et en éprouver la valeur par un essai de quelques semaines.`,
      fr`Vérifier dès le départ la qualité des données et le cadre légal (RGPD, règlement européen sur l’IA).`,
    ],
    automation: [
      fr`Cartographier les tâches répétitives et chiffrer le temps qu’elles prennent, pour commencer par la plus coûteuse.`,
      fr`Automatiser par étapes, en gardant un contrôle humain là où une erreur aurait des conséquences.`,
    ],
    crm: [
      fr`Définir les étapes de votre relation client avant de choisir l’outil, et non l’inverse.`,
      fr`Prévoir la reprise et le nettoyage de vos données : c’est souvent la moitié du succès.`,
    ],
    erp: [
      fr`Décrire vos flux actuels (commande, stock, facture) en un ou deux ateliers, pour distinguer l’indispensable du souhaitable.`,
      fr`Comparer une solution du marché et un développement sur mesure sur le coût complet à trois ans.`,
    ],
    security: [
      fr`Commencer par un état des lieux : sauvegardes, accès, mises à jour, avec les corrections urgentes en priorité.`,
      fr`Sensibiliser les équipes et tester la restauration des sauvegardes au moins une fois.`,
    ],
    data: [
      fr`Recenser les sources de données et s’accorder sur la définition de cinq indicateurs clés.`,
      fr`Construire un premier tableau de bord utile à une équipe, puis étendre aux autres.`,
    ],
    cloud: [
      fr`Dresser l’inventaire des applications et de leurs dépendances avant de planifier toute bascule.`,
      fr`Migrer par lots, avec un retour arrière préparé et testé pour chacun.`,
    ],
    visibility: [
      fr`Mesurer l’existant (trafic, positions, conversions) pour fixer un objectif chiffré et réaliste.`,
      fr`Concentrer l’effort sur les deux canaux qui touchent le mieux vos clients.`,
    ],
    website: [
      fr`Partir de vos visiteurs : qui vient, pour quoi faire, et quelle action attendez-vous d’eux.`,
      fr`Fixer tôt l’arborescence et les contenus ; ce sont eux qui font les délais.`,
    ],
    software: [
      fr`Rédiger un cahier des charges court, centré sur les usages, et classer les fonctions par priorité.`,
      fr`Avancer par versions de quelques semaines, chacune utilisable et montrée à vos équipes.`,
    ],
    advice: [
      fr`Mener un diagnostic court : entretiens, revue de l’existant, puis une feuille de route chiffrée.`,
      fr`Retenir deux ou trois chantiers à effet rapide pour financer la suite.`,
    ],
    general: [
      fr`Organiser un atelier de cadrage pour préciser le besoin, les utilisateurs et les critères de réussite.`,
      fr`Découper le projet en étapes courtes, chacune avec un résultat visible.`,
    ],
  },
  shortTime: fr`Votre échéance étant proche, nous conseillons une première version resserrée, mise en service à temps, puis complétée.`,
  openBudget: fr`Avant tout engagement, retenir deux ou trois scénarios chiffrés afin de situer le budget.`,
  stagedBudget: (amount) =>
    fr`Pour tenir l’enveloppe de ${amount}, répartir le projet en un socle ferme et des options.`,
  involve: {
    shares: fr`Associer dès le cadrage les personnes qui décident avec vous, pour éviter les allers-retours.`,
    other: fr`Associer au prochain échange la personne qui décide ; nous pouvons préparer une note de synthèse à son intention.`,
  },
  call: (company) =>
    fr`Un échange de trente minutes avec un consultant ${ofName(company)}, pour valider ce résumé.`,
  reach: (contact) => fr`Nous vous joindrons aux coordonnées que vous avez laissées : ${contact}.`,
  proposal: (company) =>
    fr`À la suite de cet échange, ${company} vous remettra une proposition chiffrée, avec un calendrier.`,
  clarify: (fields) => fr`Points à préciser ensemble : ${fields}.`,
  fields: {
    name: 'votre nom',
    email: 'votre adresse e-mail',
    company: 'votre entreprise',
    phone: 'votre numéro de téléphone',
    need: 'votre besoin',
    budget: 'le budget',
    horizon: 'l’échéance',
    authority: 'la prise de décision',
    size: 'votre effectif',
    intent: 'votre démarche',
  },
  and: 'et',
}

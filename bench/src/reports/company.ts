import { service } from '@oka/assistant/testing/report-conversations'
import type { Service, UpdateSettings } from '@oka/contract/settings'

const services: Service[] = [
  service(
    ['Migration d’ERP vers le cloud', 'ERP migration to the cloud'],
    {
      fits: [
        'un ERP hébergé chez vous doit passer dans le cloud sans arrêter l’activité',
        'an ERP that runs on your premises has to move to the cloud without stopping the business',
      ],
      includes: [
        'inventaire des modules et des interfaces, migration d’essai, formation des équipes, bascule un week-end avec retour arrière préparé',
        'inventory of modules and interfaces, trial migration, training of the teams, switch over a weekend with a prepared rollback',
      ],
      duration: ['4 à 6 mois', '4 to 6 months'],
      risk: [
        'le nombre d’interfaces avec vos autres logiciels, connu après l’inventaire',
        'the number of interfaces with your other software, known after the inventory',
      ],
    },
    [90_000, 220_000],
  ),
  service(
    ['Suivi de tournées et de collectes', 'Tracking of rounds and collections'],
    {
      fits: [
        'des tournées ou des collectes se suivent encore au téléphone, par fax ou sur papier, et doivent se lire en temps réel sur une tablette',
        'rounds or collections are still recorded by phone, by fax or on paper, and have to be read live on a tablet',
      ],
      includes: [
        'saisie sur tablette par les chauffeurs, carte en temps réel pour le bureau, reprise des tournées existantes, formation',
        'entry on a tablet by the drivers, a live map for the office, import of the existing rounds, training',
      ],
      duration: ['8 à 12 semaines', '8 to 12 weeks'],
      risk: ['la couverture mobile sur vos tournées', 'mobile coverage along your rounds'],
    },
    [28_000, 60_000],
  ),
  service(
    ['Devis et relances automatisés', 'Automated quotes and reminders'],
    {
      fits: [
        'des devis, des factures ou des relances d’impayés sont faits à la main',
        'quotes, invoices or reminders are made by hand, by fax or by e-mail, and get lost',
      ],
      includes: [
        'modèles, règles de calcul et d’échéance, envoi et suivi, lien avec la comptabilité, un mois d’essai',
        'templates, rules of calculation and due dates, sending and tracking, a link to the accounts, a month of trial',
      ],
      duration: ['6 à 10 semaines', '6 to 10 weeks'],
      risk: ['', ''],
    },
    [12_000, null],
  ),
  service(
    ['Vente et commande en ligne', 'Online sales and orders'],
    {
      fits: [
        'un commerce veut vendre, livrer ou prendre des commandes en ligne',
        'a shop or a spa wants to sell online, gift cards included, or to take orders and bookings',
      ],
      includes: [
        'catalogue, paiement, livraison ou retrait, application pour téléphone, formation de l’équipe',
        'catalogue, payment, delivery or collection, an app for phones, training of the team',
      ],
      duration: ['5 à 9 semaines', '5 to 9 weeks'],
      risk: [
        'les conditions de votre banque pour le paiement en ligne',
        'your bank’s terms for payment online',
      ],
    },
    [6000, 18_000],
  ),
  service(
    ['Extranet et portail', 'Portals and extranets'],
    {
      fits: [
        'des clients, des adhérents ou des locataires doivent trouver leurs documents et faire leurs demandes eux-mêmes, sur un extranet',
        'customers, members or tenants have to find their documents and make their requests themselves, in a portal',
      ],
      includes: [
        'comptes et droits, documents, demandes et leur suivi, accessibilité, hébergement de la première année',
        'accounts and rights, documents, requests and their progress, accessibility, hosting for the first year',
      ],
      duration: ['8 à 14 semaines', '8 to 14 weeks'],
      risk: ['la reprise des comptes existants', 'the import of the existing accounts'],
    },
    [14_000, 35_000],
  ),
  service(
    ['Atelier de cadrage', 'Scoping workshop'],
    {
      fits: [
        'un projet n’a encore ni périmètre ni budget arrêtés',
        'neither the scope nor the budget of a project is settled',
      ],
      includes: [
        'deux demi-journées avec les utilisateurs, un périmètre écrit, un chiffrage par lots',
        'two half-days with the users, a written scope, a price for each part',
      ],
      duration: ['2 semaines', '2 weeks'],
      risk: ['', ''],
    },
    [2800, 2800],
  ),
]

/** A consultancy as its Settings have it. */
export const settings: UpdateSettings = {
  name: 'Atelier Vauban',
  country: 'FR',
  description: {
    fr: 'Nous concevons des logiciels de gestion pour les entreprises de 5 à 500 personnes.',
    en: 'We build business software for companies of 5 to 500 people.',
  },
  services,
}

export const letterhead = {
  address: '18 quai des Célestins\n69002 Lyon',
  email: 'bonjour@atelier-vauban.example',
  phone: '04 72 00 18 18',
  website: 'https://www.atelier-vauban.example',
  color: '#8a2b3c',
}

export const consultant = {
  email: 'helene.aubry@atelier-vauban.example',
  name: 'Hélène Aubry',
  phone: '+33 6 39 98 41 27',
  bookingUrl: 'https://calendar.example/helene-aubry',
}

/** The logo as a picture that a browser draws. */
export const logoSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="96" viewBox="0 0 360 96">
<path d="M48 6 86 28v40L48 90 10 68V28z" fill="#8a2b3c"/><path d="M30 34h10l8 26 8-26h10L53 72H43z" fill="#fff"/>
<text x="104" y="44" font-family="DejaVu Serif, serif" font-size="30" fill="#16202e">Atelier</text>
<text x="104" y="78" font-family="DejaVu Serif, serif" font-size="30" font-weight="bold" fill="#8a2b3c">Vauban</text></svg>`

import type { letterhead as en } from '../en/letterhead.ts'
import type { Translated } from '../translated.ts'

export const letterhead: Translated<typeof en> = {
  title: 'En-tête',
  saved: 'L’en-tête a été enregistré. Les prochains rapports le porteront.',
  overtaken: 'Un collègue a modifié l’en-tête entre-temps. Vos changements sont toujours là.',
  showTheirs: 'Voir les siens',
  saveMine: 'Enregistrer les miens',

  look: 'Présentation',
  lookText: 'Le haut de chaque rapport, et de l’e-mail qui l’accompagne.',
  logo: 'Logo',
  logoAlt: 'Votre logo',
  chooseLogo: 'Choisir un logo',
  changeLogo: 'En choisir un autre',
  removeLogo: 'Le retirer',
  logoHint:
    'PNG, JPEG ou WebP de 5 Mo au plus, de préférence sur fond transparent. À défaut, le nom de votre société.',
  logoTooLarge: 'Cette image est trop lourde. Choisissez un fichier de 5 Mo au plus.',
  logoUnreadable: 'Ce fichier n’est pas une image lisible. Choisissez un PNG, un JPEG ou un WebP.',
  color: 'Couleur',
  colorPalette: 'Choisir la couleur',
  colorReadable: 'Un texte de cette couleur se lit bien sur fond blanc.',
  colorPale:
    'Un texte de cette couleur se lirait mal sur fond blanc : les filets la gardent, les titres en prennent une nuance plus foncée.',
  colorWrong: 'Saisissez # puis six chiffres ou lettres de a à f, par exemple #1f4e79.',

  reach: 'Coordonnées',
  reachText: 'Ce qui reste vide ne figure pas dans l’en-tête.',
  address: 'Adresse postale',
  addressHint: 'Comme sur une lettre. L’assistant la donne aussi aux visiteurs.',
  addressWrong: 'Saisissez 300 caractères au plus.',
  phone: 'Téléphone',
  phoneWrong: 'Saisissez 40 caractères au plus.',
  email: 'E-mail',
  emailWrong: 'Saisissez une adresse telle que bonjour@exemple.fr, ou laissez vide.',
  website: 'Site web',
  websiteWrong: 'Saisissez une adresse qui commence par https://, ou laissez vide.',

  preview: 'À l’impression',
  previewTitle: 'Compte rendu de notre échange',
  previewSubject: 'La société du client',
  previewText: 'Les rapports déjà rédigés gardent l’en-tête qu’ils avaient alors.',
}

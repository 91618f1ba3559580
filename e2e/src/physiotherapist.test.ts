import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { fill, press, textbox } from './testing/form.ts'
import { admin } from './testing/server.ts'
import { test } from './testing/stage-test.ts'
import { visitorIn } from './testing/widget.ts'

test('a physiotherapist sets it up in French by the admin app alone, and a patient gets their questions, answers and score', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open({ locale: 'fr-FR' })
  await page.goto(url)
  await page.getByLabel('E-mail').or(page.getByLabel('Adresse e-mail')).fill(admin.email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(admin.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('link', { name: 'Réglages' }).first().click()
  await fill(page, {
    Nom: 'Cabinet Lemoine',
    'Votre activité (Français)':
      'Le cabinet Lemoine est un cabinet de kinésithérapie à Nantes : rééducation, mal de dos, sport.',
    Adresse: '12 rue de Strasbourg, 44000 Nantes',
  })
  await page.getByRole('button', { name: 'Ajouter un service' }).click()
  await fill(page, {
    'Nom (Français)': 'Séance de kinésithérapie',
    'Quand il convient (Français)':
      'Mal de dos, entorse, genou ou épaule douloureux, après une opération',
    'Ce qu’il comprend (Français)': 'Un bilan, puis des soins et des exercices',
    'Sa durée (Français)': '30 minutes',
    'Prix de': '25',
    à: '35',
  })
  const hours = page.getByRole('checkbox', { name: 'Des personnes répondent à certaines heures' })
  await hours.check()
  await press(page, 'Enregistrer')
  await page.getByText('Les réglages ont été enregistrés.').waitFor()
  await expectAccessible(page)

  await page.goto(`${url}/settings/assistant`)
  await fill(page, {
    'Accueil (Français)': 'Bonjour ! Je suis l’assistant IA du cabinet Lemoine. Où avez-vous mal ?',
    'Suggestions (Français)': 'Prendre rendez-vous\nCombien coûte une séance ?',
  })
  await page.getByRole('checkbox', { name: 'Nous menons des projets numériques' }).uncheck()
  const question = (name: string) => page.getByRole('group', { name, exact: true })
  for (const name of [
    'Leur société ou secteur',
    'Leur budget',
    'Qui décide',
    'Leur numéro de téléphone',
  ]) {
    await question(name).getByRole('checkbox', { name: 'La poser' }).uncheck()
  }
  await question('Pour quand').getByText('Formulation et réponses').click()
  await question('Pour quand')
    .getByRole('textbox', { name: 'Formulation (Français)' })
    .fill('Quand souhaitez-vous venir ?')
  await page.getByRole('button', { name: 'Ajouter un sujet' }).click()
  await textbox(page, 'Mots qui le font reconnaître').fill('diagnostic\nmédicament')
  await textbox(page, 'Ce qui est dit (Français)').fill(
    'Je ne donne pas d’avis médical : votre kinésithérapeute en parlera avec vous.',
  )
  await press(page, 'Enregistrer')
  await page.getByText('L’assistant a été enregistré.').waitFor()

  await page.goto(`${url}/settings/scoring`)
  await page.getByRole('button', { name: 'Ajouter un critère' }).click()
  await page.getByRole('menuitem', { name: 'Choix' }).click()
  await fill(page, {
    'Nom, Français': 'Ordonnance',
    'Question au visiteur, Français': 'Avez-vous une ordonnance ?',
    'Réponse 1, Français': 'Oui, j’en ai une',
    'Réponse 2, Français': 'Pas encore',
    'Réponse 2 : pourcentage des points': '40',
    'Ordonnance : points au plus': '30',
    'Besoin : points au plus': '40',
    'Budget : points au plus': '0',
    'Échéance : points au plus': '20',
    'Décision : points au plus': '0',
    'Société : points au plus': '0',
    'Contact : points au plus': '10',
  })
  await page.getByText('Les poids font 100 points.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publier…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publier…' }).click()
  await page.getByText('La version 2 est publiée.').waitFor()

  await page.goto(`${url}/knowledge`)
  await page.getByRole('link', { name: 'Nouvel article' }).first().click()
  await textbox(page, 'Titre').fill('Votre première séance')
  await textbox(page, 'Texte').fill(
    '## À apporter\n\nApportez votre ordonnance, votre carte Vitale et une serviette.\n\n## Se garer\n\nLe parking Bretagne est à 200 mètres du cabinet.',
  )
  await press(page, 'Enregistrer')
  await page.getByText('L’article a été enregistré.').waitFor()

  const guest = await open({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' })
  await guest.page.goto(`${url}/demo`)
  const visitor = visitorIn(guest.page)
  await visitor.open(/ouvrir la discussion/i)
  await visitor.sees('Où avez-vous mal ?')
  await visitor.chat.getByRole('button', { name: 'Combien coûte une séance ?' }).click()
  await visitor.sees(/25.*35/)
  await visitor.say('Qu’est-ce que je dois apporter ?')
  await visitor.sees(/carte Vitale et une serviette/)
  await visitor.say('J’ai mal au genou depuis dimanche, je voudrais prendre rendez-vous')
  await visitor.sees('Quand souhaitez-vous venir ?')
  await visitor.say('Cette semaine si possible')
  await visitor.sees(/votre nom|à qui/i)
  await visitor.say('Julie Moreau, julie.moreau@example.org')
  await visitor.sees('Avez-vous une ordonnance ?')
  await visitor.chat.getByRole('button', { name: 'Oui, j’en ai une' }).click()
  await expect.poll(() => visitor.written()).toContain('Oui, j’en ai une')
  await visitor.say('Quel médicament puis-je prendre ?')
  await visitor.sees('Je ne donne pas d’avis médical')

  await page.goto(`${url}/leads`)
  await page.getByRole('link', { name: 'Julie Moreau' }).click()
  await page.getByText('Ordonnance').first().waitFor()
  await page.getByText('30 sur 30').first().waitFor()
  await expectAccessible(page)
  expect([...complaints, ...guest.complaints]).toEqual([])
})

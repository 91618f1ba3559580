import { describe, expect, test } from 'vitest'

import { makeInput, readOne } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'

describe('what has the words of a need and is none', () => {
  test.each([
    ['of who serves others', 'Certainly madam, this is our list of appointments'],
    [
      'of who tells others what to do',
      'You must bring the order form and the invoice to the stock room',
    ],
    [
      'of who tells others what to do, in French',
      'Vous devez créer un compte sur le site pour gérer vos commandes',
    ],
    ['of who sells', 'We’ve got plenty of chairs in stock for your office'],
    ['of who sells, in French', 'Nous avons un grand choix de bureaux en stock, avec livraison'],
    ['of what is liked better', 'It’s much nicer than the booking site of the other school'],
    [
      'of what is liked better, in French',
      'C’est quand même moins moche que le site de réservation de la mairie',
    ],
    [
      'of who tells why',
      'Parce qu’ils gèrent leurs commandes et leur site depuis longtemps sans personne',
    ],
    ['of what others do, as is written', 'Cependant, selon le site, ils acceptent les commandes'],
    ['of who brings something home', 'Je compte me rapporter beaucoup de stock de ce logiciel'],
    ['of who answers a friend', 'Technically no, a lot of booking systems send the invoices'],
    ['of what has been done', 'We ran an online course for our call center staff in spring'],
    ['of what has been installed', 'je viens d’installer Zappo, une application pour les photos'],
    ['of what works', 'This app offers very convenient bookings for train tickets'],
    ['of what works by itself', 'The parcels are automatically sorted using a bar code system'],
    ['of what they do for pleasure', 'I love to paint and I run a small book club'],
    ['of a guest', 'We need to ask our waitress for the menu and get the bill'],
    ['of a guest’s room', 'Could you please confirm my reservation?'],
    ['of who writes a review', 'on voulait laisser des avis sur le site du musée'],
    [
      'of their own computer',
      'I want the best backup software for my laptop, a copy of the bootloader',
    ],
    ['of what they run at home', 'the kernel update broke the booking of my sudo rights'],
    ['a path', '/srv/shop/site/booking'],
    ['of what was looked at', 'parce que j’ai regardé sur le catalogue en ligne'],
    ['of what others do', 'They take care of the orders and the maintenance side'],
    ['of what a thing is', 'It’s an app that helps shops manage their stock'],
    ['of who is glad', 'We are so glad you came for our training workshop on software'],
    [
      'of who somebody is',
      'Claire Aubry est médecin, directrice du service des plannings et des gardes',
    ],
    [
      'of what there was',
      'il y avait un professeur qui répondait aux questions sur les inscriptions',
    ],
    ['of what somebody does tomorrow', 'bein demain je fais l’inventaire de mon stock'],
    ['of what goes better', 'Our order procedures have speeded up with the new system'],
    ['of a present', 'I want to sell some stock to my cousin in an online shop'],
    [
      'of what is to cost nothing',
      'I’m hoping there’s a freeware app for booking our meeting rooms',
    ],
    ['of what is to cost nothing, in French', 'On cherche un logiciel gratuit pour nos plannings'],
    ['of a computer at home', 'firefox 2.0.0.4 on 64 bit processor causes whole system to crash'],
    ['of a tool for one', 'i need a network monitoring tool that can run on terminal'],
    ['of what others do not need', 'Les gens n’ont pas besoin d’un site de fanatiques pour voter'],
    ['a word that is mended', '*website'],
    ['of what others may look up', 'cherche sur google le nom de ce site'],
    ['of what was begun', 'En fait j’ai commencé le développement de mon site très tôt'],
    ['of what they would keep', 'Spain is a large market. We don’t want to lose it.'],
  ])('%s', (_, content) => {
    expect(readOne('need', content)).toBeUndefined()
  })

  test.each([
    ['Our staff need to sort appointments by hand and it is very slow'],
    ['We ran out of patience with our CRM and want a new one'],
    ['You need to know that our booking site is down every weekend'],
    ['We would like to migrate our Linux servers to the cloud'],
    ['I need to move my web shop from Debian to Ubuntu'],
    ['We need our booking system to work on terminals at the reception'],
    ['Our website is broken in Firefox and customers cannot book'],
    ['I’m so glad you answered, we need a new intranet'],
    ['We would love to take bookings online'],
    ['We need a site where customers get a free quote'],
    ['I love baking and want to sell my cakes online'],
    ['I hate doing our rota on paper every week'],
    ['I like your work and need a website for my bakery'],
    ['We want our customers to leave a review on our website'],
    ['Thanks for calling me back, we need a website'],
    ['Do you have an app for booking tables in restaurants?'],
    ['We need an app so that guests can cancel a table'],
    ['vous pouvez faire un site pour une boulangerie'],
    ['il vous faut combien de temps pour refaire notre site ?'],
    ['we have a wide range of chairs in stock and want to sell them in an online shop'],
    ['c’est plus simple que je vous explique, il nous faut un site pour les commandes'],
  ])('%s is one all the same', (content) => {
    expect(readOne('need', content)).toBeDefined()
  })
})

describe('who serves others', () => {
  test('has no need of theirs', () => {
    const said = [
      'Thank you for calling Harbour Bank, how may I help you?',
      'We offer online payments for shops, our customers need a business account.',
    ]
    const lines = said.map((content): ['visitor', string] => ['visitor', content])

    expect(extractConversation(makeInput(lines)).facts).toEqual([])
  })
})
